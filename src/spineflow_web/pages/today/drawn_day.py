"""The parts of Today that follow from a plan alone, drawn once and remembered.

The key holds all they are made of: the plan's own JSON, the way of writing times, the language, and
how many sittings are over. No person is part of it, so nobody can be shown another one's page.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from spineflow.vocabulary.timing import minutes_of
from spineflow_web.pages.sentences import notice
from spineflow_web.pages.today.plan_view import day_view

LASTS_MINUTES = 30
"""How long after its start a sitting still counts as the next thing."""


class DrawnDay(NamedTuple):
    """The next thing, the line of the day, and what stands beside it."""

    next_one: SafeString
    line: SafeString
    side: SafeString


def draw_day(saved: Mapping[str, Any], *, clock: str, now: int) -> DrawnDay:
    """One stored plan; `now` in minutes after midnight where the person is."""
    sittings = saved["plan"]["sittings"]
    over = sum(minutes_of(sitting["starts"]) + LASTS_MINUTES <= now for sitting in sittings)
    return _day(json.dumps(saved), clock, over, get_language())


@lru_cache(maxsize=128)
def _day(saved: str, clock: str, over: int, language: str | None) -> DrawnDay:
    context = {
        "day": day_view(json.loads(saved), clock=clock, over=over),
        "stop_rules": notice("stop_rules"),
        "evidence_note": notice("evidence_note"),
    }
    names = ("today/_next.html", "today/_line.html", "today/_side.html")
    return DrawnDay(*(render_to_string(name, context) for name in names))
