"""The day's plan at once: choose, build, construct; the same request always gives the same plan."""

from dataclasses import replace

from spineflow.planning.arrange.assemble import assemble
from spineflow.planning.arrange.build import Built, build
from spineflow.planning.arrange.free_time import free_windows
from spineflow.planning.arrange.greedy import construct
from spineflow.planning.arrange.judge import points
from spineflow.planning.arrange.problem import HUNDREDTHS, Arrangement
from spineflow.planning.content import PlanContent
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, LeftOut, NoPlan, PlannedSession, Proof
from spineflow.planning.explain.left_out import left_out
from spineflow.planning.explain.more_time import with_more
from spineflow.planning.items.choose import Choices, choices
from spineflow.planning.request import PlanRequest


def plan_day(request: PlanRequest, content: PlanContent) -> DayPlan | NoPlan:
    """Plan one date for one person, or say why there is no plan."""
    if closed := closed_day(request):
        return closed
    day = Day(request, content)
    found = choices(day)
    built = build(day, found)
    arrangement = construct(built.problem)
    proof = Proof(points(built.problem, arrangement) / HUNDREDTHS)
    return finish(day, found, built, arrangement, proof)


def finish(
    day: Day, found: Choices, built: Built, arrangement: Arrangement, proof: Proof
) -> DayPlan | NoPlan:
    """An arrangement as a plan with its reasons, whoever found it."""
    why_not = left_out(day, found, built, arrangement)
    is_empty = not any(start is not None for start in arrangement.starts)
    if built.problem.tasks and is_empty and not (_has_begun(day.request) or _is_over(day)):
        return NoPlan("no_time", (), why_not)
    sittings = assemble(day, found, built, arrangement)
    steps = tuple(day.steps.values())
    more = with_more(built.problem, built, arrangement, day)
    return DayPlan(day.request.on, sittings, _not_planned(sittings, why_not), steps, more, proof)


def _has_begun(request: PlanRequest) -> bool:
    return request.so_far is not None and bool(request.so_far.sessions)


def _is_over(day: Day) -> bool:
    """Whether a day that has begun has no more room, and had some: nothing more fits, and that is
    well."""
    if day.request.so_far is None:
        return False
    whole = Day(replace(day.request, so_far=None), day.content)
    if not free_windows(day):
        return bool(free_windows(whole))
    arrangement = construct(build(whole, choices(whole)).problem)
    return any(start is not None for start in arrangement.starts)


def _not_planned(
    sittings: tuple[PlannedSession, ...], why_not: tuple[LeftOut, ...]
) -> tuple[LeftOut, ...]:
    planned = {item.item for sitting in sittings for item in sitting.items}
    return tuple(each for each in why_not if each.item not in planned)


def closed_day(request: PlanRequest) -> NoPlan | None:
    """No plan at all: under age, not screened, or stopped by the screening."""
    screening = request.screening
    if screening.under_age:
        return NoPlan("under_16", screening.messages)
    if screening.disposition is None:
        return NoPlan("not_screened", screening.messages)
    if screening.disposition.stops_everything:
        return NoPlan("disposition", screening.messages)
    return None
