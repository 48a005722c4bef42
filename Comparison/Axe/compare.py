#!/usr/bin/env python3
"""Compares Billet's accessibility rules with axe-core's on the same files.

compare.py BILLET REPOSITORY [-v] [--cache FILE]

Both look at the starter library as it renders, at the examples of every rule that both have, and at exports of e-mail builders. For each
file and each rule of axe-core that a Billet rule names, the verdicts are held against each other. A difference is a
violation on one side and nothing on the other; where either side leaves it to a person, nobody is contradicted. Differences
must be explained in explained.json; others, and explanations that nothing needs, make the exit status 1, and so does a
file that cannot be seen in the browser.

An explanation names axe-core's rule or rules, the side that has the violation, the files by pattern and, where those hold
more than what it is about, one or more texts in the file ("holding", in any case of letters).
"""
import argparse
import fnmatch
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

import axe

# What axe-core asks of a page, and a piece of a message is none.
PAGE_RULES = {"document-title", "html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "page-has-heading-one"}


def billet(binary, *arguments, cwd, accepting=(0, 1)):
    """The standard output of a billet command; findings are no failure."""
    done = subprocess.run([binary, *arguments], cwd=cwd, capture_output=True, timeout=600)
    if done.returncode not in accepting:
        sys.exit(f"billet {' '.join(arguments)}: {(done.stderr or done.stdout).decode()}")
    return done.stdout


def corpus(binary, repository, folder):
    """Writes every file to compare into the folder and gives the mapping from axe-core's rules to Billet's."""
    rules = json.loads(billet(binary, "rules", "--format", "json", cwd=repository))["rules"]
    mapping = defaultdict(set)
    for rule in rules:
        if rule["category"] != "Accessibility":
            continue
        for reference in rule["references"]:
            if reference["standard"] == "axe-core":
                mapping[reference["id"]].add(rule["id"])
        # Examples of what axe-core does not look at would only repeat what is agreed.
        if not any(reference["standard"] == "axe-core" for reference in rule["references"]):
            continue
        for number, example in enumerate(rule["examples"]):
            html = example["source"].replace("«", "").replace("»", "")
            (folder / f"rule.{rule['id']}.{number}.html").write_text(html)
    # What the starter messages render to is recorded, and told if it is no longer so.
    billet(binary, "test", accepting=[0], cwd=repository)
    for snapshot in sorted(repository.glob("Snapshots/*/*/*.html")):
        name = ".".join(snapshot.relative_to(repository / "Snapshots").parts)
        (folder / f"starter.{name}").write_bytes(snapshot.read_bytes())
    for export in sorted((pathlib.Path(__file__).parent / "exports").glob("*.html")):
        (folder / f"export.{export.name}").write_bytes(export.read_bytes())
    return mapping


def verdicts_of_billet(binary, folder):
    """For each file the verdict of each of Billet's rules."""
    report = json.loads(billet(
        binary, "check", ".", "--profile", "web", "--level", "AAA", "--format", "json", cwd=folder))
    result = {}
    for file in report["files"]:
        verdict = result.setdefault(pathlib.PurePath(file["path"]).name, {})
        for finding in file["diagnostics"]:
            word = "violation" if finding["outcome"] == "failed" else "review"
            if verdict.get(finding["rule"]) != "violation":
                verdict[finding["rule"]] = word
    return result


def strongest(verdicts):
    verdicts = set(verdicts)
    return "violation" if "violation" in verdicts else "review" if "review" in verdicts else None


def as_list(value):
    return value if isinstance(value, list) else [value]


def explains(entry, rule, side, file, text):
    """Whether an explanation is about this difference."""
    return (rule in as_list(entry["rule"]) and side == entry["only"]
            and any(fnmatch.fnmatch(file, pattern) for pattern in entry["files"])
            and ("holding" not in entry
                 or any(part.lower() in text.lower() for part in as_list(entry["holding"]))))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("billet", type=pathlib.Path, help="the binary")
    parser.add_argument("repository", type=pathlib.Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="show the files of unexplained differences")
    parser.add_argument("--cache", type=pathlib.Path, help="a file that keeps axe-core's verdicts for the next run")
    return parser.parse_args()


def main():
    given = arguments()
    binary, repository = str(given.billet.resolve()), given.repository.resolve()
    explained = json.loads((pathlib.Path(__file__).parent / "explained.json").read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        mapping = corpus(binary, repository, folder)
        ours = verdicts_of_billet(binary, folder)
        texts = {path.name: path.read_text() for path in sorted(folder.glob("*.html"))}
    theirs, unseen, rules = axe.verdicts(texts, set(mapping), given.cache)
    for file, reason in unseen.items():
        print(f"NOT SEEN {file}: {reason}")

    both, neither, axe_only, billet_only = Counter(), Counter(), Counter(), Counter()
    left_open = Counter()
    differences, used = [], set()
    for file, text in texts.items():
        if file not in theirs:
            continue
        is_piece = "<html" not in text.lower()
        for rule in rules:
            if is_piece and rule in PAGE_RULES:
                continue
            a = theirs[file].get(rule)
            b = strongest(ours.get(file, {}).get(id) for id in mapping[rule])
            if a is None and b == "violation":
                # A rule of Billet that is several of axe-core's is borne out by any of them.
                partners = {
                    other for id in mapping[rule] if ours[file].get(id) for other in mapping if id in mapping[other]}
                if any(theirs[file].get(other) for other in partners):
                    b = None
            if a == b == "violation":
                both[rule] += 1
            elif a is None and b is None:
                neither[rule] += 1
            elif "review" in (a, b):
                left_open[rule] += 1
            else:
                side = "axe" if a else "billet"
                (axe_only if a else billet_only)[rule] += 1
                entry = next((
                    index for index, entry in enumerate(explained)
                    if explains(entry, rule, side, file, text)), None)
                differences.append((rule, side, file, entry))
                used.add(entry)

    width = max(map(len, rules))
    print(f"{'rule'.ljust(width)}  both  neither  left open  only axe  only billet")
    for rule in sorted(rules):
        row = (both, neither, left_open, axe_only, billet_only)
        columns = [str(counter[rule]).rjust(size) for counter, size in zip(row, (4, 7, 9, 8, 11))]
        print(f"{rule.ljust(width)}  {'  '.join(columns)}")
    agreed = sum(both.values()) + sum(neither.values())
    print(f"{len(texts)} files, {len(unseen)} of them not seen; {agreed} verdicts agree ({sum(both.values())} of them violations), "
          f"{sum(left_open.values())} are left to a person, {len(differences)} differ "
          f"({sum(axe_only.values())} only axe, {sum(billet_only.values())} only Billet).")
    print("\nDifferences and their reasons:")
    for index, entry in enumerate(explained):
        count = sum(1 for difference in differences if difference[3] == index)
        if count:
            print(f"- {', '.join(as_list(entry['rule']))}, only {entry['only']} ({count}): {entry['reason']}")
            if given.verbose:
                for rule, _, file, of in differences:
                    if of == index:
                        print(f"    {rule} {file}: {' '.join(texts[file].split())[:160]}")
    unexplained = [difference for difference in differences if difference[3] is None]
    for rule, side, file, _ in sorted(unexplained):
        print(f"UNEXPLAINED {rule}, only {side}: {file}")
        if given.verbose:
            print("    " + texts[file].strip().replace("\n", "\n    ")[:600])
    idle = [entry for index, entry in enumerate(explained) if index not in used]
    for entry in idle:
        print(f"UNUSED explanation: {', '.join(as_list(entry['rule']))}, only {entry['only']}: {entry['reason']}")
    sys.exit(1 if unexplained or idle or unseen else 0)


if __name__ == "__main__":
    main()
