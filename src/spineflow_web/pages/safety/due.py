"""The page that stands where all questions are due again: kind, with one button."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from spineflow_web.pages.keep import keep_as_closed
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

OPEN_WHILE_DUE = frozenset(
    {"log_water", "log_pain", "log_walk", "log_morning", "log_undo", "session_log",
     "session_after", "session_stopped", "prescribed_log", "diary_activity", "diary_massage",
     "pain_map", "desk_log"}
)  # fmt: skip
"""Routes for what has happened already: a session that began before, an entry of the diary."""


def show_due(request: Any, reasons: Iterable[str]) -> HttpResponse:
    """Why the questions are due, and the way to them."""
    wanted = set(reasons)
    rules = [rule for rule in catalogue().due_rules if rule.id in wanted]
    page = show_page(request, "safety/due.html", {"reasons": [say(r.sentence) for r in rules]})
    keep_as_closed(page, request.person)
    return page
