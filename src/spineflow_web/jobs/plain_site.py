"""A handful of fixed answers over plain http: the page from which a phone gets the certificate.

It cannot be https: the phone does not trust that yet. So it holds nothing else, knows no cookies
and never reaches Django: every answer was made before it began.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

PATIENCE_S = 5.0
"""Seconds after which a silent visitor is left."""
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class FixedAnswer:
    """One address's answer. `save_as` makes browsers save it under that name."""

    kind: str
    body: bytes
    save_as: str = ""


class PlainSite(HTTPServer):
    """Serves a few answers with a few threads until `end`."""

    def __init__(self, host: str, port: int, answers: Mapping[str, FixedAnswer]) -> None:
        self.answers = answers
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._workers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="plain-site")
        super().__init__((host, port), _Visit)

    def begin(self) -> None:
        """Answer from now on, beside whatever else this process does."""
        threading.Thread(target=self.serve_forever, name="plain-site", daemon=True).start()

    def end(self) -> None:
        """No more answers; the port is free again."""
        self.shutdown()
        self.server_close()
        self._workers.shutdown(wait=False, cancel_futures=True)

    def process_request(self, request: Any, client_address: Any) -> None:
        """A few visitors at once, so that one slow one does not hold up the next."""
        self._workers.submit(self._visit, request, client_address)

    def _visit(self, request: Any, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        except OSError:
            pass  # the visitor left
        finally:
            self.shutdown_request(request)


class _Visit(BaseHTTPRequestHandler):
    timeout = PATIENCE_S
    server: PlainSite
    server_version, sys_version = "Spineflow", ""

    def do_GET(self) -> None:
        found = self.server.answers.get(self.path.partition("?")[0])
        if found is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", found.kind)
        self.send_header("Content-Length", str(len(found.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
        self.send_header("Content-Security-Policy", policy)
        if found.save_as:
            self.send_header("Content-Disposition", f'attachment; filename="{found.save_as}"')
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(found.body)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name upstream
        """Nothing: who came to fetch a certificate is nobody's business."""
