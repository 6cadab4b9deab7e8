"""Plans made better in the background: what has not begun may change, what has stays."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from spineflow.exchange.answer import plan_json
from spineflow.exchange.stored_plan import read_day
from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import DayPlan, NoPlan
from spineflow.planning.request import DaySoFar, PlanRequest
from spineflow_web.actions.beside_plan import beside
from spineflow_web.actions.planning import request_for, stands
from spineflow_web.store import people, plans, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.plans import SavedPlan
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing

Planner = Callable[[PlanRequest, PlanContent], DayPlan | NoPlan]


def improve(
    person: KnownPerson, screened: Screened, saved: SavedPlan, planner: Planner, *, now: datetime
) -> bool:
    """Try to better one saved plan; whether it changed. `now` is the time where the person is.

    The planner runs before anything is locked. If the plan was replaced meanwhile, by a tap or by
    another process, nothing is written: the newer one has its own turn.
    """
    if not stands(saved, screened) or not saved.plan["plan"]:
        return False
    request = replace(
        request_for(person, screened, saved.on), so_far=_begun(person, saved, now=now)
    )
    found = plan_json(planner(request, catalogue().planning))
    with writing():
        people.hold(person.id)
        current = plans.current(person.id, saved.on)
        if current is None or current.id != saved.id or found["plan"] is None:
            return False
        if found["plan"] == saved.plan["plan"]:
            plans.prove(saved.id, dict(found["proof"]))
            return False
        plans.replace(
            person.id,
            saved.on,
            plan={**found, **beside(saved.plan)},
            screening_id=screened.id,
            content_version=saved.content_version,
            at=now,
        )
        return True


def _begun(person: KnownPerson, saved: SavedPlan, *, now: datetime) -> DaySoFar | None:
    """Sittings whose time has come or that were done early; None for a day that lies ahead."""
    if saved.on > now.date():
        return None
    minutes = now.hour * 60 + now.minute
    summary = summaries.of_day(person.id, saved.on)
    touched = frozenset(summary.finished) | frozenset(summary.stopped)
    sessions = tuple(
        session
        for session in _day(saved.plan["plan"]).sittings
        if session.starts <= minutes
        or session.id in touched
        or any(item.item in summary.practised for item in session.items)
    )
    return DaySoFar(minutes, sessions)


def _day(stored: Mapping[str, Any]) -> DayPlan:
    content = catalogue()
    return read_day(stored, content.practices, content.programme)
