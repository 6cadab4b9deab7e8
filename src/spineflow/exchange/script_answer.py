"""A script as the JSON of the contract."""

from typing import NotRequired

from typing_extensions import TypedDict

from spineflow.exchange.plan_shapes import PlanOut
from spineflow.sessions.script import Phase, SessionScript, Step


class PhaseOut(TypedDict):
    """A part of one repetition or one breath (ADR 0005)."""

    breath: str
    seconds: int
    motion: NotRequired[str]


class StepOut(TypedDict):
    """One step of the guide: `seconds` or `reps`, never both."""

    item: str
    kind: str
    seconds: NotRequired[int]
    reps: NotRequired[int]
    phases: NotRequired[list[PhaseOut]]
    cues: list[str]
    frames: list[str]
    side: NotRequired[str]
    """left | right, where the sides are done one after the other (ADR 0010)."""


class ScriptedSittingOut(TypedDict):
    """The steps of one planned session."""

    id: str
    steps: list[StepOut]


class ScriptedDayOut(TypedDict):
    """The guided sittings of one date."""

    sittings: list[ScriptedSittingOut]


class ScriptPart(TypedDict):
    """What `script` prints beside the plan; null when there is no plan."""

    script: ScriptedDayOut | None


class ScriptOut(PlanOut, ScriptPart):
    """What `script` prints."""


def script_json(script: SessionScript | None) -> ScriptPart:
    """A script as the contract prints it."""
    if script is None:
        return {"script": None}
    sittings: list[ScriptedSittingOut] = [
        {"id": sitting.id, "steps": [_step(step) for step in sitting.steps]}
        for sitting in script.sittings
    ]
    return {"script": {"sittings": sittings}}


def _step(step: Step) -> StepOut:
    out: StepOut = {
        "item": step.item,
        "kind": step.kind,
        "cues": list(step.cues),
        "frames": list(step.frames),
    }
    if step.seconds is not None:
        out["seconds"] = step.seconds
    if step.reps is not None:
        out["reps"] = step.reps
    if step.phases:
        out["phases"] = [_phase(phase) for phase in step.phases]
    if step.side is not None:
        out["side"] = step.side
    return out


def _phase(phase: Phase) -> PhaseOut:
    out: PhaseOut = {"breath": phase.breath, "seconds": phase.seconds}
    if phase.motion is not None:
        out["motion"] = phase.motion
    return out
