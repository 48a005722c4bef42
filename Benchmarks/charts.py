"""Plain SVG charts, readable in light and in dark surroundings."""

import math
from xml.sax.saxutils import escape

FONT = 'font-family="system-ui, sans-serif"'
INK, FAINT, GOOD, BAD, PLAIN, MARK = "#24292f", "#8c959f", "#1a7f5a", "#b3541e", "#5b7fa8", "#24292f"
SERIES = [("#0550ae", ""), ("#1a7f5a", "6 3"), ("#b3541e", "2 2"), ("#8250df", "8 3 2 3"), ("#6e7781", "4 4"), ("#bf3989", "1 3")]


def text(x, y, words, size=13, anchor="start", colour=INK, extra=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}" {FONT} {extra}>{escape(words)}</text>'


def frame(width, height, title, body):
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{escape(title)}">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>', text(24, 34, title, 17, extra='font-weight="600"'), *body, "</svg>", ""])


def write_ratios(path, rows):
    """Bars of ratios on a logarithmic scale with a mark at each target: (name, ratio, target or None)."""
    left, right, top, step = 24, 190, 82, 50
    width = 860
    height = top + step * len(rows) + 34
    figures = [figure for _, ratio, target in rows for figure in (ratio, target) if figure]
    low = math.floor(math.log10(min(figures)) - 0.3)
    high = math.ceil(math.log10(max(figures)))

    def x(figure):
        return left + (width - left - right) * (math.log10(max(figure, 10.0 ** low)) - low) / (high - low)

    body = []
    for power in range(low, high + 1):
        at = x(10.0 ** power)
        heavy = power == 0
        body.append(f'<line x1="{at:.1f}" y1="{top - 12}" x2="{at:.1f}" y2="{height - 36}" stroke="{FAINT if heavy else "#e6eaef"}"/>')
        body.append(text(at, top - 18, f"{10.0 ** power:g}" + (" = peer" if heavy else ""), 12, "middle", "#57606a"))
    for index, (name, ratio, target) in enumerate(rows):
        y = top + index * step
        colour = PLAIN if target is None else BAD if ratio > target else GOOD
        # White around the letters keeps the lines of the scale out of them.
        halo = 'stroke="#ffffff" stroke-width="4" paint-order="stroke"'
        body.append(text(left, y + 10, name, extra=halo))
        body.append(f'<rect x="{left}" y="{y + 17}" width="{max(x(ratio) - left, 1):.1f}" height="14" rx="2" fill="{colour}"/>')
        note = f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"
        if target is not None:
            note += f" — target {target:g}, {'missed' if ratio > target else 'met'}"
            at = x(target)
            body.append(f'<line x1="{at:.1f}" y1="{y + 13}" x2="{at:.1f}" y2="{y + 35}" stroke="{MARK}" stroke-width="2"/>')
        body.append(text(x(max(ratio, target or 0)) + 8, y + 29, note, 12, extra=halo))
    body.append(text(left, height - 14, "Time of the work ÷ time of the peer in the same run, on a logarithmic scale; shorter is better, the black line is the target.", 12, colour="#57606a"))
    with open(path, "w") as file:
        file.write(frame(width, height, "Billet’s time beside that of its peers", body))


def write_growth(path, sizes, rows):
    """Lines of time over size, both scales logarithmic: (name, times)."""
    width, height = 860, 500
    left, right, top, bottom = 70, 250, 80, 60
    low = min(t for _, times in rows for t in times)
    high = max(t for _, times in rows for t in times)
    bottom_power, top_power = math.floor(math.log10(max(low, 1e-3))), math.ceil(math.log10(high))

    def x(size):
        return left + (width - left - right) * math.log2(size / sizes[0]) / math.log2(sizes[-1] / sizes[0])

    def y(value):
        share = (math.log10(max(value, 1e-3)) - bottom_power) / (top_power - bottom_power)
        return height - bottom - (height - top - bottom) * share

    body = []
    for power in range(bottom_power, top_power + 1):
        at = y(10.0 ** power)
        body.append(f'<line x1="{left}" y1="{at:.1f}" x2="{width - right}" y2="{at:.1f}" stroke="#d8dee4"/>')
        body.append(text(left - 8, at + 4, f"{10.0 ** power:g}", 12, "end"))
    for size in sizes:
        body.append(text(x(size), height - bottom + 20, f"×{size}", 12, "middle"))
    body.append(text(left, height - 12, "Size of the input", 12, colour="#57606a"))
    body.append(text(24, top - 22, "ms of CPU time", 12, colour="#57606a"))
    # Labels at the lines' ends are pushed apart.
    ends = sorted(range(len(rows)), key=lambda index: y(rows[index][1][-1]))
    places, last = {}, -1e9
    for index in ends:
        last = max(last + 18, y(rows[index][1][-1]) + 4)
        places[index] = last
    for index, (name, times) in enumerate(rows):
        colour, dash = SERIES[index % len(SERIES)]
        points = " ".join(f"{x(s):.1f},{y(t):.1f}" for s, t in zip(sizes, times))
        body.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>')
        body += [f'<circle cx="{x(s):.1f}" cy="{y(t):.1f}" r="3" fill="{colour}"/>' for s, t in zip(sizes, times)]
        body.append(text(width - right + 14, places[index], name, 13, colour=colour))
    with open(path, "w") as file:
        file.write(frame(width, height, "Cost over size, both scales logarithmic: parallel lines are linear growth", body))
