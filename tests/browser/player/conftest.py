"""The player on a page of its own with the product's headers, and a log that can fail."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from spineflow_web.pages.middleware import HEADERS
from tests.browser.player.room import ROOT, START, TYPES, Log


@pytest.fixture
def log() -> Iterator[Log]:
    log = Log()

    class Handler(BaseHTTPRequestHandler):
        def answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            for name, value in HEADERS.items():
                self.send_header(name, value)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            if self.path.startswith("/static/"):
                path = ROOT / "frontend" / self.path.removeprefix("/static/")
                if path.is_file():
                    return self.answer(200, TYPES.get(path.suffix, "text/plain"), path.read_bytes())
            elif self.path == "/session/":
                return self.answer(200, "text/html", log.page())
            elif self.path in {"/after/", "/today/"}:
                page = f"<!doctype html><title>{self.path}</title><h1>{self.path}</h1>"
                return self.answer(200, "text/html", page.encode())
            return self.answer(404, "text/plain", b"not here")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if not log.is_up:
                return self.answer(503, "text/plain", b"down")
            log.tokens.append(self.headers["X-CSRFToken"])
            answer = log.take(json.loads(body)["events"])
            if log.loses_answers:
                return self.answer(502, "text/plain", b"lost")
            return self.answer(200, "application/json", json.dumps(answer).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    log.address = f"http://localhost:{server.server_port}"
    yield log
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def address(log: Log) -> str:
    return log.address


@pytest.fixture
def open_session(page: Page) -> Callable[[], Page]:
    def opened() -> Page:
        page.clock.install(time=START)
        page.goto("/session/")
        page.clock.pause_at("2026-11-23T09:00:05")
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
        return page

    return opened
