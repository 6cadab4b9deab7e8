"""The outcome of planning: a day plan, or the reason why there is none."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from spineflow.vocabulary.reason import Reason


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """What to do of one item; absent quantities are None and are not shown."""

    minutes: float | None = None
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    side: Literal["each"] | None = None
    glasses: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One practice in one sitting. `seconds` is the time it takes; `food` the idea of the day."""

    item: str
    level: int
    variant: str
    tokens: tuple[str, ...]
    dose: PlannedDose
    reasons: tuple[Reason, ...]
    seconds: int
    food: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """Items done together; `starts` in minutes after midnight."""

    id: str
    starts: int
    items: tuple[PlannedItem, ...]
    uses_minutes: bool

    @property
    def seconds(self) -> int:
        """How long the sitting takes."""
        return sum(item.seconds for item in self.items)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A practice that is not in the plan, and why."""

    item: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The planned sessions of one date."""

    on: date
    sittings: tuple[PlannedSession, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class NoPlan:
    """Why there is no plan: an outcome, not an error."""

    reason: Literal["not_screened", "disposition", "under_16", "no_time"]
    messages: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
