"""A week ahead: each day on the ground of the days before it, as if they went as planned."""

from dataclasses import replace
from datetime import timedelta

from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import DayPlan, NoPlan
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import PastItem, PlanRequest

DAYS = 7


def plan_week(
    request: PlanRequest, content: PlanContent, days: int = DAYS
) -> tuple[DayPlan | NoPlan, ...]:
    """The day of the request and those after it; what today is like holds for today alone."""
    plans: list[DayPlan | NoPlan] = []
    for _ in range(days):
        outcome = plan_day(request, content)
        plans.append(outcome)
        done = as_done(outcome) if isinstance(outcome, DayPlan) else ()
        request = replace(
            request,
            on=request.on + timedelta(days=1),
            history=(*request.history, *done),
            day_type=None if request.day_type in ("flare", "half", "travel") else request.day_type,
            flare_since=request.on if request.day_type == "flare" else request.flare_since,
            so_far=None,
            wants=frozenset(),
        )
    return tuple(plans)


def as_done(plan: DayPlan) -> tuple[PastItem, ...]:
    """A plan as the history it becomes when all of it is done; nothing is known of pain."""
    return tuple(
        PastItem(
            plan.on,
            item.item,
            item.seconds / 60,
            level=item.level,
            at=int(starts),
            zones=frozenset(item.zones),
        )
        for sitting in plan.sittings
        for item, starts in sitting.item_starts()
    )
