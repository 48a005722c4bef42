"""Verdicts of axe-core on HTML, from browsers that a page cannot hang.

Each browser runs in a process of its own (this file as a script), which answers a line of JSON with another. One that has
not answered in time is ended and another one started, so that a page costs at most LIMIT seconds.
"""
import hashlib
import json
import os
import pathlib
import queue
import signal
import subprocess
import sys
import threading
import time
from importlib.resources import files

CHROMIUM = "/usr/bin/chromium"
# Where each page seems to be; nothing is fetched.
ADDRESS = "http://message.example/"
# Seconds that a browser may take to start, and to look at one page.
LIMIT = 60


class Browser:
    """A process that looks at one page after the other."""

    def __init__(self):
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)
        about = self.answer()
        if about is None:
            sys.exit("The browser does not start.")
        self.about = about

    def answer(self):
        """The next line that the process prints; nothing if it ended, or had to be ended."""
        timer = threading.Timer(LIMIT, self.end)
        timer.start()
        try:
            return json.loads(self.process.stdout.readline())
        except ValueError:
            return None
        finally:
            timer.cancel()

    def look(self, html, rules):
        """For each rule that has something to say, violation or review; or "error" and what kept the page from being seen."""
        try:
            self.process.stdin.write(json.dumps({"html": html, "rules": rules}) + "\n")
            self.process.stdin.flush()
            answer = self.answer()
        except OSError:
            answer = None
        if answer is None:
            answer = {"error": f"no answer in {LIMIT} s, or the browser ended"}
        if "error" in answer:
            # What went wrong in this page would reach the next one.
            self.end()
            self.start()
        return answer

    def end(self):
        """Ends the process and Playwright's; Chromium goes when the pipe to it is closed."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


class Cache:
    """Verdicts of earlier runs, by what they depend on."""

    def __init__(self, path):
        self.path = path
        self.verdicts = json.loads(path.read_text()) if path and path.exists() else {}

    @staticmethod
    def key(*parts):
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def save(self):
        if self.path:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(self.verdicts))


def verdicts(texts, wanted, cache_path=None):
    """For each name in texts its verdicts, the names that could not be seen with their reasons, and the rules that axe-core has."""
    browsers = [Browser() for _ in range(os.cpu_count() or 1)]
    about = browsers[0].about
    rules = sorted(wanted & set(about["rules"]))
    cache = Cache(cache_path)
    how = pathlib.Path(__file__).read_text()
    keys = {name: Cache.key(about["axe"], about["chromium"], how, rules, text) for name, text in texts.items()}
    todo = queue.SimpleQueue()
    # Equal files are looked at once.
    pending = {keys[name]: text for name, text in texts.items() if keys[name] not in cache.verdicts}
    for item in pending.items():
        todo.put(item)
    print(f"axe-core {about['axe']} in Chromium {about['chromium']}, {len(rules)} rules that both have")
    failures, done, begun = {}, [], time.monotonic()

    def work(browser):
        while True:
            try:
                key, html = todo.get_nowait()
            except queue.Empty:
                return
            found = browser.look(html, rules)
            if "error" in found:
                failures[key] = found["error"]
            else:
                cache.verdicts[key] = found
            done.append(key)
            if len(done) % 50 == 0 or len(done) == len(pending):
                print(f"{len(done)} of {len(pending)} pages in {time.monotonic() - begun:.0f} s", file=sys.stderr)

    threads = [threading.Thread(target=work, args=(browser,), daemon=True) for browser in browsers]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        for browser in browsers:
            browser.end()
        cache.save()
    seen = {name: cache.verdicts[key] for name, key in keys.items() if key in cache.verdicts}
    unseen = {name: failures.get(key, "not looked at") for name, key in keys.items() if key not in cache.verdicts}
    return seen, unseen, set(rules)


def main():
    """Answers pages on standard input until it ends."""
    from playwright.sync_api import Error, sync_playwright

    script = (files("axe_playwright_python") / "axe.min.js").read_text()

    def answer(value):
        print(json.dumps(value), flush=True)

    html = None

    def serve(route):
        nonlocal html
        if html is not None and route.request.url == ADDRESS:
            text, html = html, None
            route.fulfill(content_type="text/html; charset=utf-8", body=text)
        elif route.request.is_navigation_request():
            # Whoever gets no content stays on the page that is there, so that a refresh does not take it away.
            route.fulfill(status=204)
        else:
            route.abort()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1024, "height": 768})
        context.route("**/*", serve)
        page = context.new_page()
        page.evaluate(script)
        answer({
            "axe": page.evaluate("axe.version"),
            "chromium": browser.version,
            "rules": page.evaluate("axe.getRules().map(rule => rule.ruleId)"),
        })
        for line in sys.stdin:
            asked = json.loads(line)
            html = asked["html"]
            page = page or context.new_page()
            try:
                # A document of its own: written into the one before, it would inherit the colours of its links.
                page.goto(ADDRESS, wait_until="domcontentloaded")
                page.evaluate(script)
                run = page.evaluate(
                    "rules => axe.run(document, {runOnly: {type: 'rule', values: rules}, iframes: false})",
                    asked["rules"])
                found = {entry["id"]: "review" for entry in run["incomplete"]}
                found.update({entry["id"]: "violation" for entry in run["violations"]})
            except Error as error:
                found = {"error": str(error).split("\n")[0]}
            answer(found)
            # What waits to leave this page would take the next one along.
            if "refresh" in asked["html"].lower():
                page.close()
                page = None


if __name__ == "__main__":
    main()
