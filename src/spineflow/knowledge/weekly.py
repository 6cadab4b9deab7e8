"""Programmes that grow week by week: walking, swimming, cycling (clinical reference C.4, D.2)."""

from pydantic import Field

from spineflow.entries.entry import Entry, Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text


class WeeklyStep(Entry):
    """What one week asks for. Minutes are per time; ranges go up to `up_to_*`."""

    week: int = Field(ge=1, le=52)
    minutes: float = Field(gt=0, le=60)
    up_to_minutes: float | None = Field(default=None, gt=0, le=60)
    times_a_day: int = Field(default=1, ge=1, le=3)
    up_to_times_a_day: int | None = Field(default=None, ge=2, le=3)
    days: int = Field(ge=1, le=7)
    """Days of the week."""
    brisk_minutes: int = Field(default=0, ge=0, le=10)
    """Single brisk minutes inside the walk, on two days of the week."""
    sentence: Text


class Track(Entry):
    """One way up: where it starts and for whom."""

    id: Id
    title: Text
    for_whom: Text
    steps: Many[WeeklyStep]


class WeeklyProgramme(SourcedEntry):
    """The tracks of one practice and the rules that hold on all of them."""

    id: Id
    practice: Id
    title: Text
    rules: Many[Text]
    tracks: Many[Track]
