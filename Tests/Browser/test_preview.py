"""The preview, as a person uses it."""

import json
import re
import subprocess
import unittest
from urllib.parse import urlsplit

from playwright.sync_api import expect

from support import BILLET, MESSAGE, BrowserTest, Server, wait_until

VIEWS = ["message", "html", "text", "sp-api", "eml", "reader", "snapshot"]


class PreviewTests(BrowserTest):
    def test_opens_on_the_message_with_nothing_wrong(self):
        page = self.open()
        expect(page.locator("#title")).to_have_text("parcel, en-US")
        expect(self.message(page).locator("h1")).to_have_text("Your parcel")
        expect(self.message(page).locator("body")).to_contain_text("Hello Ada")
        expect(page.locator("#connection")).to_have_text("Live")
        expect(page.get_by_role("button", name="typical")).to_have_attribute("aria-current", "true")

    def test_a_saved_file_is_seen_without_losing_the_place(self):
        self.project.change("We pay", "Thank you for waiting.\n\n" * 60 + "We pay")
        page = self.open()
        expect(self.message(page).locator("body")).to_contain_text("Thank you")
        frame = page.locator("#frame").element_handle().content_frame()
        frame.evaluate("document.scrollingElement.scrollTop = 700")
        self.project.change("Hello {{buyer}}", "Good morning {{buyer}}")
        expect(self.message(page).locator("body")).to_contain_text("Good morning Ada")
        self.assertEqual(frame.evaluate("document.scrollingElement.scrollTop"), 700)

    def test_every_kind_of_file_is_followed(self):
        page = self.open()
        body = self.message(page).locator("body")
        (self.project.root / "partials/signature.md").write_text("Yours,\nThe Lumen team\n")
        expect(body).to_contain_text("Yours,")
        data = json.loads((self.project.fixtures / "typical.json").read_text())
        data["buyer"] = "Grace"
        (self.project.fixtures / "typical.json").write_text(json.dumps(data))
        expect(body).to_contain_text("Hello Grace")
        style = "document.querySelector('#frame').contentDocument.body.outerHTML"
        before = page.evaluate(style)
        (self.project.root / "billet.yaml").write_text("theme: large-print\nlanguage: en-US\n")
        page.wait_for_function(f"before => {style} !== before", arg=before)
        before = page.evaluate(style)
        (self.project.root / "themes").mkdir()
        (self.project.root / "themes/own.yaml").write_text("summary: Ours\n")
        expect(page.locator("#theme option", has_text="own")).to_have_count(1)
        page.select_option("#theme", "compact")
        page.wait_for_function(f"before => {style} !== before", arg=before)

    def test_a_finding_leads_to_its_place_and_line(self):
        self.project.change("![The parcel on a table]", "![]")
        page = self.open()
        finding = page.locator(".finding[data-rule=image-alt]").first
        expect(finding).to_contain_text("Why")
        expect(finding).to_contain_text("Help")
        expect(finding).to_contain_text("WCAG 1.1.1")
        finding.get_by_role("button").click()
        line = 1 + MESSAGE.splitlines().index(
            "![The parcel on a table](https://m.media-amazon.com/images/I/parcel.png){width=60%}")
        expect(page.locator("#source-lines [aria-current]")).to_have_count(1)
        self.assertEqual(page.evaluate(
            "[...document.querySelector('#source-lines').children]"
            ".findIndex((line) => line.ariaCurrent) + 1"), line)
        expect(self.message(page).locator("[data-billet-mark]")).to_have_count(1)

    def test_a_part_of_the_message_leads_to_its_line(self):
        page = self.open()
        self.message(page).locator("h1").click()
        expect(page.locator("#source-lines [aria-current]")).to_have_text("# Your parcel")
        self.message(page).get_by_text("Kind regards").click()
        expect(page.locator("#source-file option:checked")).to_have_text("partials/signature.md")
        self.message(page).get_by_role("link").click()
        expect(page.locator("#source-lines [aria-current]").first).to_contain_text("your-orders")

    def test_a_value_is_changed_and_saved_as_a_fixture(self):
        page = self.open()
        page.get_by_label("buyer").fill("Grace")
        expect(self.message(page).locator("body")).to_contain_text("Hello Grace")
        expect(page.locator("#values-note")).to_contain_text("Changed, not saved")
        page.get_by_role("button", name="Add to items").click()
        page.get_by_label("title").last.fill("Cable")
        page.get_by_label("quantity").last.fill("2")
        expect(self.message(page).locator("body")).to_contain_text("2 × Cable")
        page.get_by_label("Name of the fixture").fill("grace")
        page.get_by_role("button", name="Save as fixture").click()
        expect(page.locator("#save-result")).to_contain_text("Saved as")
        saved = json.loads((self.project.fixtures / "grace.json").read_text())
        self.assertEqual(saved["buyer"], "Grace")
        self.assertEqual(saved["items"][2], {"title": "Cable", "quantity": 2})
        self.assertEqual(saved["price"], {"amount": "12.50", "currency": "USD"})
        expect(page.get_by_role("button", name="grace")).to_have_attribute("aria-current", "true")
        page.get_by_role("button", name="Save as fixture").click()
        expect(page.locator("#save-result")).to_contain_text("already")
        overwrite = page.get_by_label("Replace one of this name")
        overwrite.check()
        page.get_by_role("button", name="Save as fixture").click()
        expect(page.locator("#save-result")).to_contain_text("Saved as")
        expect(overwrite).not_to_be_checked()

    def test_a_broken_template_keeps_the_last_good_rendering_until_it_is_mended(self):
        page = self.open()
        body = self.message(page).locator("body")
        expect(body).to_contain_text("Hello Ada")
        for old, new in [("{{/items}}", ""), ("{{buyer}}", "{{buyr}}"), ("language: en-US", "language:")]:
            self.project.change(old, new)
            expect(page.locator("#old")).to_contain_text("last good rendering")
            expect(page.locator("#findings-summary")).to_contain_text("error")
            expect(body).to_contain_text("Hello Ada")
            self.project.change(new, old) if new else self.project.message.write_text(MESSAGE)
            expect(page.locator("#old")).to_be_hidden()
            expect(body).to_contain_text("Hello Ada")

    def test_a_broken_message_survives_a_reload(self):
        page = self.open()
        self.project.change("{{/items}}", "")
        expect(page.locator("#old")).to_be_visible()
        page.reload()
        expect(page.locator("#old")).to_be_visible()
        expect(self.message(page).locator("body")).to_contain_text("Hello Ada")

    def test_the_place_is_kept_while_a_message_is_broken_and_mended(self):
        self.project.change("We pay", "Thank you for waiting.\n\n" * 60 + "We pay")
        page = self.open()
        expect(self.message(page).locator("body")).to_contain_text("Thank you")
        frame = page.locator("#frame").element_handle().content_frame()
        frame.evaluate("document.scrollingElement.scrollTop = 700")
        lines = page.locator("#source-lines")
        lines.evaluate("(lines) => { lines.scrollTop = 300; }")
        for old, new in [("{{/items}}", "{{/itms}}"), ("{{/itms}}", "{{/items}}")]:
            self.project.change(old, new)
            expect(lines).to_contain_text(new)
            self.assertEqual(frame.evaluate("document.scrollingElement.scrollTop"), 700)
            self.assertEqual(lines.evaluate("(lines) => lines.scrollTop"), 300)

    def test_the_preview_may_stop_and_come_back(self):
        page = self.open()
        expect(page.locator("#connection")).to_have_text("Live")
        port = urlsplit(self.server.url).port
        self.assertEqual(self.server.stop(), 0)
        expect(page.locator("#connection")).to_contain_text("Lost")
        self.project.change("Hello {{buyer}}", "Good morning {{buyer}}")
        self.server = Server("preview", self.project.root, port)
        expect(page.locator("#connection")).to_have_text("Live", timeout=30_000)
        expect(self.message(page).locator("body")).to_contain_text("Good morning Ada")

    def test_the_snapshot_view_shows_what_changed(self):
        recorded = subprocess.run(
            [BILLET, "test", str(self.project.root), "--update"], capture_output=True, text=True)
        self.assertTrue(list((self.project.root / "Snapshots").rglob("typical.html")), recorded.stderr)
        page = self.open()
        page.locator("#tab-snapshot").click()
        expect(page.locator(".snapshot[data-outcome=matched]")).to_have_count(3)
        self.project.change("Hello {{buyer}}", "Good morning {{buyer}}")
        expect(page.locator(".snapshot[data-outcome=changed]").first).to_contain_text("not as recorded")
        expect(page.locator("del", has_text="Hello Ada").first).to_be_visible()
        expect(page.locator("ins", has_text="Good morning Ada").first).to_be_visible()
        self.assert_accessible(page, "a snapshot that differs")

    def test_files_come_and_go(self):
        page = self.open()
        german = self.project.message.with_name("de-DE.md")
        german.write_text(MESSAGE.replace("en-US", "de-DE"))
        button = page.get_by_role("button", name="parcel, de-DE")
        button.click()
        expect(page.locator("#title")).to_have_text("parcel, de-DE")
        german.rename(self.project.message.with_name("fr-FR.md"))
        expect(page.get_by_role("button", name="parcel, fr-FR")).to_be_visible()
        expect(page.locator("#title")).to_have_text("parcel, en-US")
        self.project.message.with_name("fr-FR.md").unlink()
        expect(page.get_by_role("button", name="parcel, fr-FR")).to_have_count(0)

    def test_a_message_whose_file_is_gone_is_marked_as_old(self):
        page = self.open()
        self.project.message.unlink()
        expect(page.locator("#old")).to_contain_text("the file of this message is gone")
        expect(page.locator("#stage")).to_have_attribute("data-old", "true")
        self.project.message.write_text(MESSAGE)
        expect(page.locator("#old")).to_be_hidden()
        expect(page.locator("#stage")).to_have_attribute("data-old", "false")

    def test_a_folder_of_a_thousand_messages_works(self):
        for number in range(1_000):
            folder = self.project.root / f"Messages/many-{number:03}"
            folder.mkdir()
            (folder / "en-US.md").write_text(MESSAGE)
        page = self.open()
        page.get_by_label("Find a message").fill("many-77")
        expect(page.locator("#filter-result")).to_have_text("10 messages")
        page.get_by_role("button", name="many-777").click()
        expect(page.locator("#title")).to_have_text("many-777, en-US")
        changed = self.project.root / "Messages/many-777/en-US.md"
        changed.write_text(MESSAGE.replace("Your parcel", "A parcel"))
        expect(self.message(page).locator("h1")).to_have_text("A parcel")

    def test_each_view_shows_the_message(self):
        page = self.open()
        panel = page.locator("#view-panel")
        shown = {
            "html": "<h1", "text": "Hello Ada", "sp-api": "createUnexpectedProblem",
            "eml": "Subject:", "reader": "level 1", "snapshot": "not recorded yet",
        }
        for view, text in shown.items():
            page.locator(f"#tab-{view}").click()
            expect(panel).to_contain_text(text)
        page.locator("#tab-sp-api").click()
        expect(page.locator("#characters")).to_contain_text("characters")
        page.locator("#tab-reader").click()
        expect(panel).to_contain_text("The parcel on a table")
        expect(panel).to_contain_text("2 items")
        self.project.change("Hello {{buyer}}", "Good morning {{buyer}}")
        page.locator("#tab-text").click()
        expect(panel).to_contain_text("Good morning")

    def test_a_message_without_a_request_says_why_and_what_to_do(self):
        page = self.open()
        self.project.change("reason: order-problem", "reason: return")
        page.locator("#tab-sp-api").click()
        panel = page.locator("#view-panel")
        expect(panel).to_contain_text("This message cannot go through the Selling Partner API")
        expect(panel).to_contain_text("has no operation for the reason return")
        expect(panel).to_contain_text("show it as other ways take it")
        expect(panel).to_contain_text("Hello Ada")
        expect(page.locator("#characters")).to_contain_text("characters")
        self.project.change("reason: return", "reason: custom-design")
        self.project.change("marketplace: amazon.com\n", "")
        expect(panel).to_contain_text("The request to the Selling Partner API is not complete")
        expect(panel).to_contain_text("The fact marketplace is missing.")
        expect(page.locator("#characters")).to_contain_text("of at most 800 characters")
        self.assert_accessible(page, "a request that is not complete")

    def test_widths_colours_and_images_are_switched(self):
        page = self.open()
        for width in (375, 800, 600):
            page.locator(f"label[for=width-{width}]").click()
            self.assertEqual(page.locator("#frame").evaluate("(frame) => frame.offsetWidth"), width)
        frame = page.locator("#frame").element_handle().content_frame()
        canvas = "getComputedStyle(document.documentElement).backgroundColor"
        light = frame.evaluate(canvas)
        page.locator("label[for=scheme-dark]").click()
        self.assertTrue(wait_until(lambda: frame.evaluate(canvas) != light))
        picture = self.message(page).locator("img")
        expect(picture).to_have_attribute("src", re.compile("^data:"))
        page.locator("label[for=images-off]").click()
        expect(self.message(page).locator("img[src]")).to_have_count(0)
        expect(picture).to_have_attribute("alt", "The parcel on a table")


