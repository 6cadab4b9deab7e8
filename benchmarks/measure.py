"""How CPU time is measured here: in this process, call by call."""

import time
from collections.abc import Callable
from statistics import median

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
