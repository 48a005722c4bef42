"""A server process, a project of a test's own, and a browser that records where it asks."""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
BILLET = os.environ.get("BILLET", str(REPOSITORY / ".build/debug/billet"))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

MESSAGE = """---
subject: Your order {{order_id}}
language: en-US
reason: order-problem
marketplace: amazon.com
variables:
  order_id: {type: order-id}
  buyer: {type: text, description: the first name}
  items: {type: list, fields: {title: text, quantity: integer}}
  price: {type: money}
  late: {type: boolean, optional: true}
  arrives: {type: date}
---
# Your parcel

Hello {{buyer}}, your order {{order_id}} arrives on {{arrives}}.

{{#items}}
- {{quantity}} × {{title}}
{{/items}}

We pay {{price}} back.

![The parcel on a table](https://m.media-amazon.com/images/I/parcel.png){width=60%}

[Your order on Amazon](https://www.amazon.com/your-orders){.button}

{{> signature}}
"""

DATA = {
    "order_id": "114-3941689-8772232",
    "buyer": "Ada",
    "items": [{"title": "Lamp", "quantity": 1}, {"title": "Bulb", "quantity": 4}],
    "price": {"amount": "12.50", "currency": "USD"},
    "arrives": "2026-03-14",
    "facts": {"orderID": "114-3941689-8772232"},
}


class Project:
    """A folder with a message, a partial and a fixture."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="billet-"))
        self.message = self.root / "Messages/parcel/en-US.md"
        self.fixtures = self.root / "Messages/parcel/fixtures"
        self.fixtures.mkdir(parents=True)
        (self.root / "partials").mkdir()
        (self.root / "billet.yaml").write_text("theme: default\nlanguage: en-US\n")
        (self.root / "partials/signature.md").write_text("Kind regards,\nThe Lumen team\n")
        self.message.write_text(MESSAGE)
        (self.fixtures / "typical.json").write_text(json.dumps(DATA, indent=2))

    def change(self, old, new):
        """Saves the message as editors do: under another name, then renamed."""
        text = self.message.read_text()
        assert old in text
        temporary = self.message.with_name(".en-US.md.tmp")
        temporary.write_text(text.replace(old, new))
        temporary.rename(self.message)

    def remove(self):
        shutil.rmtree(self.root, ignore_errors=True)


class Server:
    """`billet preview` or `billet serve`, on a free port unless told which."""

    def __init__(self, command, path, port=0):
        self.process = subprocess.Popen(
            [BILLET, command, str(path), "--port", str(port)], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.url = next((word for word in line.split() if word.startswith("http://")), None)
        assert self.url, f"no address in {line!r}"

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=10)
        self.process.stdout.close()
        return status


class BrowserTest(unittest.TestCase):
    """Opens one browser for the class; each test has a page, and a project, of its own."""

    command = "preview"

    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        self.project = Project()
        self.addCleanup(self.project.remove)
        self.server = Server(self.command, self.project.root)
        self.addCleanup(self.stop_server)
        self.complaints = []
        self.foreign = []

    def stop_server(self):
        self.assertEqual(self.server.stop(), 0)

    def tearDown(self):
        self.assertEqual(self.complaints, [], "the page complained")
        self.assertEqual(self.foreign, [], "the page asked another host")

    def new_page(self, width=1400, height=900, **options):
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, **options)
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self.hear)
        page.on("request", self.see)
        return page

    def hear(self, message):
        # That a request was answered with an error is what some tests are about.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def see(self, request):
        parts = urlsplit(request.url)
        own = urlsplit(self.server.url).netloc
        if parts.scheme in ("http", "https") and parts.netloc != own:
            self.foreign.append(request.url)

    def open(self, **options):
        page = self.new_page(**options)
        page.goto(self.server.url)
        page.wait_for_selector("#findings-summary:not(:empty)")
        return page

    @staticmethod
    def message(page):
        """The document in the frame."""
        return page.frame_locator("#frame")

    def assert_accessible(self, page, state):
        # Halfway through a transition colours are what nobody chose.
        moving = "document.getAnimations().some(one => one.playState === 'running')"
        self.assertTrue(wait_until(lambda: not page.evaluate(moving)), f"still moving in state: {state}")
        results = Axe().run(page, options={"resultTypes": ["violations"]}).response
        found = [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in results["violations"] for node in violation["nodes"]
        ]
        self.assertEqual(found, [], f"axe-core in state: {state}")


def wait_until(condition, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(FileNotFoundError):
            if condition():
                return True
        time.sleep(0.02)
    return False
