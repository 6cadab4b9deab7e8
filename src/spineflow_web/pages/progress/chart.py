"""Small charts as plain shapes: the template writes them, no script draws them.

Fourteen columns, one scale, labels on the marks. A day without a number leaves a gap, and a line is
broken there: what was not told is not guessed. Shape tells series apart, never colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 336, 120
LEFT, RIGHT, TOP, BOTTOM = 26, 34, 16, 24
LABEL_GAP = 13


@dataclass(frozen=True, slots=True)
class Bar:
    """One day's amount."""

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One day's rating."""

    x: float
    y: float
    is_round: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A series: its unbroken stretches, its dots, and its name beside its last dot."""

    kind: str
    name: str
    paths: list[str]
    dots: list[Dot]
    name_y: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A level of the scale with its number, or a day below it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the template needs to write one SVG."""

    title: str
    summary: str
    levels: list[Axis]
    days: list[Axis]
    bars: list[Bar]
    lines: list[Line]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def bar_chart(
    title: str, summary: str, values: Sequence[int | None], days: Sequence[str]
) -> Chart | None:
    """Amounts by day; None when there is not one."""
    told = [value for value in values if value]
    if not told:
        return None
    top = _round_up(max(told))
    column = _column(len(values))
    named = {_last_peak(values), len(values) - 1}
    bars = [
        Bar(
            x=round(LEFT + n * column + column * 0.18, 1),
            y=round(_y(value, top), 1),
            width=round(column * 0.64, 1),
            height=round(_y(0, top) - _y(value, top), 1),
            label=str(value) if n in named else "",
        )
        for n, value in enumerate(values)
        if value
    ]
    return Chart(title, summary, _levels((0, top), top), _days(days), bars, [])


def line_chart(
    title: str,
    summary: str,
    series: Sequence[tuple[str, str, Sequence[int | None]]],
    days: Sequence[str],
    top: int,
) -> Chart | None:
    """Ratings by day on a fixed scale; None when there is not one."""
    lines = [_line(kind, name, values, top) for kind, name, values in series if any_told(values)]
    if not lines:
        return None
    levels = _levels((0, top // 2, top), top)
    return Chart(title, summary, levels, _days(days), [], _apart(lines))


def _last_peak(values: Sequence[int | None]) -> int:
    """The newest day of the largest amount."""
    return max(range(len(values)), key=lambda n: (values[n] or 0, n))


def any_told(values: Sequence[int | None]) -> bool:
    """Whether there is a number at all; zero is one."""
    return any(value is not None for value in values)


def _line(kind: str, name: str, values: Sequence[int | None], top: int) -> Line:
    column = _column(len(values))
    stretches: list[list[Dot]] = [[]]
    for n, value in enumerate(values):
        if value is None:
            stretches.append([])
            continue
        x, y = LEFT + (n + 0.5) * column, _y(value, top)
        stretches[-1].append(Dot(round(x, 1), round(y, 1), kind == "before"))
    dots = [dot for stretch in stretches for dot in stretch]
    paths = [
        "M" + "L".join(f"{dot.x} {dot.y}" for dot in stretch)
        for stretch in stretches
        if len(stretch) > 1
    ]
    return Line(kind, name, paths, dots, dots[-1].y + 4)


def _apart(lines: list[Line]) -> list[Line]:
    """The names beside the lines, moved apart where they would lie on each other."""
    placed: list[Line] = []
    for line in sorted(lines, key=lambda each: each.name_y):
        least = placed[-1].name_y + LABEL_GAP if placed else line.name_y
        y = round(max(line.name_y, least), 1)
        placed.append(Line(line.kind, line.name, line.paths, line.dots, y))
    return placed


def _levels(values: Sequence[int], top: int) -> list[Axis]:
    return [Axis(round(_y(value, top), 1), str(value)) for value in values]


def _days(days: Sequence[str]) -> list[Axis]:
    """The first, the middle and the last day are named."""
    column = _column(len(days))
    named = {0, len(days) // 2, len(days) - 1}
    return [Axis(round(LEFT + (n + 0.5) * column, 1), days[n]) for n in sorted(named)]


def _column(count: int) -> float:
    return (WIDTH - LEFT - RIGHT) / count


def _y(value: float, top: int) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top)


def _round_up(value: int) -> int:
    """The next calm number for the top of a scale."""
    return next(
        step
        for step in (5, 10, 20, 30, 40, 60, 90, 120, 180, 240, 360, 720, 1440, value)
        if step >= value
    )