class NewcomerTests(BrowserTest):
    """A person who has never seen Billet, with the project that `billet init` makes."""

    def setUp(self):
        super().setUp()
        self.server.stop()
        self.shop = self.project.root / "shop"
        subprocess.run([BILLET, "init", str(self.shop)], capture_output=True, check=True)
        self.server = Server("preview", self.shop)

    def test_breaks_a_message_understands_why_and_mends_it(self):
        page = self.open()
        expect(page.locator("#findings-summary")).to_have_text("Nothing is wrong with this message.")
        file = self.shop / "Messages/return-label/en-US.md"
        good = file.read_text()
        faults = {
            "emoji": good.replace("Hello", "Hello \U0001F600", 1),
            "image-alt": good + "\n![](https://m.media-amazon.com/images/I/a.png)\n",
            "undeclared-variable": good.replace("{{order_id}}", "{{order}}"),
        }
        for rule, text in faults.items():
            self.assertNotEqual(text, good)
            file.write_text(text)
            finding = page.locator(f".finding[data-rule={rule}]").first
            expect(finding.locator("dt", has_text="Help")).to_be_visible()
            expect(finding.locator("mark")).not_to_be_empty()
            finding.get_by_role("button").click()
            expect(page.locator("#source-lines [aria-current]")).to_have_count(1)
            file.write_text(good)
            expect(page.locator("#findings-summary")).to_have_text("Nothing is wrong with this message.")
            expect(page.locator("#old")).to_be_hidden()


