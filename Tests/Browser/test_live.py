"""How long it takes from saving a file until the page shows it."""

import os
import statistics
import sys
import time
import unittest

from playwright.sync_api import expect

from support import MESSAGE, BrowserTest, wait_until

# Milliseconds. 100 are promised on a machine that has time; one that runs other tests too is given more.
LIMIT = float(os.environ.get("BILLET_LIVE_LIMIT", "1500"))
SAVES = int(os.environ.get("BILLET_LIVE_SAVES", "20"))

# Notes when the frame shows "mark N", once the browser has drawn it.
WATCH = """() => {
  window.seen = {};
  const frame = document.querySelector("#frame").contentDocument;
  new MutationObserver(() => {
    const mark = /mark (\\d+)/.exec(frame.body.textContent)?.[1];
    if (mark === undefined || mark in window.seen) return;
    window.seen[mark] = null;
    requestAnimationFrame(() => { window.seen[mark] = performance.timeOrigin + performance.now(); });
  }).observe(frame, { childList: true, subtree: true });
}"""


class LiveTests(BrowserTest):
    def measure(self, name, save):
        """Saves again and again, and gives nothing but what the clock says."""
        page = self.open()
        expect(self.message(page).locator("h1")).to_have_text("Your parcel")
        page.evaluate(WATCH)
        times = []
        for number in range(SAVES + 2):
            text = MESSAGE.replace("# Your parcel", f"# Your parcel\n\nThis is mark {number}.")
            time.sleep(0.05)
            start = time.time() * 1000
            save(text)
            self.assertTrue(wait_until(lambda: page.evaluate(f"window.seen[{number}]")), name)
            times.append(page.evaluate(f"window.seen[{number}]") - start)
        # The first ones fill what is kept.
        times = times[2:]
        middle, worst = statistics.median(times), max(times)
        print(f"{name}: median {middle:.0f} ms, worst {worst:.0f} ms of {len(times)}", file=sys.stderr)
        self.assertLessEqual(middle, LIMIT, f"{name}: {times}")

    def in_place(self, text):
        self.project.message.write_text(text)

    def by_renaming(self, text):
        self.project.change(self.project.message.read_text(), text)

    def many(self):
        for number in range(1_000):
            folder = self.project.root / f"Messages/many-{number:03}"
            (folder / "fixtures").mkdir(parents=True)
            (folder / "en-US.md").write_text(MESSAGE)
            (folder / "fixtures/typical.json").write_text("{}")

    def open(self, **options):
        page = self.new_page(**options)
        page.goto(f"{self.server.url}/#path=Messages/parcel/en-US.md&fixture=typical")
        page.wait_for_selector("#findings-summary:not(:empty)")
        return page

    def test_saving_in_place(self):
        self.measure("saved in place", self.in_place)

    def test_saving_by_renaming(self):
        self.measure("saved by renaming", self.by_renaming)

    def test_saving_in_place_among_a_thousand(self):
        self.many()
        self.measure("saved in place, 1,001 messages", self.in_place)

    def test_saving_by_renaming_among_a_thousand(self):
        self.many()
        self.measure("saved by renaming, 1,001 messages", self.by_renaming)


if __name__ == "__main__":
    unittest.main()
