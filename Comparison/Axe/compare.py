#!/usr/bin/env python3
"""Compares Billet's accessibility rules with axe-core's on the same files.

compare.py BILLET REPOSITORY [-v] [--cache FILE]

Both look at the starter library as it renders, at the examples of every rule that both have, and at exports of e-mail builders. For each
file and each rule of axe-core that a Billet rule names, the verdicts are held against each other. A difference is a
violation on one side and nothing on the other; where either side leaves it to a person, nobody is contradicted. Differences
must be explained in explained.json; others, and explanations that nothing needs, make the exit status 1, and so does a
file that cannot be seen in the browser.

An explanation names its kind, axe-core's rule or rules, the side that has the violation, the files by pattern and, where those hold
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

# Why two checkers differ.
KINDS = {
    "specification": "one follows the text of the ACT rule, WCAG, HTML or ARIA, and the other does not",
    "name": "both tell the fault, under the names of different rules",
    "scope": "one asks for more than the other by its own choice, or judges whole documents alone",
    "open": "axe-core is certain and Billet leaves it to a person, or finds nothing to be certain of",
}
# What axe-core asks of a page, and a piece of a message is none.
PAGE_RULES = {"document-title", "html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "page-has-heading-one"}


def billet(binary, *arguments, cwd, accepting=(0, 1)):
    """The standard output of a billet command; findings are no failure."""
    done = subprocess.run([binary, *arguments], cwd=cwd, capture_output=True, timeout=600)
    if done.returncode not in accepting:
        sys.exit(f"billet {' '.join(arguments)}: {(done.stderr or done.stdout).decode()}")
    return done.stdout


def corpus(binary, repository, folder):
    """Writes every file to compare into the folder; gives Billet's rules, each with those of axe-core that it names."""
    rules = json.loads(billet(binary, "rules", "--format", "json", cwd=repository))["rules"]
    named = {}
    for rule in rules:
        if rule["category"] != "Accessibility":
            continue
        ids = [reference["id"] for reference in rule["references"] if reference["standard"] == "axe-core"]
        # Examples of what axe-core does not look at would only repeat what is agreed.
        if not ids:
            continue
        named[rule["id"]] = ids
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
    return named


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


def checked_explanations():
    explained = json.loads((pathlib.Path(__file__).parent / "explained.json").read_text())
    for entry in explained:
        if entry["kind"] not in KINDS:
            sys.exit(f"explained.json: no kind {entry['kind']}")
    return explained


def differ(texts, ours, theirs, named, rules):
    """For each rule how often each pair of verdicts was given, and each difference as rule, side and file."""
    mapping = defaultdict(set)
    for id, ids in named.items():
        for rule in ids:
            mapping[rule].add(id)
    counts, differences = defaultdict(Counter), []
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
                # A rule of Billet that is several of axe-core's is borne out by any of them, and else counts as the first.
                found = [id for id in mapping[rule] if ours[file].get(id) == "violation"]
                others = strongest(theirs[file].get(other) for id in found for other in named[id])
                if others == "violation" or not any(named[id][0] == rule for id in found):
                    b = None
                elif others == "review":
                    b = "review"
            if a == b == "violation":
                counts[rule]["both"] += 1
            elif a is None and b is None:
                counts[rule]["neither"] += 1
            elif "review" in (a, b):
                counts[rule]["left open"] += 1
            else:
                side = "axe" if a else "billet"
                counts[rule][f"only {side}"] += 1
                differences.append((rule, side, file))
    return counts, differences


def print_table(counts, rules):
    columns = ("both", "neither", "left open", "only axe", "only billet")
    width = max(map(len, rules))
    print("  ".join(["rule".ljust(width), *columns]))
    for rule in sorted(rules):
        cells = (str(counts[rule][column]).rjust(len(column)) for column in columns)
        print("  ".join([rule.ljust(width), *cells]))
    return {column: sum(counts[rule][column] for rule in rules) for column in columns}


def main():
    given = arguments()
    binary, repository = str(given.billet.resolve()), given.repository.resolve()
    explained = checked_explanations()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        named = corpus(binary, repository, folder)
        ours = verdicts_of_billet(binary, folder)
        texts = {path.name: path.read_text() for path in sorted(folder.glob("*.html"))}
    theirs, unseen, rules = axe.verdicts(texts, {rule for ids in named.values() for rule in ids}, given.cache)
    named = {id: [rule for rule in ids if rule in rules] for id, ids in named.items()}
    for file, reason in unseen.items():
        print(f"NOT SEEN {file}: {reason}")

    counts, differences = differ(texts, ours, theirs, named, rules)
    sums = print_table(counts, rules)
    print(f"{len(texts)} files, {len(unseen)} of them not seen; {sums['both'] + sums['neither']} verdicts agree "
          f"({sums['both']} of them violations), {sums['left open']} are left to a person, {len(differences)} differ "
          f"({sums['only axe']} only axe, {sums['only billet']} only Billet).")

    reasons = defaultdict(list)
    for rule, side, file in differences:
        entry = next((
            index for index, entry in enumerate(explained) if explains(entry, rule, side, file, texts[file])), None)
        reasons[entry].append((rule, side, file))
    print("\nDifferences by kind:")
    for kind, meaning in KINDS.items():
        sides = Counter(
            side for entry, found in reasons.items() if entry is not None and explained[entry]["kind"] == kind
            for _, side, _ in found)
        print(f"- {kind} ({sides['axe']} only axe, {sides['billet']} only Billet): {meaning}")
    print("\nDifferences and their reasons:")
    for index, entry in enumerate(explained):
        title = f"{', '.join(as_list(entry['rule']))}, only {entry['only']}"
        found = reasons.get(index, [])
        if not found:
            print(f"UNUSED explanation: {title}: {entry['reason']}")
            continue
        print(f"- {title} ({len(found)}): {entry['reason']}")
        if given.verbose:
            for rule, _, file in found:
                print(f"    {rule} {file}: {' '.join(texts[file].split())[:160]}")
    unexplained = reasons.pop(None, [])
    for rule, side, file in sorted(unexplained):
        print(f"UNEXPLAINED {rule}, only {side}: {file}")
        if given.verbose:
            print("    " + texts[file].strip().replace("\n", "\n    ")[:600])
    sys.exit(1 if unexplained or len(reasons) < len(explained) or unseen else 0)


if __name__ == "__main__":
    main()
