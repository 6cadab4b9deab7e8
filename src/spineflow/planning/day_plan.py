"""The outcome of planning: a day plan, or the reason why there is none."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from spineflow.vocabulary.reason import Reason

NO_REASONS: tuple[Reason, ...] = ()
WAY_OUT_STEP, WIDEST_WINDOW = 5, 120
"""Minutes: the steps in which a way out of a clash is looked for and offered, and by how much
longer a window can be at most."""


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
class OtherWay:
    """The easy movement that ends a bend (C.1): which form of which practice, how often."""

    item: str
    level: int
    variant: str
    reps: int
    tokens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One practice in one sitting. `seconds` is the time it takes; `food` the idea of the day.

    `at` holds the times of what recurs over the day, in minutes after midnight. `zones` names the
    zones to roll where some of them rest today; empty means all that are open.
    """

    item: str
    level: int
    variant: str
    tokens: tuple[str, ...]
    dose: PlannedDose
    reasons: tuple[Reason, ...]
    seconds: int
    food: str | None = None
    then: OtherWay | None = None
    at: tuple[int, ...] = ()
    zones: tuple[str, ...] = ()


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

    @property
    def ends(self) -> int:
        """The first minute after it."""
        return self.starts - (-self.seconds // 60)

    def item_starts(self) -> tuple[tuple[PlannedItem, float], ...]:
        """Each item with its own start, in minutes after midnight."""
        at, starts = float(self.starts), []
        for item in self.items:
            starts.append((item, at))
            at += item.seconds / 60
        return tuple(starts)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A practice that is not in the plan, and why."""

    item: str
    reasons: tuple[Reason, ...]


LightName = Literal["green", "yellow", "red", "unknown"]
Change = Literal["up", "down", "easier_today", "hold"]


@dataclass(frozen=True, slots=True)
class LevelStep:
    """The traffic light of one practice, and what follows: from level `was` to level `to`."""

    item: str
    light: LightName
    was: int
    to: int
    change: Change
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """How good the plan is: its points, and how far from the best possible it can be at most."""

    score: float
    gap: float | None = None
    """Share of the score by which a better plan could beat it; 0 is the best, None not known."""
    solver: Literal["constructive", "cp-sat"] = "constructive"


WishKind = Literal["want", "minutes", "windows", "never", "rule"]


@dataclass(frozen=True, slots=True)
class Wish:
    """Something asked of the day; `id` is the practice or the rule it is about, if any."""

    kind: WishKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The smallest change to one wish after which the others can be met.

    `minutes` is the new total for minutes, how much longer each window gets for windows; None
    stands for giving the wish up.
    """

    wish: Wish
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Wishes that cannot all be met, none of them to spare, and ways out."""

    wishes: tuple[Wish, ...]
    relaxations: tuple[Relaxation, ...]


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The planned sessions of one date."""

    on: date
    sittings: tuple[PlannedSession, ...]
    left_out: tuple[LeftOut, ...]
    steps: tuple[LevelStep, ...] = ()
    with_more: tuple[str, ...] = ()
    """Practices that more minutes would bring."""
    proof: Proof | None = None
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class NoPlan:
    """Why there is no plan: an outcome, not an error."""

    reason: Literal["not_screened", "disposition", "under_16", "no_time"]
    messages: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    clashes: tuple[Clash, ...] = ()


def in_parts(sittings: Iterable[Iterable[str]]) -> frozenset[str]:
    """Of the practices of each sitting those that stand in several: only a finished sitting tells
    which part of such a one is done."""
    counted = Counter(item for items in sittings for item in items)
    return frozenset(item for item, times in counted.items() if times > 1)
