"""Zones of rolling and massage at home: which of them may be rolled today."""

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


def _rolled_lately(day: Day) -> set[str]:
    since = day.request.on - timedelta(days=day.content.minutes("rolling_every_other_day"))
    rolled: set[str] = set()
    for past in (*day.past, *day.earlier_today):
        practice = day.content.practices[past.item]
        if past.on >= since and rests(practice):
            rolled |= past.zones or set(practice.choices["zone"])
    return rolled
