"""Three taps at the top of Today: what is most likely to be told now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from spineflow.records.summary import DaySummary
from spineflow.vocabulary.ids import WALKING
from spineflow.vocabulary.timing import minute_of_day, minutes_of
from spineflow_web.pages.today.dose_words import minutes_words
from spineflow_web.pages.today.log_view import drunk_glasses
from spineflow_web.store.people import KnownPerson

SHOWN = 3
PAIN_LASTS_HOURS = 4
"""So long a number for pain still stands for *now*."""


@dataclass(frozen=True, slots=True)
class Quick:
    """One tap: a form where it is told at once, a way to where it is asked otherwise."""

    label: str
    url: str
    kind: str = ""
    """The event it tells at once, which a device can keep without a network; empty for a way."""
    minutes: int | None = None


def quick_taps(
    person: KnownPerson,
    plan: Mapping[str, Any],
    summary: DaySummary,
    *,
    glasses: int | None,
    now: datetime,
) -> list[Quick]:
    """The likeliest first; `glasses` is what today asks for, None where nothing is counted."""
    taps = [*_due(person, plan, summary, glasses, now), *_always(person, summary, glasses)]
    return list(dict.fromkeys(taps))[:SHOWN]


def _due(
    person: KnownPerson,
    plan: Mapping[str, Any],
    summary: DaySummary,
    glasses: int | None,
    now: datetime,
) -> Iterator[Quick]:
    if glasses and drunk_glasses(person, summary) < glasses * _awake_share(person, now):
        yield _water()
    minutes = _walk_left(plan, summary, now)
    if minutes:
        words = _("Walked %(time)s") % {"time": minutes_words(minutes)}
        yield Quick(words, reverse("log_walk"), "walk_done", minutes)
    if not _pain_is_fresh(summary, now):
        yield Quick(_("Pain now"), "#pain")


def _always(person: KnownPerson, summary: DaySummary, glasses: int | None) -> Iterator[Quick]:
    if glasses and drunk_glasses(person, summary) < glasses:
        yield _water()
    yield Quick(_("I moved"), reverse("diary_activity"))
    yield Quick(_("Warmth"), reverse("diary_warmth"))
    yield Quick(_("Massage"), reverse("diary_massage"))


def _water() -> Quick:
    return Quick(_("A glass of water"), reverse("log_water"), "water_drunk")


def _awake_share(person: KnownPerson, now: datetime) -> float:
    """How much of the waking day is over, from 0 to 1."""
    wake, sleep = minutes_of(person.wake), minutes_of(person.sleep)
    awake = (sleep - wake) % (24 * 60) or 24 * 60
    since = (minute_of_day(now) - wake) % (24 * 60)
    return min(since / awake, 1.0)


def _walk_left(plan: Mapping[str, Any], summary: DaySummary, now: datetime) -> int:
    """Minutes of the next walk that is due and not walked; 0 for none."""
    minutes = minute_of_day(now)
    due = [
        round(item["dose"].get("minutes") or 0)
        for sitting in plan["sittings"]
        if minutes_of(sitting["starts"]) <= minutes and sitting["id"] not in summary.finished
        for item in sitting["items"]
        if item["item"] == WALKING
    ]
    return due[-1] if due and summary.walked_seconds < 60 * sum(due) else 0


def _pain_is_fresh(summary: DaySummary, now: datetime) -> bool:
    pains = summary.of("before", "after", "now")
    if not pains:
        return False
    age = now - datetime.fromisoformat(pains[-1].at)
    return age.total_seconds() < PAIN_LASTS_HOURS * 3600
