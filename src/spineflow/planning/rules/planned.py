"""Ways of looking at a finished plan that several laws share."""

from collections.abc import Iterable, Iterator

from spineflow.knowledge.programme import Slot
from spineflow.planning.content import PlanContent
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, PlannedItem, PlannedSession


def new_sessions(day: Day, plan: DayPlan) -> list[PlannedSession]:
    """Sittings that are planned from now on; what is done already obeys the day it was done on."""
    so_far = day.request.so_far
    done = so_far.sessions if so_far else ()
    return [session for session in plan.sittings if session not in done]


def timed(day: Day, plan: DayPlan) -> list[PlannedSession]:
    """New sittings that use the person's minutes."""
    return [session for session in new_sessions(day, plan) if session.uses_minutes]


def new_items(day: Day, plan: DayPlan) -> Iterator[PlannedItem]:
    """Items of all new sittings."""
    for session in new_sessions(day, plan):
        yield from session.items


def slots_of(content: PlanContent, item: str) -> list[Slot]:
    """The programme's slots of a practice; none for what only ever stands in for another."""
    slots = (slot for sitting in content.programme.sittings for slot in sitting.slots)
    return [slot for slot in slots if item in slot.practices]


def slot_of(content: PlanContent, item: str) -> Slot | None:
    """The first of them."""
    return next(iter(slots_of(content, item)), None)


def place_of(content: PlanContent, item: str) -> Slot | None:
    """Its own slot, or the first whose practice it may stand in for; None for what has neither."""
    slots = (slot for sitting in content.programme.sittings for slot in sitting.slots)
    return slot_of(content, item) or next(
        (slot for slot in slots if item in stand_ins(content, slot.practices)), None
    )


def stand_ins(content: PlanContent, items: Iterable[str]) -> list[str]:
    """What may be done instead of these practices (B.4), in order."""
    return [name for item in items for name in content.instead.get(item, ())]
