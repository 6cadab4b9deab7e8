"""How CPU time is measured here: in this process, call by call."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

WARM_UP = 5


def cpu_ns(work: Callable[[], object], rounds: int) -> list[int]:
    """The CPU-nanoseconds of every call."""
    spent = []
    for _ in range(rounds):
        before = time.process_time_ns()
        work()
        spent.append(time.process_time_ns() - before)
    return spent


def median_cpu_ms(work: Callable[[], object], rounds: int) -> float:
    """The median CPU time of one call after a warm-up, in milliseconds."""
    cpu_ns(work, WARM_UP)
    return median(cpu_ns(work, rounds)) / 1e6


@dataclass(frozen=True, slots=True)
class Goal:
    """What a request may cost, and what the bare one cost on the machine the goal was set for."""

    cpu_ms: float
    bare_ms: float

    @property
    def times(self) -> float:
        """What it may cost in bare requests: the judge, because machines differ and slow down."""
        return self.cpu_ms / self.bare_ms


def judge(name: str, spent: list[int], floor: list[int], goal: Goal) -> int:
    """Print CPU-nanoseconds beside those of the floor; 1 if the goal is missed.

    The calmest tenth of the calls decides: the cost of the work, without that of busy neighbours.
    """
    ours, theirs = median(spent) / 1e6, median(floor) / 1e6
    print(f"{name}, median: {ours:.2f} CPU-ms, bare {theirs:.2f}, {ours / theirs:.2f} x")
    ours, theirs = (quantiles(each, n=10)[0] / 1e6 for each in (spent, floor))
    print(f"its calmest tenth: {ours:.2f} CPU-ms, bare {theirs:.2f}, {ours / theirs:.2f} x")
    print(f"goal: {goal.cpu_ms} CPU-ms where bare is {goal.bare_ms}, {goal.times:.2f} x")
    return int(ours / theirs > goal.times)
