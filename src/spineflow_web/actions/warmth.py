"""How much warmth a person may still have: one cap, whatever was paused, stopped or begun again."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from spineflow.records.payload import Payload, Step, WarmthHad
from spineflow.records.standing import standing
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

TOLD = ("step_done", "step_skipped", "step_stopped", "warmth_had", "correction")
WARM = {"heat", "check"}
"""Kinds of steps during which the warmth lies on the back."""


def warmth_cap_s(screened: Screened, items: Iterable[str]) -> int:
    """Seconds of warmth at most: the method's cap, or the smaller one of this person."""
    sessions = catalogue().sessions
    planned = set(items)
    own = [
        float(each["limits"]["minutes_max"])
        for each in screened.outcome["clearances"]
        if each["item"] in planned
        and sessions.practices[each["item"]].group == "heat"
        and "minutes_max" in each["limits"]
    ]
    return round(min([sessions.heat_minutes_max, *own]) * 60)


def warmth_used_s(person: KnownPerson, *, now: datetime) -> int:
    """Seconds of warmth that still count: those told within the time the content names."""
    since = now - timedelta(seconds=catalogue().sessions.seconds("heat_counts"))
    first = min(since.date(), now.date())
    told = standing(records.between(person.id, first, now.date(), TOLD))
    return round(sum(_warm_s(event.said()) for event in told if event.occurred_at >= since))


def _warm_s(said: Payload) -> float:
    match said:
        case WarmthHad(minutes=minutes):
            return minutes * 60
        case Step(kind=kind, seconds=seconds) if kind in WARM:
            return seconds
    return 0
