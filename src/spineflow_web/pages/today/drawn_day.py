"""The parts of Today that follow from a plan alone, drawn once and remembered.

The key holds all they are made of: the id of the plan, which belongs to one person and never
changes, the way of writing times, the language, how many sittings are over, and what was done. So
nobody can be shown another one's page.
"""

from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from spineflow.vocabulary.timing import minutes_of
from spineflow_web.pages.sentences import notice
from spineflow_web.pages.today.plan_view import Done, Water, day_view
from spineflow_web.store.plans import SavedPlan

LASTS_MINUTES = 30
"""How long after its start a sitting still counts as the next thing."""


class DrawnDay(NamedTuple):
    """The next thing, the line of the day, what stands beside it, and the water of the day."""

    next_one: SafeString
    has_next: bool
    line: SafeString
    side: SafeString
    water: Water | None


def draw_day(saved: SavedPlan, done: Done, *, clock: str, now: int) -> DrawnDay:
    """One stored plan; `now` in minutes after midnight where the person is."""
    sittings = saved.plan["plan"]["sittings"]
    over = sum(minutes_of(sitting["starts"]) + LASTS_MINUTES <= now for sitting in sittings)
    return _day(saved, done, clock, over, get_language())


@lru_cache(maxsize=128)
def _day(saved: SavedPlan, done: Done, clock: str, over: int, language: str | None) -> DrawnDay:
    day = day_view(saved.plan, done, clock=clock, over=over)
    context = {
        "day": day,
        "stop_rules": notice("stop_rules"),
        "evidence_note": notice("evidence_note"),
    }
    return DrawnDay(
        next_one=render_to_string("today/_next.html", context),
        has_next=day.next_one is not None,
        line=render_to_string("today/_line.html", context),
        side=render_to_string("today/_side.html", context),
        water=day.water,
    )
