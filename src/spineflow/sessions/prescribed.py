"""What somebody prescribed: steps, dose and dates, and a simple script of it for the guide."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from spineflow.sessions.script import Phase, Step

SETS_MAX, REPS_MAX, HOLD_MAX_S, MINUTES_MAX, TIMES_MAX = 10, 60, 600, 60, 6
"""What the form takes: wide enough for any exercise sheet, narrow enough to catch a slip."""


@dataclass(frozen=True, slots=True)
class Prescription:
    """One prescribed exercise. Absent numbers are None; `demands` are ids of the content."""

    id: UUID
    title: str
    steps: tuple[str, ...]
    by: str
    until: date
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None
    times_a_day: int = 1
    demands: frozenset[str] = frozenset()

    @property
    def item(self) -> str:
        """The id under which events and summaries know it."""
        return f"rx_{self.id.hex}"

    def sitting(self, number: int) -> str:
        """The id of its sitting of so many times a day, counted from 1."""
        return f"{self.item}_{number}"


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of the script that no prescription says; content timings."""

    ready_s: int
    rest_s: int
    move_s: int


def prescribed_steps(prescribed: Prescription, tempo: Tempo) -> tuple[Step, ...]:
    """Time to get ready, then every set with its rest; minutes run as one step."""
    item = prescribed.item
    ready = Step(item, "ready", tempo.ready_s)
    if prescribed.minutes:
        return (ready, Step(item, "move", prescribed.minutes * 60))
    steps = [ready]
    for at in range(prescribed.sets or 1):
        if at:
            steps.append(Step(item, "rest", tempo.rest_s))
        steps.append(_set(prescribed, tempo))
    return tuple(steps)


def seconds_of(prescribed: Prescription, tempo: Tempo) -> int:
    """How long one sitting of it takes."""
    return sum(step.lasts_s for step in prescribed_steps(prescribed, tempo))


def _set(prescribed: Prescription, tempo: Tempo) -> Step:
    """All repetitions of one set; a single stay is a hold."""
    reps, stay = prescribed.reps or 1, prescribed.hold_s or 0
    if reps == 1 and stay:
        return Step(prescribed.item, "hold", stay)
    go = tempo.move_s - tempo.move_s // 2
    phases = (
        Phase("free", go, "go"),
        Phase("free", stay, "stay"),
        Phase("free", tempo.move_s - go, "back"),
    )
    moving = tuple(phase for phase in phases if phase.seconds)
    return Step(prescribed.item, "move", reps=reps, phases=moving)