class AccessibilityTests(BrowserTest):
    def test_axe_finds_nothing_in_any_view(self):
        for scheme in ("light", "dark"):
            page = self.open(color_scheme=scheme)
            for view in VIEWS:
                page.locator(f"#tab-{view}").click()
                if view != "message":
                    expect(page.locator("#view-panel > *").first).to_be_visible()
                self.assert_accessible(page, f"{view}, {scheme}")
            page.set_viewport_size({"width": 360, "height": 700})
            for view in VIEWS:
                page.locator(f"#tab-{view}").click()
                if view != "message":
                    expect(page.locator("#view-panel > *").first).to_be_visible()
                self.assert_accessible(page, f"{view}, {scheme}, narrow")

    def test_axe_finds_nothing_in_any_state(self):
        for scheme in ("light", "dark"):
            self.project.message.write_text(MESSAGE)
            page = self.open(color_scheme=scheme)
            self.project.change("![The parcel on a table]", "![]")
            page.locator(".finding button").first.click()
            self.assert_accessible(page, f"a finding chosen, {scheme}")
            page.get_by_label("buyer").fill("Grace")
            page.get_by_label("Name of the fixture").fill("../x")
            page.get_by_role("button", name="Save as fixture").click()
            expect(page.locator("#save-result")).not_to_be_empty()
            self.assert_accessible(page, f"values edited, {scheme}")
            self.project.change("{{/items}}", "")
            expect(page.locator("#old")).to_be_visible()
            self.assert_accessible(page, f"broken, {scheme}")
            for view in VIEWS[1:]:
                page.locator(f"#tab-{view}").click()
                expect(page.locator("#view-panel > *").first).to_be_visible()
                self.assert_accessible(page, f"broken, {view}, {scheme}")
            page.locator("#tab-message").click()
            page.locator("label[for=images-off]").click()
            page.locator("label[for=scheme-dark]").click()
            self.assert_accessible(page, f"broken, images off, dark message, {scheme}")
            page.set_viewport_size({"width": 360, "height": 700})
            self.assert_accessible(page, f"narrow, {scheme}")

    def test_at_twice_the_size_nothing_is_cut_off(self):
        page = self.open(width=640, height=450)
        self.assertLessEqual(
            page.evaluate("document.documentElement.scrollWidth"), 640, "scrolls sideways")
        for selector in ("#message-list", "#frame", "#findings-list", "#values", "#source-lines"):
            page.locator(selector).scroll_into_view_if_needed()
        order = ["#tabs", ".tools", "#stage", ".hint", "#source-heading", "#source-lines", "#findings"]
        boxes = [page.locator(selector).bounding_box() for selector in order]
        for upper, lower, box, next_box in zip(order, order[1:], boxes, boxes[1:]):
            self.assertLessEqual(
                box["y"] + box["height"], next_box["y"] + 0.5, f"{upper} covers {lower}")

    def test_at_four_times_the_size_only_the_message_scrolls_sideways(self):
        folder = self.project.root / "Messages/a-message-with-quite-a-long-name"
        folder.mkdir()
        (folder / "en-US.md").write_text(MESSAGE)
        page = self.open(width=320, height=256)
        page.get_by_role("button", name=folder.name).first.click()
        expect(page.locator("#source-file")).to_contain_text(folder.name)
        expect(page.locator("#source-file")).to_be_visible()
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)

    def test_the_keyboard_alone_does_everything(self):
        self.project.change("![The parcel on a table]", "![]")
        page = self.open()
        page.keyboard.press("Tab")
        expect(page.get_by_text("Skip to the message")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator(".finding button").first).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#source-lines [aria-current]")).to_have_count(1)
        page.locator("#tab-message").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(page.locator("#view-panel")).to_contain_text("<h1")
        page.keyboard.press("Home")
        page.keyboard.press("Enter")
        page.locator("#width-600").focus()
        page.keyboard.press("ArrowLeft")
        self.assertEqual(page.locator("#frame").evaluate("(frame) => frame.offsetWidth"), 375)
        page.get_by_role("button", name="parcel, en-US").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="without data")).to_have_attribute("aria-current", "true")
        self.message(page).get_by_role("link").focus()
        page.keyboard.press("Alt+ArrowDown")
        expect(page.locator("#source-lines [aria-current]").first).to_be_visible()
        page.get_by_role("button", name="typical").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_label("buyer")).to_have_value("Ada")
        page.get_by_label("buyer").focus()
        page.keyboard.press("Control+a")
        page.keyboard.type("Grace")
        expect(self.message(page).locator("body")).to_contain_text("Hello Grace")
        page.get_by_label("Name of the fixture").focus()
        page.keyboard.type("grace")
        page.keyboard.press("Enter")
        expect(page.locator("#save-result")).to_contain_text("Saved as")
        self.assertTrue((self.project.fixtures / "grace.json").exists())

    def test_the_focus_can_be_seen_everywhere(self):
        page = self.open()
        unseen = []
        for _ in range(60):
            page.keyboard.press("Tab")
            state = page.evaluate("""() => {
              const element = document.activeElement;
              const label = element.labels?.[0];
              const outline = (one) => one ? getComputedStyle(one).outlineStyle : "none";
              return [element.id || element.className || element.tagName,
                outline(element) !== "none" || outline(label) !== "none"
                || element.tagName === "IFRAME" || element.tagName === "BODY"];
            }""")
            if not state[1]:
                unseen.append(state[0])
        self.assertEqual(unseen, [])

    def test_motion_is_reduced_where_that_is_wanted(self):
        page = self.open(reduced_motion="reduce")
        self.assertEqual(
            page.locator("#tab-html").evaluate("(tab) => getComputedStyle(tab).transitionDuration"), "0s")


if __name__ == "__main__":
    unittest.main()
