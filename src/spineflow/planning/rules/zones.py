"""Zones of rolling and massage at home: which of them may be rolled today."""

from collections.abc import Iterable
from datetime import timedelta

from spineflow.knowledge.practice import Practice
from spineflow.planning.day import Day
from spineflow.screening.forms import closed_words

THERAPIST = "massage_therapist"


def rests(practice: Practice) -> bool:
    """Whether its zones need a day off: rolling and the gun, not a therapist's hands."""
    return practice.group == "massage" and "zone" in practice.choices and practice.id != THERAPIST


def open_zones(day: Day, practice: Practice) -> tuple[str, ...]:
    """Zones that no token closes and that were not rolled within the days of rest."""
    closed = closed_words(practice, day.clearance_of(practice.id).closed)
    rolled = _rolled_lately(day)
    return tuple(
        zone for zone in practice.choices["zone"] if zone not in closed and zone not in rolled
    )


def zones_for_today(day: Day, practice: Practice) -> tuple[str, ...]:
    """The zones to name in the plan: none where no open zone has to rest."""
    if not rests(practice):
        return ()
    closed = closed_words(practice, day.clearance_of(practice.id).closed)
    left = open_zones(day, practice)
    return left if len(left) < sum(z not in closed for z in practice.choices["zone"]) else ()


def _rolled_lately(day: Day) -> set[str]:
    """Told on the days that count, today among them, and done in a sitting of today."""
    since = day.request.on - timedelta(days=day.content.minutes("rolling_every_other_day"))
    rolled: set[str] = set()
    for past in (*day.past, *day.earlier_today):
        if past.on >= since:
            rolled |= _zones(day, past.item, past.zones)
    so_far = day.request.so_far
    for session in so_far.sessions if so_far else ():
        for item in session.items:
            rolled |= _zones(day, item.item, item.zones)
    return rolled


def _zones(day: Day, item: str, named: Iterable[str]) -> set[str]:
    practice = day.content.practices[item]
    if not rests(practice):
        return set()
    return set(named) or set(practice.choices["zone"])
