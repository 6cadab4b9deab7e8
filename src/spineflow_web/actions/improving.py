"""Plans made better in the background: what has not begun may change, what has stays."""

from collections.abc import Callable
from datetime import datetime

from spineflow.exchange.plan_answer import plan_json
from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import DayPlan, NoPlan
from spineflow.planning.request import PlanRequest
from spineflow_web.actions.beside_plan import beside
from spineflow_web.actions.planning import request_for, stands
from spineflow_web.actions.so_far import begun_so_far
from spineflow_web.actions.told_today import as_lived, told_on
from spineflow_web.store import people, plans
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
    told = told_on(person, saved.on)
    begun = begun_so_far(saved, told, now)
    request = as_lived(request_for(person, screened, saved.on), person, told, begun)
    found = plan_json(planner(request, catalogue().planning))
    with writing():
        people.hold(person.id)
        current = plans.current(person.id, saved.on)
        if current is None or current.id != saved.id or found["plan"] is None:
            return False
        if found["plan"] == saved.plan["plan"]:
            plans.prove(saved.id, dict(found["proof"]), clashes=list(found["clashes"]))
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
