"""Other tools for mail, on the letter that the starter message about returns is."""

import pathlib
import statistics
import time

LETTER = """Hello Ana,

we have received your request to return **2 × Linen shade**.

# What happens next

1. Print the label.
2. Put it on the parcel.
3. Take the parcel to a drop-off point until **5 December 2026**.

| Item | Quantity |
| --- | --- |
| Linen shade | 2 |
| Lamp foot, oak | 1 |

[See your return on Amazon](https://www.amazon.com/spr/returns/123-1234567-1234567)

Kind regards,
the Lumen team
"""

STYLES = "p{margin:0 0 16px}h1{font-size:20px;margin:0 0 8px}td,th{padding:4px 8px;border:1px solid}ol{margin:0}"

MJML = """<mjml><mj-body><mj-section><mj-column>
<mj-text>Hello Ana,</mj-text>
<mj-text>we have received your request to return <b>2 × Linen shade</b>.</mj-text>
<mj-text><h1>What happens next</h1></mj-text>
<mj-text><ol><li>Print the label.</li><li>Put it on the parcel.</li>
<li>Take the parcel to a drop-off point until <b>5 December 2026</b>.</li></ol></mj-text>
<mj-table><tr><th>Item</th><th>Quantity</th></tr><tr><td>Linen shade</td><td>2</td></tr>
<tr><td>Lamp foot, oak</td><td>1</td></tr></mj-table>
<mj-button href="https://www.amazon.com/spr/returns/123-1234567-1234567">See your return on Amazon</mj-button>
<mj-text>Kind regards,<br/>the Lumen team</mj-text>
</mj-column></mj-section></mj-body></mjml>"""


def median_micros(work, seconds=1.0):
    """The median time of one call in microseconds."""
    work()
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 11:
        start = time.process_time_ns()
        work()
        times.append((time.process_time_ns() - start) / 1e3)
    return statistics.median(times)


def timings(_root):
    """Names of tools and their times for the letter, in microseconds."""
    import css_inline
    import markdown
    import mrml

    def python_mail():
        html = markdown.markdown(LETTER, extensions=["tables", "nl2br"])
        css_inline.inline(f"<html><head><style>{STYLES}</style></head><body>{html}</body></html>")

    return [
        ("MRML (MJML in Rust, from Python)", median_micros(lambda: mrml.to_html(MJML))),
        ("Python-Markdown", median_micros(lambda: markdown.markdown(LETTER, extensions=["tables", "nl2br"]))),
        ("Python-Markdown and css-inline", median_micros(python_mail)),
    ]


def axe(html, chromium):
    """Milliseconds of one `axe.run` in Chromium on an HTML file, the page being loaded; the median."""
    import axe_playwright_python
    from playwright.sync_api import sync_playwright

    script = next(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe*.js"), None)
    if script is None:
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            page = browser.new_page()
            page.set_content(pathlib.Path(html).read_text())
            page.add_script_tag(content=script.read_text())
            times = page.evaluate("""async () => { const times = [];
              for (let i = 0; i < 13; i++) { const start = performance.now(); await axe.run(); times.push(performance.now() - start); }
              return times; }""")
        finally:
            browser.close()
    return statistics.median(times[1:])
