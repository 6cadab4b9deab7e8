"""One line per request that says nothing about anybody's health.

It names the route, never the address: addresses and query strings can carry answers. An exception
is logged by its type and place, never by its message, which may quote what a person typed.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("spineflow.requests")
View = Callable[[HttpRequest], HttpResponse]


def log_requests(get_response: View) -> View:
    def answer(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        route = match.view_name if match else "-"
        spent = (time.perf_counter() - began) * 1000
        log.info("%s %s %d %.0f ms", request.method, route, response.status_code, spent)
        return response

    return answer


class QuietFormatter(logging.Formatter):
    """Time, level, message; of an exception only what kind and where."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        record = logging.makeLogRecord(record.__dict__)
        record.exc_text = None  # what another handler made of it would hold the message
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            record.msg, record.args = "failed: %s", (match.view_name if match else "-",)
        return super().format(record)

    def formatException(self, ei: Any) -> str:
        kind, _, trace = ei
        places = [f"  {at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(trace)]
        return "\n".join([*places, kind.__name__ if kind else ""])
