"""Takes the pictures of the README and the manual: pictures.py FOLDER

A message with four faults in the preview, light and dark, and a starter message as a buyer sees it.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import expect, sync_playwright

from support import BILLET, CHROMIUM, REPOSITORY, Server

FAULTS = """
![](https://m.media-amazon.com/images/I/a.png)

Please leave us a 5-star review!
"""


def project(root):
    """A shop with one message, with faults that newcomers make."""
    folder = root / "shop/Messages/return-label"
    (folder / "fixtures").mkdir(parents=True)
    (root / "shop/billet.yaml").write_text("theme: default\nlanguage: en-US\n")
    source = REPOSITORY / "Messages/return-label"
    for fixture in (source / "fixtures").glob("*.json"):
        shutil.copy(fixture, folder / "fixtures")
    text = (source / "en-US.md").read_text()
    assert "Hello{{" in text
    (folder / "en-US.md").write_text(text.replace("Hello{{", "Hello 😀{{") + FAULTS)
    return root / "shop"


def take(browser, url, scheme, path):
    page = browser.new_context(
        viewport={"width": 1400, "height": 900}, color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(url)
    page.locator(".finding", has_text="This is an emoji.").get_by_role("button").click()
    expect(page.locator("#source-lines")).to_contain_text("😀")
    page.wait_for_timeout(500)
    page.screenshot(path=path)
    page.close()


def main():
    out = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as root, sync_playwright() as playwright:
        root = pathlib.Path(root)
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        server = Server("preview", project(root))
        for scheme in ("light", "dark"):
            take(browser, server.url, scheme, out / f"preview-{scheme}.png")
        server.stop()
        html = root / "message.html"
        subprocess.run(
            [BILLET, "render", str(REPOSITORY / "Messages/order-problem/en-US.md"),
             "--fixture", "typical", "-o", str(html)], check=True)
        page = browser.new_context(
            viewport={"width": 660, "height": 400}, device_scale_factor=1.5).new_page()
        page.goto(html.as_uri())
        page.screenshot(path=out / "order-problem.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
