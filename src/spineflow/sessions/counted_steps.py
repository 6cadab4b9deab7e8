"""Steps of everything that is counted: repetitions, holds, sets, sides, zones."""

from dataclasses import replace

from spineflow.sessions.guided_item import GuidedItem
from spineflow.sessions.script import Breath, Phase, Side, Step

SIDES: tuple[Side, Side] = ("left", "right")


def counted_steps(guided: GuidedItem, ring: tuple[Phase, ...]) -> list[Step]:
    """All sets of an item, on both sides where it has sides, with switches and rests between.

    The ring paces long stays; it comes without a hold, because a stay is an effort.
    """
    once = _rolled(guided) if guided.by_zone else _moved(guided, ring)
    if not once:
        return []
    sides: tuple[Side | None, ...] = SIDES if guided.planned.dose.side == "each" else (None,)
    steps: list[Step] = []
    for _ in range(guided.planned.dose.sets or 1):
        for side in sides:
            steps += _between(guided, side, first=not steps)
            steps += _said(guided, once, side, first=not steps)
    return steps


def _between(guided: GuidedItem, side: Side | None, first: bool) -> list[Step]:
    """What separates two rounds: a switch to the other side, or a rest before the next set."""
    pause = guided.level.dose.rest_s
    if first:
        return []
    if side == SIDES[1]:
        seconds = pause or guided.content.seconds("switch")
        pause_step = _pause(guided, "switch", seconds, ("change_sides", f"side_{side}"))
        return [replace(pause_step, side=side)]
    return [_pause(guided, "rest", pause, ("rest_a_moment",))] if pause else []


def _pause(guided: GuidedItem, kind: str, seconds: int, cues: tuple[str, ...]) -> Step:
    still = guided.frames[:1]
    step = Step(guided.id, "rest", seconds, cues=cues, frames=still)
    return replace(step, kind="switch") if kind == "switch" else step


def _said(guided: GuidedItem, steps: list[Step], side: Side | None, first: bool) -> list[Step]:
    """The steps with their side, explained the first time only."""
    spoken = (f"side_{side}",) if side else ()
    more = guided.how_cues if first else ("once_more",)
    told = [replace(steps[0], cues=(*spoken, *steps[0].cues, *more)), *steps[1:]]
    return [replace(step, side=side) for step in told]


def _rolled(guided: GuidedItem) -> list[Step]:
    """One step per zone that is open and has not to rest, as many as the dose has room for."""
    dose = guided.planned.dose
    seconds = (dose.hold_s or 0) + guided.level.dose.rep_s
    named = guided.planned.zones
    zones = [
        part
        for part in guided.parts
        if part not in guided.closed and (not named or part.word in named)
    ][: dose.reps or 1]
    steps = []
    for zone in zones:
        cues = (f"zone_{zone.word}", *(guided.step_cue(step) for step in zone.steps))
        steps.append(Step(guided.id, "roll", seconds, cues=cues, frames=guided.frames_of(zone)))
    return [step for step in steps if step.lasts_s > 0]


def _moved(guided: GuidedItem, ring: tuple[Phase, ...]) -> list[Step]:
    """Repetitions in one step where the stay is short; movement and hold apart where it is long."""
    reps, stay = guided.planned.dose.reps or 1, guided.planned.dose.hold_s or 0
    go, back = _halves(guided)
    if stay >= guided.content.seconds("long_stay"):
        return _with_long_stays(guided, reps, stay, ring)
    breaths = _breaths(guided)
    phases = (
        Phase(breaths[0], go, "go"),
        Phase(breaths[1], stay, "stay"),
        Phase(breaths[2], back, "back"),
    )
    moving = tuple(phase for phase in phases if phase.seconds > 0)
    if not moving:
        return []
    return [Step(guided.id, "move", reps=reps, phases=moving, frames=guided.frames)]


def _with_long_stays(
    guided: GuidedItem, reps: int, stay: int, ring: tuple[Phase, ...]
) -> list[Step]:
    """Into the pose, stay, and back to where one started, each time (C.1: no long bends)."""
    go, back = _halves(guided)
    breaths = _breaths(guided)
    paced = ring if guided.pacing is not None and guided.pacing.ring else ()
    steps = []
    for at in range(reps):
        cues = ("once_more",) if at else ()
        into = (Phase(breaths[0], go, "go"),)
        out = (Phase(breaths[2], back, "back"),)
        steps += [
            Step(guided.id, "move", go, phases=into, cues=cues, frames=guided.frames),
            Step(guided.id, "hold", stay, None, paced, ("stay_and_breathe",), guided.frames[-1:]),
            Step(guided.id, "move", back, None, out, ("come_back",), guided.frames[::-1]),
        ]
    return [step for step in steps if step.lasts_s > 0]


def _halves(guided: GuidedItem) -> tuple[int, int]:
    """Seconds there and back; an odd second goes to the effort."""
    moving = guided.level.dose.rep_s
    return moving - moving // 2, moving // 2


def _breaths(guided: GuidedItem) -> tuple[Breath, Breath, Breath]:
    """The breath on the way there, while staying, and on the way back: never held."""
    pacing = guided.pacing
    return (pacing.go, pacing.stay, pacing.back) if pacing else ("free", "free", "free")
