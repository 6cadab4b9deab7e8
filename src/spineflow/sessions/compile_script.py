"""From a day plan to its script: the same plan always gives the same steps."""

from dataclasses import replace

from spineflow.planning.day_plan import (
    DayPlan,
    OtherWay,
    PlannedDose,
    PlannedItem,
    PlannedSession,
)
from spineflow.sessions.content import SessionContent
from spineflow.sessions.counted_steps import counted_steps
from spineflow.sessions.guided_item import GuidedItem
from spineflow.sessions.script import Phase, ScriptedSitting, SessionScript, Step
from spineflow.sessions.timed_steps import (
    breath_ring,
    breathe_steps,
    heat_steps,
    timed_steps,
    walk_steps,
)
from spineflow.vocabulary.ids import WALKING

BREATHING = "breath_4_4_6"
BREAK = "posture_sitting"


def compile_script(plan: DayPlan, content: SessionContent) -> SessionScript:
    """Every planned session that is done with the guide, and the break as one of its own.

    Water, food and a visit to a therapist have no steps and are left out.
    """
    ring = _ring_of_the_day(plan, content)
    sittings = [_sitting(session, content, ring) for session in plan.sittings if _guided(session)]
    return SessionScript(tuple(sitting for sitting in sittings if sitting.steps))


def _guided(session: PlannedSession) -> bool:
    return session.uses_minutes or any(item.item == BREAK for item in session.items)


def _ring_of_the_day(plan: DayPlan, content: SessionContent) -> tuple[Phase, ...]:
    """The breath inside the poses: that of the day's breathing, without its hold.

    Who has no breathing in the plan, or natural breaths only, breathes freely in the poses too.
    """
    for session in plan.sittings:
        for item in session.items:
            if item.item == BREATHING:
                return breath_ring(GuidedItem(content, item), longest_hold_s=0)
    return ()


def _sitting(
    session: PlannedSession, content: SessionContent, ring: tuple[Phase, ...]
) -> ScriptedSitting:
    steps: list[Step] = []
    before: GuidedItem | None = None
    for item in session.items:
        guided = GuidedItem(content, item)
        if not session.uses_minutes and item.item != BREAK:
            continue
        if working := _working(guided, item, ring):
            steps += [_ready(guided, before), *working]
            before = guided
        if item.then is not None:
            steps += _other_way(content, item.item, item.then)
    return ScriptedSitting(session.id, tuple(steps))


def _other_way(content: SessionContent, bend: str, then: OtherWay) -> list[Step]:
    """The easy movements that end a bend; they are part of it and need no getting ready."""
    dose = PlannedDose(sets=1, reps=then.reps)
    item = PlannedItem(then.item, then.level, then.variant, then.tokens, dose, (), 0)
    return [
        replace(step, item=bend, shown=then)
        for step in counted_steps(GuidedItem(content, item), ())
    ]


def _working(guided: GuidedItem, item: PlannedItem, ring: tuple[Phase, ...]) -> list[Step]:
    if item.seconds <= 0:
        return []
    if guided.practice.group == "heat":
        return heat_steps(guided)
    if item.item == WALKING:
        return walk_steps(guided)
    if item.item == BREATHING:
        return breathe_steps(guided)
    if guided.level.dose.minutes:
        return timed_steps(guided, ring)
    return counted_steps(guided, ring)


def _ready(guided: GuidedItem, before: GuidedItem | None) -> Step:
    """Time to get into position: longest for who changes place or must do so slowly."""
    content, planned = guided.content, guided.planned
    longest = content.timings["ready_other_place"]
    slowly = not set(longest.tokens).isdisjoint(planned.tokens)
    if before is None or slowly or before.place[0] != guided.place[0]:
        seconds = longest.seconds
    elif before.place != guided.place:
        seconds = content.seconds("ready_other_posture")
    else:
        seconds = content.seconds("ready_same_posture")
    cues = ("get_ready" if before is None else "next", *guided.start_cues)
    return Step(planned.item, "ready", seconds, cues=cues, frames=guided.frames[:1])
