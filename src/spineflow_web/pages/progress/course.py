"""A small chart of values on single days, weeks apart: where each stands in time, on one scale."""

from collections.abc import Sequence
from datetime import date

from spineflow_web.pages.progress.chart import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Axis,
    Chart,
    Dot,
    Line,
)

INSET = 20
"""Room at both ends, so that a date under the first dot stays inside."""


def course_chart(
    title: str,
    summary: str,
    values: Sequence[tuple[date, float]],
    ends: tuple[float, float],
    words: tuple[str, str, str],
    days: tuple[str, str],
) -> Chart | None:
    """Values oldest first, between the ends of their scale. `words` are the two ends and the last
    value as they are written, `days` the first and the last date. None below two dates."""
    if len(values) < 2 or values[0][0] == values[-1][0]:
        return None
    low, high = ends
    first, span = values[0][0], (values[-1][0] - values[0][0]).days
    dots = [Dot(_x((on - first).days / span), _y(value, low, high), False) for on, value in values]
    path = "M" + "L".join(f"{dot.x} {dot.y}" for dot in dots)
    return Chart(
        title,
        summary,
        levels=[Axis(_y(low, low, high), words[0]), Axis(_y(high, low, high), words[1])],
        days=[Axis(_x(0), days[0]), Axis(_x(1), days[1])],
        bars=[],
        lines=[Line("after", words[2], [path], dots, dots[-1].y + 4)],
    )


def calm_end(value: float) -> int:
    """The next calm number away from zero, for the end of a scale that has none of its own."""
    steps = (5, 10, 15, 20, 30, 40, 50, 60, 80, 100)
    most = next((step for step in steps if step >= abs(value)), 100)
    return most if value > 0 else -most if value < 0 else 0


def _x(share: float) -> float:
    return round(LEFT + INSET + share * (WIDTH - LEFT - RIGHT - 2 * INSET), 1)


def _y(value: float, low: float, high: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low), 1)
