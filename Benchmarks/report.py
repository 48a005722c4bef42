"""Runs Billet and its peers and writes Benchmarks/RESULTS.md with two pictures."""

import argparse
import datetime
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import tempfile
import threading
import time

import charts
import peers

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)

# The starter message that batches and whole processes are measured with.
MESSAGE = "Messages/return-label/en-US.md"

WORKS = {
    "fill": "fill a prepared message",
    "tree": "read rendered HTML into a tree",
    "style": "tree and computed styles",
    "markup": "tree, styles, and all rules of accessibility and styling",
    "rules": "those rules together, without tree and styles",
    "validate": "validate rendered HTML, all rules",
    "full": "JSON row to validated HTML, `full`",
    "shared": "JSON row to validated HTML, `shared`",
    "read": "read the JSON of a row",
    "bind": "check a row against the declarations",
    "compile": "compile a message",
}
NAMES = ["Ada", "Ben", "Chloé", "Dieter", "Elif", "François", "Greta", "Hiroshi", "Inés", "Jürgen"]
# Rows, validation and jobs of each run.
SCALING = 20_000
PLAN = [
    (1_000, "full", 1), (1_000, "shared", 1),
    (SCALING, "full", 1), (SCALING, "full", 2), (SCALING, "shared", 1), (SCALING, "shared", 2),
    (100_000, "full", 2), (100_000, "shared", 2), (1_000_000, "shared", 2),
]
PEERS = {
    "memcpy": "memcpy of the same bytes",
    "md4c": "md4c, same text to HTML",
    "cmark": "cmark-gfm, same text to HTML",
    "libxml2": "libxml2's SAX parser, same bytes",
}


def verdict(value, target, at_most=True):
    """How a figure stands to its target."""
    if target is None:
        return ""
    met = value <= target if at_most else value >= target
    return "met" if met else "**missed**"


