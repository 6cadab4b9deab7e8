"""Times of day as minutes after midnight: no dates, no zones, no clock."""

from dataclasses import dataclass
from datetime import datetime, time

MINUTES_PER_DAY = 24 * 60


def minutes_of(clock: str) -> int:
    """Minutes after midnight of ``HH:MM``; raises ValueError for anything else."""
    hours, separator, minutes = clock.partition(":")
    if separator and len(hours) == len(minutes) == 2 and (hours + minutes).isdecimal():
        total = int(hours) * 60 + int(minutes)
        if int(minutes) < 60 and total < MINUTES_PER_DAY:
            return total
    raise ValueError(f"{clock!r} is not a time of day such as 07:30")


def clock_of(minutes: int) -> str:
    """``HH:MM`` of minutes after midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def minute_of_day(moment: datetime | time) -> int:
    """Whole minutes after midnight, by the clock of the moment's own zone."""
    return moment.hour * 60 + moment.minute


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """A stretch of one day, in minutes after midnight; `end` lies after `start`."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return self.end - self.start
