"""Walking, swimming and cycling as a person tells of them: effort, steps, an illness between."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from spineflow.planning.day import Day
from spineflow.planning.progress.walking import climbs
from spineflow.planning.progress.week_of import WeekOf, week_of
from spineflow.records.event import Event
from spineflow.records.standing import standing
from spineflow_web.actions.planning import request_for
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.session_end import last_told
from spineflow_web.actions.told_beside import plan_rest_anew
from spineflow_web.store import records, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

WITH_STEPS = ("activity_done", "effort_told", "correction")


def tell_effort(
    person: KnownPerson, sitting: str, said: Mapping[str, Any], *, on: date, now: datetime
) -> UUID:
    """Keep what was said of the last session of a sitting; the id of the event."""
    told = last_told(person, sitting, on=on)
    entity = told.session if told else uuid7()
    event = new_event(person, "effort_told", dict(said), now=now, entity=entity)
    keep(person.id, [event], now=now)
    return event.id


def tell_illness(person: KnownPerson, screened: Screened, last_day: date, *, now: datetime) -> bool:
    """Keep the last day of an illness; whether today was planned anew because of it."""
    moment = datetime.combine(last_day, now.timetz())
    keep(person.id, [new_event(person, "illness_over", {}, now=moment)], now=now)
    return plan_rest_anew(person, screened, on=now.date(), now=now)


def steps_by_day(person: KnownPerson, on: date, days: int) -> dict[date, int]:
    """Steps that were told, by day, of so many days through a date; days without are left out."""
    first = on - timedelta(days=days - 1)
    return _steps(standing(records.between(person.id, first, on, WITH_STEPS)))


def _steps(events: Iterable[Event]) -> dict[date, int]:
    steps: dict[date, int] = {}
    for event in events:
        told = event.payload.get("steps")
        if told:
            steps[event.local_date] = steps.get(event.local_date, 0) + told
    return steps


def weeks_of(person: KnownPerson, screened: Screened, on: date) -> list[WeekOf]:
    """The weeks of what is climbed and open to this person, in the order of the content."""
    content = catalogue()
    day = Day(request_for(person, screened, on), content.planning)
    summary = summaries.of_day(person.id, on)
    open_items = [item for item in climbs(content.planning) if not day.clearance_of(item).barred]
    return [week_of(day, item, summary.seconds_of(item) / 60) for item in open_items]
