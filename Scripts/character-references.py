#!/usr/bin/env python3
"""Writes Sources/BilletCore/CharacterReferenceTable.swift from the table in Python's html.entities."""
import html.entities
import pathlib

table = html.entities.html5
target = pathlib.Path(__file__).parent.parent / "Sources/BilletCore/CharacterReferenceTable.swift"
head, _, rest = target.read_text().partition('"""\n')
legacy = {name for name in table if not name.endswith(";")}
names = sorted((name[:-1] for name in table if name.endswith(";")), key=str.encode)
rows = [
    f"    {name} {'!' if name in legacy else '-'} "
    + " ".join(f"{ord(scalar):X}" for scalar in table[name + ";"])
    for name in names
]
target.write_text(head + '"""\n' + "\n".join(rows) + '\n    """\n}\n')
