"""The planner process: the only part of the shell that brings the solver in."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from spineflow_web.actions.improving import Planner, improve
from spineflow_web.actions.planning import todays_plan
from spineflow_web.actions.rescreen import why_due
from spineflow_web.actions.screening import current_screening
from spineflow_web.store import people, plans

BATCH = 100


def better_plans(planner: Planner, tried: set[UUID], *, now: datetime) -> int:
    """Go once through the plans nobody has bettered yet; how many changed.

    `tried` keeps the ids this process has seen, so that one it cannot better is not tried again.
    """
    changed = 0
    yesterday = now.date() - timedelta(days=1)
    for person_id, saved in plans.unproven(yesterday, BATCH + len(tried)):
        person = people.by_id(person_id)
        if saved.id in tried or person is None:
            continue
        tried.add(saved.id)
        here = now.astimezone(ZoneInfo(person.time_zone))
        screened = current_screening(person, saved.on)
        if screened is not None and screened.is_settled and saved.on >= here.date():
            changed += improve(person, screened, saved, planner, now=here)
    return changed


def plan_tomorrow(last: UUID | None, count: int, *, now: datetime) -> tuple[UUID | None, int]:
    """Plan tomorrow for the next people after `last`: the last one looked at, and how many.

    Each plan is a transaction of its own and is made once however often this runs, so a run that
    was killed goes on where it stopped: without a double and without a gap.
    """
    looked_at: UUID | None = None
    planned = 0
    for person_id in people.ids_after(last, count):
        looked_at = person_id
        person = people.by_id(person_id)
        if person is None:
            continue
        here = now.astimezone(ZoneInfo(person.time_zone))
        tomorrow = here.date() + timedelta(days=1)
        screened = current_screening(person, tomorrow)
        if screened is None or not screened.is_settled:
            continue
        # Where the questions are due again, no new date is planned before they are answered.
        if not why_due(person, screened, tomorrow):
            todays_plan(person, screened, on=tomorrow, now=here)
            planned += 1
    return looked_at, planned
