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
import time

import charts
import peers

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)

WORKS = {
    "fill": "fill a prepared message",
    "tree": "read rendered HTML into a tree",
    "style": "tree and computed styles",
    "validate": "validate rendered HTML, all rules",
    "full": "JSON row to validated HTML, `full`",
    "shared": "JSON row to validated HTML, `shared`",
    "read": "read the JSON of a row",
    "bind": "check a row against the declarations",
    "compile": "compile a message",
}
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


def processes(billet):
    """Whole processes, ours and others that do nothing."""
    html = os.path.join(ROOT, "demo", "benchmark.html")
    os.makedirs(os.path.dirname(html), exist_ok=True)
    message = "Messages/return-label/en-US.md"
    subprocess.run(
        [billet, "render", message, "--fixture", "typical", "-o", html],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return [
        ("`billet check` of one HTML file", wall([billet, "check", html]), 15),
        ("`billet render` of one message",
         wall([billet, "render", message, "--fixture", "typical"]), None),
        ("`/bin/true`", wall(["/bin/true"]), None),
        ("`python3 -c pass`", wall(["python3", "-c", "pass"]), None),
    ]


def batch(billet, counts):
    """Throughput and peak memory of `billet batch`; `None` while there is no such command."""
    if subprocess.run([billet, "batch", "--help"], capture_output=True).returncode != 0:
        return None
    fixture = os.path.join(ROOT, "Messages", "return-label", "fixtures", "typical.json")
    with open(fixture) as file:
        row = json.dumps(json.load(file), separators=(",", ":"))
    results = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            data = os.path.join(folder, "rows.jsonl")
            with open(data, "w") as file:
                file.writelines(row + "\n" for _ in range(count))
            for jobs in (1, 2):
                output = os.path.join(folder, f"out-{jobs}.jsonl")
                start = time.perf_counter()
                process = subprocess.Popen(
                    [billet, "batch", "Messages/return-label/en-US.md", "--data", data, "-o", output,
                     "--jobs", str(jobs)],
                    cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                _, _, usage = os.wait4(process.pid, 0)
                seconds = time.perf_counter() - start
                results.append((count, jobs, count / seconds, usage.ru_maxrss / 1024))
                os.remove(output) if os.path.exists(output) else None
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
        axe = peers.axe(ROOT, chromium)
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

    counts = [n for n in (1_000, 100_000, 1_000_000) if n <= options.rows]
    rows = batch(options.billet, counts)
    out += ["## `billet batch`", ""]
    if rows is None:
        out += ["Not measured: this `billet` has no such command.", ""]
    else:
        out += [table(["rows", "jobs", "messages a second", "peak memory, MB", "target", ""],
                      [(f"{n:,}", j, f"{r:,.0f}", f"{m:.0f}", "≤ 64", verdict(m, 64)) for n, j, r, m in rows]), ""]

    out += ["## Whole processes", "", table(
        ["process", "ms, wall", "target", ""],
        [(n, f"{t:.1f}", "" if g is None else f"≤ {g}", verdict(t, g)) for n, t, g in processes(options.billet)]), ""]

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
