"""The service and the preview, as pages of others meet them."""

import http.server
import json
import threading
import unittest

from support import DATA, BrowserTest


class Elsewhere:
    """A page of another origin, on this machine too."""

    def __enter__(self):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<!DOCTYPE html><title>Elsewhere</title>")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


FETCH = """async ([url, options]) => {
  try {
    const response = await fetch(url, options);
    return [response.status, await response.text()];
  } catch (error) {
    return [0, String(error)];
  }
}"""


class ServiceTests(BrowserTest):
    command = "serve"

    def test_a_page_of_its_own_can_ask_it(self):
        # Its answers forbid a page every request; here only its own check of the origin is at stake.
        page = self.new_page(bypass_csp=True)
        page.goto(self.server.url + "/healthz")
        status, body = page.evaluate(FETCH, ["/v1/render", {
            "method": "POST",
            "headers": {"Content-Type": "application/json"},
            "body": json.dumps({"message": "parcel", "data": DATA, "format": "text"}),
        }])
        self.assertEqual(status, 200)
        self.assertIn("Hello Ada", body)

    def test_pages_of_others_cannot(self):
        page = self.new_page()
        with Elsewhere() as elsewhere:
            page.goto(elsewhere)
            for options in (
                {}, {"mode": "no-cors"},
                {"method": "POST", "mode": "no-cors", "body": "{}"},
                {"method": "POST", "headers": {"Content-Type": "application/json"}, "body": "{}"},
            ):
                _, body = page.evaluate(FETCH, [self.server.url + "/v1/messages", options])
                self.assertNotIn("parcel", body)
            page.evaluate("""(url) => new Promise((resolve) => {
              const frame = document.createElement("iframe");
              frame.src = url;
              frame.onload = resolve;
              document.body.append(frame);
            })""", self.server.url + "/v1/messages")
            self.assertNotIn("parcel", "".join(frame.content() for frame in page.frames[1:]))
        self.foreign.clear()
        self.complaints.clear()


class ForeignPreviewTests(BrowserTest):
    def test_pages_of_others_cannot_save_or_read(self):
        page = self.new_page()
        with Elsewhere() as elsewhere:
            page.goto(elsewhere)
            for path in ("/", "/api/project", "/api/events", "/api/fixtures"):
                status, body = page.evaluate(FETCH, [self.server.url + path, {}])
                self.assertEqual(status, 0, body)
            page.evaluate(FETCH, [self.server.url + "/api/fixtures", {
                "method": "POST", "mode": "no-cors",
                "body": '{"path": "Messages/parcel/en-US.md", "name": "evil", "data": {}}'}])
        self.assertFalse((self.project.fixtures / "evil.json").exists())
        self.foreign.clear()
        self.complaints.clear()


if __name__ == "__main__":
    unittest.main()
