"""A flare-up as one stretch of days, however often it was told."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from spineflow_web.store import flare_ups
from spineflow_web.store.catalogue import catalogue

LOOK_BACK = timedelta(days=60)


class Episode(NamedTuple):
    """From the first day of a flare-up to the first day of the way back."""

    since: date
    until: date

    @property
    def over_on(self) -> date:
        """The first day after the way back."""
        return self.until + timedelta(days=catalogue().planning.minutes("flare_ramp_days"))


def episode(person_id: UUID, on: date) -> Episode | None:
    """The latest flare-up on a date. One told again before the way back is over is the same one,
    so that none of its days counts as missed."""
    planning = catalogue().planning
    lasts = timedelta(days=planning.minutes("flare_days"))
    found: Episode | None = None
    for each in flare_ups.told(person_id, on - LOOK_BACK, on):
        until = each.since + lasts
        if each.better_on is not None:
            until = min(until, each.better_on)
        same = found is not None and each.since < found.over_on
        found = Episode(found.since if found and same else each.since, until)
    return found
