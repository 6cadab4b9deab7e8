"""When a movement is sampled, and how an animation goes from one sample to the next.

A move with a rest at both ends is eased. Its samples stand evenly along the way, not in time, so
that few of them keep every limb as long as it is; the easing is told to the animation instead.
"""

import math

CYCLE = 4
"""From this many frames on a movement is a cycle: it flows through, sampled evenly in time."""

SAMPLES = {1: 1, 2: 6, 3: 4, 4: 5}
"""Samples of a move by how many frames a movement has: straight lines between them look round,
and a moving figure stays small on its way (`tests/unit/test_figure_weight.py`)."""


def shares(frames: int) -> list[float]:
    """Shares of a move's time, from 0 up to below 1, at which it is sampled."""
    count = SAMPLES.get(frames, 2)
    if frames >= CYCLE:
        return [step / count for step in range(count)]
    return [math.acos(1 - 2 * step / count) / math.pi for step in range(count)]


def eased(share: float) -> float:
    """How far a move with a rest at both ends has come after a share of its time."""
    return 0.5 - 0.5 * math.cos(math.pi * share)


def timing(frames: int) -> str:
    """Attributes of an animation whose values are the samples of all moves; none for a cycle."""
    if frames >= CYCLE:
        return ""
    within = shares(frames)
    times = [(move + share) / frames for move in range(frames) for share in within]
    splines = [_spline(a, b) for a, b in zip(within, [*within[1:], 1.0], strict=True)]
    return (
        ' calcMode="spline"'
        f' keyTimes="{";".join(_short(time, 2) for time in (*times, 1.0))}"'
        f' keySplines="{";".join(splines * frames)}"'
    )


def _spline(start: float, end: float) -> str:
    """The cubic that has the speed of the easing at both ends of one stretch of it."""
    stretch = (end - start) / (eased(end) - eased(start))
    first, last = (0.5 * math.pi * math.sin(math.pi * at) * stretch / 3 for at in (start, end))
    return f".33 {_short(first, 2)} .67 {_short(1 - last, 2)}"


def _short(number: float, digits: int) -> str:
    return f"{number:.{digits}f}".rstrip("0").rstrip(".").removeprefix("0") or "0"
