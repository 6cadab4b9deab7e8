"""Pain that rises in the middle of a day, and the rest of the day that follows it."""

from datetime import date, datetime

from spineflow.records.event import Event
from spineflow.records.payload import PainRated
from spineflow_web.actions import my_day
from spineflow_web.actions.my_day import Replanned
from spineflow_web.actions.planning import todays_plan
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened


def rose(person: KnownPerson, rated: Event) -> bool:
    """Whether this number, told for the moment, is higher than the one before it on its day, as far
    as the red light says."""
    said = rated.said()
    if not isinstance(said, PainRated) or said.when != "now":
        return False
    marks = summaries.of_day(person.id, rated.local_date).of("before", "after", "now")
    earlier = [mark.value for mark in marks if mark.id != rated.id and mark.at <= _at(rated)]
    if not earlier:
        return False
    red = catalogue().days.lights["red"]
    by_much = red.rises_over is not None and said.pain - earlier[-1] > red.rises_over
    return by_much or (red.passes is not None and earlier[-1] < said.pain > red.passes)


def ease_day(
    person: KnownPerson, screened: Screened, *, on: date, now: datetime
) -> Replanned | None:
    """The rest of the day is easier; None where it is a gentle day already."""
    saved = todays_plan(person, screened, on=on, now=now)
    if saved.plan.get("terms", {}).get("phase", "usual") != "usual":
        return None
    return my_day.sore_day(person, screened, on=on, now=now)


def _at(rated: Event) -> str:
    return rated.occurred_at.isoformat(timespec="milliseconds")
