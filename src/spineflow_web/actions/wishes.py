"""The wishes of a date, as planning reads them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from spineflow.planning.request import Profile
from spineflow.vocabulary.timing import MINUTES_PER_DAY, TimeWindow
from spineflow_web.store import day_wishes
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.day_wishes import ALL_MINUTES, NOTHING, DayWishes


class Wished(NamedTuple):
    """The wishes of the date, and every practice whose level is to stay."""

    today: DayWishes
    declined: frozenset[str]


def wished(person_id: UUID, on: date) -> Wished:
    """All that was asked of a date. A no to a change of level holds for some days after it."""
    holds = timedelta(days=catalogue().planning.minutes("you_said_no") - 1)
    lately = day_wishes.between(person_id, on - holds, on)
    declined = frozenset(item for each in lately.values() for item in each.declined)
    return Wished(lately.get(on, NOTHING), declined)


def with_wishes(profile: Profile, wishes: DayWishes) -> Profile:
    """The profile as asked for on this date."""
    given: dict[str, Any] = {"windows": tuple(_wider(w, wishes.wider) for w in profile.windows)}
    if wishes.minutes is not None:
        given["minutes"] = None if wishes.minutes == ALL_MINUTES else wishes.minutes
    if wishes.place:
        given["place"] = wishes.place
    return replace(profile, **given)


def _wider(window: TimeWindow, minutes: int) -> TimeWindow:
    return TimeWindow(max(window.start - minutes, 0), min(window.end + minutes, MINUTES_PER_DAY))
