"""Steps of everything that runs by the clock: heat, walks, breathing, cardio, breaks."""

from spineflow.sessions.guided_item import GuidedItem
from spineflow.sessions.script import Phase, Step

FROM_LEVEL_1 = 1
"""Below it a walk is a march on the spot, which has no way back."""


def heat_steps(guided: GuidedItem) -> list[Step]:
    """Warmth with skin checks inside its time, then off and over to what follows.

    The pad stays where it is during a check, so the checks count: all of it never lasts longer
    than the planned minutes, nor than the cap, whatever was planned.
    """
    content = guided.content
    total = min(guided.planned.seconds, round(content.heat_minutes_max * 60))
    looking = content.seconds("heat_check")
    marks = _check_marks(guided, total)
    steps = [_heat(guided, min([*marks, total]), guided.how_cues)]
    for at, end in zip(marks, [*marks, total][1:], strict=True):
        looked = min(looking, end - at)
        steps.append(Step(guided.id, "check", looked, cues=("check_skin",), frames=guided.frames))
        if end - at > looked:
            steps.append(_heat(guided, end - at - looked, ("heat_goes_on",)))
    over = content.seconds("heat_off")
    steps.append(Step(guided.id, "ready", over, cues=("heat_off", "heat_hand_over")))
    return steps


def _check_marks(guided: GuidedItem, total: int) -> list[int]:
    """Seconds at which to look: 5 and 10 minutes, and every 5 for who must look that often."""
    every = guided.content.timings["heat_check_every"]
    often = not set(every.tokens).isdisjoint(guided.planned.tokens)
    last = total if often else min(total, 2 * every.seconds + 1)
    return list(range(every.seconds, last, every.seconds))


def _heat(guided: GuidedItem, seconds: int, cues: tuple[str, ...]) -> Step:
    return Step(guided.id, "heat", seconds, cues=cues, frames=guided.frames)


def walk_steps(guided: GuidedItem) -> list[Step]:
    """A walk there and back. With hidden minutes it is one walk, as long as the person likes."""
    cues = guided.how_cues
    if guided.planned.dose.minutes is None:
        cues = (*cues, "turn_back_in_time")
        return [Step(guided.id, "walk", reps=1, cues=cues, frames=guided.frames)]
    total = guided.planned.seconds
    if guided.level.level < FROM_LEVEL_1 or total < 2:
        return [Step(guided.id, "walk", total, cues=cues, frames=guided.frames)]
    out = total // 2
    back = Step(guided.id, "walk", total - out, cues=("turn_back",), frames=guided.frames)
    return [Step(guided.id, "walk", out, cues=cues, frames=guided.frames), back]


def breathe_steps(guided: GuidedItem) -> list[Step]:
    """The ring: whole rounds inside the planned time, or natural breaths for all of it.

    The pause is the rung's, cut to what the plan allows: no planned hold, no hold phase.
    """
    planned = guided.planned
    cues = guided.how_cues
    ring = breath_ring(guided, planned.dose.hold_s or 0)
    if not ring:
        return [Step(guided.id, "breathe", planned.seconds, cues=cues, frames=guided.frames)]
    rounds = max(1, planned.seconds // sum(phase.seconds for phase in ring))
    step = Step(guided.id, "breathe", reps=rounds, phases=ring, cues=cues, frames=guided.frames)
    return [step]


def breath_ring(guided: GuidedItem, longest_hold_s: int) -> tuple[Phase, ...]:
    """One round of the breathing at its planned level; empty for natural breaths."""
    rung = guided.content.rungs.get(guided.planned.level)
    if rung is None:
        return ()
    round_ = (
        Phase("in", rung.in_s),
        Phase("hold", min(rung.hold_s, longest_hold_s)),
        Phase("out", rung.out_s),
    )
    return tuple(phase for phase in round_ if phase.seconds > 0)


def timed_steps(guided: GuidedItem, ring: tuple[Phase, ...]) -> list[Step]:
    """One stretch of time: a ride, a swim, a break, or a pose one rests in."""
    rests = guided.practice.group in {"stretch", "yoga"}
    paced = ring if guided.pacing is not None and guided.pacing.ring else ()
    step = Step(
        guided.id,
        "hold" if rests else "move",
        guided.planned.seconds,
        phases=paced if rests else (),
        cues=guided.how_cues,
        frames=guided.frames,
    )
    return [step]
