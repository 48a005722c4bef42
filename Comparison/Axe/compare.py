#!/usr/bin/env python3
"""Compares Billet's accessibility rules with axe-core's on the same files.

compare.py BILLET REPOSITORY [-v]

Both look at the starter library as it renders, at the examples of every rule that both have, and at exports of e-mail builders. For each
file and each rule of axe-core that a Billet rule names, the verdicts are held against each other. A difference is a
violation on one side and nothing on the other; where either side leaves it to a person, nobody is contradicted. Differences
must be explained in explained.json; others, and explanations that nothing needs, make the exit status 1.
"""
import fnmatch
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from importlib.resources import files

from playwright.sync_api import Error, sync_playwright

CHROMIUM = "/usr/bin/chromium"
# What axe-core asks of a page, and a piece of a message is none.
PAGE_RULES = {"document-title", "html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "page-has-heading-one"}


def billet(binary, *arguments, cwd):
    """The standard output of a billet command; findings are no failure."""
    done = subprocess.run([binary, *arguments], cwd=cwd, capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"billet {' '.join(arguments)}: {done.stderr.decode()}")
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
    for message in sorted(repository.glob("Messages/*/*.md")):
        for fixture in sorted((message.parent / "fixtures").glob("*.json")):
            html = billet(binary, "render", str(message), "--fixture", fixture.stem, cwd=repository)
            name = f"starter.{message.parent.name}.{message.stem}.{fixture.stem}.html"
            (folder / name).write_bytes(html)
    for export in sorted((pathlib.Path(__file__).parent / "exports").glob("*.html")):
        (folder / f"export.{export.name}").write_bytes(export.read_bytes())
    return mapping


def verdicts_of_axe(folder, rules):
    """For each file the verdict of each rule: violation, review, or nothing."""
    script = (files("axe_playwright_python") / "axe.min.js").read_text()
    result = {}
    skipped = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1024, "height": 768})
        # Nothing is fetched.
        context.route("**/*", lambda route: route.abort())
        known, page = None, None
        for path in sorted(folder.glob("*.html")):
            text = path.read_text()
            page = page or context.new_page()
            try:
                page.set_content(text, wait_until="domcontentloaded")
                page.evaluate(script)
                if known is None:
                    known = set(page.evaluate("axe.getRules().map(rule => rule.ruleId)"))
                    version = page.evaluate("axe.version")
                run = page.evaluate(
                    "rules => axe.run(document, {runOnly: {type: 'rule', values: rules}, iframes: false})",
                    sorted(rules & known))
            except Error:
                # A refresh without delay has left the page before it could be looked at.
                skipped.append(path.name)
                page.close()
                page = None
                continue
            verdict = {entry["id"]: "review" for entry in run["incomplete"]}
            verdict.update({entry["id"]: "violation" for entry in run["violations"]})
            result[path.name] = verdict
            if "refresh" in text.lower():
                # What waits to leave this page would take the next one along.
                page.close()
                page = None
        browser.close()
    print(f"axe-core {version}, {len(rules & known)} rules that both have")
    print(f"{len(skipped)} files refresh at once and are left out: {' '.join(skipped)}")
    return result, rules & known


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


def main():
    binary, repository = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    is_verbose = "-v" in sys.argv[3:]
    explained = json.loads((pathlib.Path(__file__).parent / "explained.json").read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        mapping = corpus(str(binary), repository, folder)
        axe, rules = verdicts_of_axe(folder, set(mapping))
        ours = verdicts_of_billet(str(binary), folder)
        texts = {path.name: path.read_text() for path in folder.glob("*.html")}

    both, neither, axe_only, billet_only = Counter(), Counter(), Counter(), Counter()
    left_open = Counter()
    differences, used = [], set()
    for file, text in texts.items():
        if file not in axe:
            continue
        is_piece = "<html" not in text.lower()
        for rule in rules:
            if is_piece and rule in PAGE_RULES:
                continue
            a = axe[file].get(rule)
            b = strongest(ours.get(file, {}).get(id) for id in mapping[rule])
            if a is None and b == "violation":
                # A rule of Billet that is several of axe-core's is borne out by any of them.
                partners = {
                    other for id in mapping[rule] if ours[file].get(id) for other in mapping if id in mapping[other]}
                if any(axe[file].get(other) for other in partners):
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
                    if entry["rule"] == rule and entry["only"] == side
                    and any(fnmatch.fnmatch(file, pattern) for pattern in entry["files"])
                    and entry.get("holding", "").lower() in text.lower()), None)
                differences.append((rule, side, file, entry))
                used.add(entry)

    width = max(map(len, rules))
    print(f"{'rule'.ljust(width)}  both  neither  left open  only axe  only billet")
    for rule in sorted(rules):
        row = (both, neither, left_open, axe_only, billet_only)
        columns = [str(counter[rule]).rjust(size) for counter, size in zip(row, (4, 7, 9, 8, 11))]
        print(f"{rule.ljust(width)}  {'  '.join(columns)}")
    agreed = sum(both.values()) + sum(neither.values())
    print(f"{len(texts)} files, {agreed} verdicts agree ({sum(both.values())} of them violations), "
          f"{sum(left_open.values())} are left to a person, {len(differences)} differ "
          f"({sum(axe_only.values())} only axe, {sum(billet_only.values())} only Billet).")
    print("\nDifferences and their reasons:")
    for index, entry in enumerate(explained):
        count = sum(1 for difference in differences if difference[3] == index)
        if count:
            print(f"- {entry['rule']}, only {entry['only']} ({count}): {entry['reason']}")
    unexplained = [difference for difference in differences if difference[3] is None]
    for rule, side, file, _ in sorted(unexplained):
        print(f"UNEXPLAINED {rule}, only {side}: {file}")
        if is_verbose:
            print("    " + texts[file].strip().replace("\n", "\n    ")[:600])
    idle = [entry for index, entry in enumerate(explained) if index not in used]
    for entry in idle:
        print(f"UNUSED explanation: {entry['rule']}, only {entry['only']}: {entry['reason']}")
    sys.exit(1 if unexplained or idle else 0)


main()
