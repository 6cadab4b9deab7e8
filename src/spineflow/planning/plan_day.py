"""The day's plan: choose, fit, place; the same request always gives the same plan."""

from spineflow.planning.choose import Chosen, choose
from spineflow.planning.constraints import by_rule
from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import DayPlan, LeftOut, NoPlan
from spineflow.planning.fit import fit_minutes
from spineflow.planning.place import place
from spineflow.planning.request import PlanRequest


def plan_day(request: PlanRequest, content: PlanContent) -> DayPlan | NoPlan:
    """Plan one date for one person, or say why there is no plan."""
    if closed := _closed(request):
        return closed
    chosen = choose(request, content)
    wanted = _timed(content, chosen)
    fit_minutes(content, chosen, request.profile.minutes)
    sittings = place(request, content, chosen)
    if wanted and not any(sitting.uses_minutes for sitting in sittings):
        return NoPlan("no_time", (), _left_out(content, chosen))
    return DayPlan(request.on, sittings, _left_out(content, chosen))


def _closed(request: PlanRequest) -> NoPlan | None:
    """No plan at all: under age, not screened, or stopped by the screening."""
    screening = request.screening
    if screening.under_age:
        return NoPlan("under_16", screening.messages)
    if screening.disposition is None:
        return NoPlan("not_screened", screening.messages)
    if screening.disposition.stops_everything:
        return NoPlan("disposition", screening.messages)
    return None


def _timed(content: PlanContent, chosen: Chosen) -> bool:
    """Whether anything that takes the person's minutes was allowed at all."""
    return any(
        chosen.sittings[sitting.id]
        for sitting in content.programme.sittings
        if sitting.uses_minutes
    )


def _left_out(content: PlanContent, chosen: Chosen) -> tuple[LeftOut, ...]:
    """Every practice that is not planned, with its reasons, in the order of the content."""
    planned = {each.item for candidates in chosen.sittings.values() for each in candidates}
    return tuple(
        LeftOut(item, chosen.left_out.get(item, by_rule("one_alternative_chosen")))
        for item in content.practices
        if item not in planned
    )
