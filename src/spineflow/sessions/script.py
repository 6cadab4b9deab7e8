"""The outcome: what to do, second by second, as plain values a player or a page can follow."""

from dataclasses import dataclass
from typing import Literal

from spineflow.planning.day_plan import OtherWay

StepKind = Literal[
    "ready", "move", "hold", "rest", "switch", "breathe", "heat", "check", "walk", "roll"
]
Breath = Literal["in", "hold", "out", "free"]
Motion = Literal["go", "stay", "back"]
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of one repetition or one breath; `motion` is None where only the breath moves."""

    breath: Breath
    seconds: int
    motion: Motion | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. It has `seconds` or `reps`, never both.

    The phases of a step with repetitions are one of them; the phases of a step with seconds
    repeat until the time is up. A step of one repetition without phases has no length of its own:
    the person ends it (a walk "as much as usual", whose minutes are hidden).
    """

    item: str
    kind: StepKind
    seconds: int | None = None
    reps: int | None = None
    phases: tuple[Phase, ...] = ()
    cues: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    side: Side | None = None
    """The side of the body that works; for a switch, the one that comes next."""
    shown: OtherWay | None = None
    """The movement seen and said, where it ends a bend and is another one than `item`."""

    @property
    def lasts_s(self) -> int:
        """Seconds from its beginning to its end; 0 when the person ends it."""
        if self.seconds is not None:
            return self.seconds
        return (self.reps or 0) * sum(phase.seconds for phase in self.phases)


@dataclass(frozen=True, slots=True)
class ScriptedSitting:
    """The steps of one planned session, under its id."""

    id: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class SessionScript:
    """All guided sittings of one day plan."""

    sittings: tuple[ScriptedSitting, ...]
