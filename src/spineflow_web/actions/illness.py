"""When a person was last ill: told by hand, or answered among the safety questions."""

from datetime import date, timedelta
from uuid import UUID

from spineflow.records.standing import standing
from spineflow_web.actions.history import DAYS
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import conditions_by_day

TOLD = ("illness_over", "correction")


def ill_until(person_id: UUID, on: date) -> date | None:
    """The last day of the latest illness that was over before a date; None for none lately."""
    first = on - timedelta(days=DAYS)
    told = {event.local_date for event in standing(records.between(person_id, first, on, TOLD))}
    known = told | _answered_ill(person_id, first)
    return max((day for day in known if day < on), default=None)


def asked_by() -> list[str]:
    """Keys of the questions that tell of an illness, in the order of the content."""
    safety = catalogue().safety
    names = (name for name, each in safety.conditions.items() if each.illness)
    keys = {key for name in names for key in safety.compiled.conditions[name].keys}
    return [key for key in safety.questions if key in keys]


def _answered_ill(person_id: UUID, first: date) -> set[date]:
    """Days whose last answers told of an illness; one that was taken back the same day is none."""
    ill = {each.id for each in catalogue().safety.conditions.values() if each.illness}
    days = conditions_by_day(person_id, first)
    return {day for day, conditions in days.items() if not ill.isdisjoint(conditions)}
