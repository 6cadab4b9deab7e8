"""A day as whole numbers: tasks with options, sittings with starts, and the rules between them.

Minutes count from midnight, seconds are durations, points are hundredths of the score's unit.
The constructive planner, the solver and the brute force of the tests all read this and nothing
else, so that they answer the same question.
"""

from dataclasses import dataclass
from functools import cached_property

from spineflow.vocabulary.timing import TimeWindow

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Part:
    """What an option does in one sitting."""

    block: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Option:
    """One way of having a task in the day."""

    parts: tuple[Part, ...]
    points: int
    barred: tuple[TimeWindow, ...] = ()
    """Stretches in which a sitting that holds it must not start."""
    heats: bool = False
    """Heat: its sitting must hold something that moves."""
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """At most one of its options is in the day."""

    options: tuple[Option, ...]


@dataclass(frozen=True)
class Block:
    """A sitting that may be in the day."""

    usual: int
    starts: tuple[int, ...]
    """Minutes at which it may start, ascending."""
    cost: int = 0
    """Points it costs to have it at all."""
    after: int | None = None
    """The block it must follow, where that one is in the day; and be in the day only with it."""
    gap: int = 0
    """Minutes between the end of that block and its start."""

    @cached_property
    def nearest_first(self) -> tuple[int, ...]:
        """Its starts by distance from the usual one, the earlier of two first."""
        return tuple(sorted(self.starts, key=lambda start: (abs(start - self.usual), start)))


@dataclass(frozen=True)
class DayProblem:
    """Everything that decides which arrangement of a day is the best."""

    tasks: tuple[Task, ...]
    blocks: tuple[Block, ...]
    windows: tuple[TimeWindow, ...]
    """Stretches in which sittings may run, apart from each other and ascending."""
    budget_s: int | None
    """Seconds that all sittings may take together; None: no bound."""
    thirds: tuple[TimeWindow, ...] = ()
    spread: int = 0
    """Points for every third of the day in which something starts."""
    moved: int = 0
    """Points lost for every minute away from a block's usual start."""
    taken_thirds: frozenset[int] = frozenset()
    """Thirds in which something was done already."""

    @cached_property
    def ends_at(self) -> dict[int, int]:
        """The end of the window in which each possible start lies."""
        starts = {start for block in self.blocks for start in block.starts}
        return {
            start: window.end
            for start in starts
            for window in self.windows
            if window.start <= start < window.end
        }


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An answer: for every task the option taken (None: left out), for every block its start."""

    options: tuple[int | None, ...]
    starts: tuple[int | None, ...]
