"""The service and the preview, as pages of others meet them."""

import http.server
import json
import socket
import threading
import time
import unittest
import urllib.request
from urllib.parse import urlsplit

from support import DATA, BrowserTest, Project, Server


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


class ShutdownTests(unittest.TestCase):
    def setUp(self):
        self.project = Project()
        self.addCleanup(self.project.remove)
        self.server = Server("serve", self.project.root)
        self.addCleanup(self.server.process.kill)

    def connect(self, path, body, more=""):
        address = urlsplit(self.server.url)
        client = socket.create_connection((address.hostname, address.port), timeout=30)
        self.addCleanup(client.close)
        client.sendall(
            f"POST {path} HTTP/1.1\r\nHost: {address.netloc}\r\n{more}\r\n".encode() + body)
        return client

    @staticmethod
    def rest(client):
        answer = b""
        while part := client.recv(65_536):
            answer += part
        return answer

    def test_what_was_begun_is_finished(self):
        # Enough for some to be at work, and others to wait, when the signal comes.
        body = json.dumps({"html": "<p>Your order is on its way. " * 40}).encode()
        head = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        clients = [self.connect("/v1/check", body, head) for _ in range(4)]
        # Answered at once, after what was sent before it has been read.
        with urllib.request.urlopen(self.server.url + "/healthz", timeout=30) as answer:
            self.assertEqual(answer.status, 200)
        self.server.process.terminate()
        for client in clients:
            answer = self.rest(client)
            self.assertTrue(answer.startswith(b"HTTP/1.1 200"), answer[:200])
            self.assertTrue(answer.rstrip().endswith(b"}"), answer[-200:])
        self.assertEqual(self.server.stop(), 0)

    def test_a_stream_that_goes_on_does_not_hold_it_up(self):
        line = json.dumps({"message": "parcel", "data": DATA, "format": "text"}).encode() + b"\n"
        chunk = b"%x\r\n%s\r\n" % (len(line), line)
        client = self.connect(
            "/v1/batch", chunk,
            "Content-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\n")
        answer = b""
        while b'"line":1' not in answer:
            answer += client.recv(65_536)
        start = time.monotonic()
        self.assertEqual(self.server.stop(), 0)
        self.assertLess(time.monotonic() - start, 8)


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