def table(head, rows):
    """A Markdown table whose first column is text."""
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def measure(binary):
    """The lines that the Swift benchmarks print, by their first field."""
    output = subprocess.run([binary], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    lines = {}
    for line in output.splitlines():
        kind, *fields = line.split("\t")
        lines.setdefault(kind, []).append(fields)
    return lines


def wall(command, runs=21):
    """The median wall time of a whole process in milliseconds."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times[1:])


def rendered(billet):
    """The starter message that whole programs are measured with, as an HTML file."""
    html = os.path.join(ROOT, "demo", "benchmark.html")
    os.makedirs(os.path.dirname(html), exist_ok=True)
    subprocess.run(
        [billet, "render", MESSAGE, "--fixture", "typical", "-o", html],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return html


def processes(billet, html):
    """Whole processes, ours and others that do nothing."""
    return [
        ("`billet check` of one HTML file, the dictionary loaded", wall([billet, "check", html]), 60),
        ("`billet check` of it without spelling and grammar",
         wall([billet, "check", "--skip", "spelling", "--skip", "grammar", html]), 15),
        ("`billet render` of one message",
         wall([billet, "render", MESSAGE, "--fixture", "typical"]), None),
        ("`/bin/true`", wall(["/bin/true"]), None),
        ("`python3 -c pass`", wall(["python3", "-c", "pass"]), None),
    ]


def rows_of(path, count):
    """Rows of which no two are alike, as a shop's are: another order, buyer, date and number of things."""
    fixture = os.path.join(ROOT, "Messages", "return-label", "fixtures", "typical.json")
    with open(fixture) as file:
        row = json.load(file)
    with open(path, "w") as file:
        for number in range(count):
            row["order_id"] = f"114-{number:07}-{number * 7919 % 10_000_000:07}"
            row["buyer_name"] = f"{NAMES[number % len(NAMES)]} {number}"
            row["return_by"] = f"2026-12-{number % 28 + 1:02}"
            for item in row["items"]:
                item["quantity"] = number % 9 + 1
            file.write(json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n")


def batch(billet, plan, seconds):
    """Throughput and peak memory of `billet batch`, each run stopped after so many seconds."""
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for count in sorted({count for count, _, _ in plan}):
            rows_of(os.path.join(folder, f"{count}.jsonl"), count)
        for count, validation, jobs in plan:
            output = os.path.join(folder, "out.jsonl")
            command = [
                billet, "batch", MESSAGE, "--data", os.path.join(folder, f"{count}.jsonl"),
                "-o", output, "--validate", validation, "--jobs", str(jobs), "--quiet"]
            start = time.perf_counter()
            process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            timer = threading.Timer(seconds, process.kill)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            taken = time.perf_counter() - start
            done = count
            if os.WIFSIGNALED(status):
                with open(os.path.join(output + ".billet-batch", "state.json")) as file:
                    done = json.load(file)["rows"]
            elif os.WEXITSTATUS(status) != 0:
                raise RuntimeError(f"a batch ended with {os.WEXITSTATUS(status)}: {' '.join(command)}")
            results.append((count, done, validation, jobs, done / taken, usage.ru_maxrss / 1024))
            shutil.rmtree(output + ".billet-batch", ignore_errors=True)
            if os.path.exists(output):
                os.remove(output)
    return results


def machine():
    """What the figures were measured on."""
    model = ""
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            found = re.search(r"model name\s*:\s*(.*)", file.read())
            model = found.group(1) if found else ""
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version (\S+)", swift)
    system = platform.freedesktop_os_release()["PRETTY_NAME"] if os.path.exists("/etc/os-release") else platform.platform()
    return f"{model or platform.machine()}, {os.cpu_count()} cores, {system}, Swift {version.group(1) if version else '?'}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("billet")
    parser.add_argument("benchmarks")
    parser.add_argument("--axe", action="store_true", help="run axe-core in Chromium too")
    parser.add_argument("--seconds", type=int, default=300, help="the longest that a batch may take")
    parser.add_argument("--rows", type=int, default=1_000_000, help="the largest batch")
    options = parser.parse_args()
    for name in ("billet", "benchmarks"):
        setattr(options, name, os.path.abspath(getattr(options, name)))

    lines = measure(options.benchmarks)
    out = ["# Benchmarks", "",
           f"{datetime.date.today().isoformat()}, {machine()}. `make benchmarks` writes this file.", "",
           "Ratios come from one run, work and peer turn about, one thread unless said otherwise: the",
           "medians over the six starter messages in English, about "
           f"{lines['size'][0][0]} bytes of HTML each. A target that is missed is named as missed.", ""]

    ratios = [(work, peer, float(ours), float(theirs), float(ratio), float(target) if target else None)
              for work, peer, ours, theirs, ratio, target in lines["ratio"]]
    out += ["## Against libraries", "", table(
        ["work", "peer", "Billet µs", "peer µs", "ratio", "target", ""],
        [(WORKS[w], PEERS[p], f"{a:.2f}", f"{b:.2f}", f"{r:.2f}", "" if t is None else f"≤ {t:.1f}",
          verdict(r, t)) for w, p, a, b, r, t in ratios]), ""]

    html = rendered(options.billet)
    fill = next(a for w, _, a, _, _, _ in ratios if w == "fill")
    compile_time = next(float(t) for w, t in lines["time"] if w == "compile")
    others = peers.timings(ROOT)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    out += ["## Against other mail tools", "",
            "The same letter as MJML, and as Markdown with a style sheet that is written into the elements.", "",
            table(["tool", "µs a message", "÷ Billet's filling", "÷ compile and fill"],
                  [("Billet, template compiled", f"{fill:.2f}", "1", ""),
                   ("Billet, compiled for each message", f"{compile_time + fill:.0f}", "", "1")]
                  + [(name, f"{t:.0f}", f"{t / fill:.0f}", f"{t / (compile_time + fill):.1f}")
                     for name, t in others]), ""]
    if options.axe and chromium:
        validate = next(a for w, _, a, _, _, _ in ratios if w == "validate")
        axe = peers.axe(html, chromium)
        if axe is None:
            out += ["axe-core in Chromium gave no answer.", ""]
        else:
            out += [f"axe-core in Chromium takes {axe:.1f} ms for one message once the page is loaded, "
                    f"{axe * 1e3 / validate:.0f} times as long as all of Billet's rules.", ""]

    rates = [(w, float(a), float(b), float(r)) for w, a, b, r in lines["threads"]]
    targets = {"full": 20_000, "shared": 100_000}
    out += ["## From JSON row to validated HTML, in the process", "", table(
        ["validation", "messages a second, one thread", "target", "", "two threads ÷ one", "target", ""],
        [(f"`{w}`", f"{a:,.0f}", f"≥ {targets[w]:,}", verdict(a, targets[w], False), f"{r:.2f}", "≥ 1.80",
          verdict(r, 1.8, False)) for w, a, b, r in rates]), ""]
    out += [table(["part of it", "µs"], [(WORKS[w], f"{float(t):.2f}") for w, t in lines["time"]]), ""]

    plan = [(n, validation, jobs) for n, validation, jobs in PLAN if n <= options.rows]
    runs = batch(options.billet, plan, options.seconds)
    out += ["## `billet batch`, JSON Lines in and out", "",
            "Whole processes, from start to end, with rows of which no two are alike; memory is the most that was resident.",
            f"A run that takes longer than {options.seconds} seconds is stopped, and its figures are of the rows until then.", "",
            table(["rows", "validation", "jobs", "messages a second", "target", "", "peak memory, MB", "target", ""],
                  [(f"{n:,}" + ("" if n == done else f" (stopped at {done:,})"), f"`{v}`", j, f"{r:,.0f}",
                    f"≥ {targets[v]:,}" if j == 1 else "", verdict(r, targets[v], False) if j == 1 else "",
                    f"{m:.0f}", "≤ 64", verdict(m, 64)) for n, done, v, j, r, m in runs]), ""]
    for v in targets:
        one = [r for n, _, w, j, r, _ in runs if w == v and j == 1 and n == SCALING]
        two = [r for n, _, w, j, r, _ in runs if w == v and j == 2 and n == SCALING]
        if one and two:
            ratio = two[0] / one[0]
            out += [f"`{v}`: two jobs do {ratio:.2f} times what one does; the target is 1.8: {verdict(ratio, 1.8, False)}.", ""]

    out += ["## Whole processes", "", table(
        ["process", "ms, wall", "target", ""],
        [(n, f"{t:.1f}", "" if g is None else f"≤ {g}", verdict(t, g)) for n, t, g in processes(options.billet, html)]), ""]

    growth = [(n, [float(x) for x in times.split()], float(e)) for n, times, e in lines["growth"]]
    out += ["## Growth", "",
            "CPU time in milliseconds for input of 1, 2, 4, 8 and 16 times a size, and the exponent of the",
            "growth; the target is 1.1.", "",
            table(["input", "1", "2", "4", "8", "16", "exponent", ""],
                  [(n, *(f"{t:.1f}" for t in times), f"{e:.2f}", verdict(e, 1.1)) for n, times, e in growth]), "",
            "![How much of its peer's time each work takes, with the targets](ratios.svg)", "",
            "![How the cost grows with the size of the input](growth.svg)", ""]

    with open(os.path.join(HERE, "RESULTS.md"), "w") as file:
        file.write("\n".join(out).rstrip() + "\n")
    charts.write_ratios(os.path.join(HERE, "ratios.svg"), [
        (f"{WORKS[w]} ÷ {PEERS[p].split(',')[0]}".replace("`", ""), r, t) for w, p, _, _, r, t in ratios if p != "memcpy"])
    charts.write_growth(os.path.join(HERE, "growth.svg"), [1, 2, 4, 8, 16], [(n, t) for n, t, _ in growth])
    print(open(os.path.join(HERE, "RESULTS.md")).read())


if __name__ == "__main__":
    main()
