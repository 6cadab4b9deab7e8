"""Furniture beside or under the person, seen from the side."""

from spineflow.figures.outline import Shape
from spineflow.figures.path import Pen, Stage
from spineflow.figures.skeleton import Pose, direction

SEAT = 0.228
"""Height of the top of a chair's seat, under hips at 0.285."""

BED_DEPTH = 0.15
"""How far the floor lies below a mattress on which a figure lies at height 0."""

Place = tuple[float, ...]
Span = tuple[float, float]


def slab(pen: Pen, x0: float, x1: float, top: float, bottom: float) -> None:
    """A bar with rounded ends."""
    radius = (top - bottom) / 2
    y = (top + bottom) / 2
    pen.capsule(complex(x0 + radius, y), radius, complex(x1 - radius, y), radius)


def mat(stage: Stage, span: Span) -> Shape:
    """A mat on the floor."""
    pen = Pen(stage)
    slab(pen, span[0] + 0.01, span[1] - 0.01, 0.006, -0.016)
    return Shape("fig-prop fig-mat", pen.data())


def bed(stage: Stage, span: Span) -> Shape:
    """A bed with the mattress at height 0."""
    pen = Pen(stage)
    slab(pen, span[0], span[1], 0.002, -0.066)
    for x in (span[0] + 0.05, span[1] - 0.05):
        pen.capsule(complex(x, -0.06), 0.012, complex(x, -BED_DEPTH + 0.01), 0.010)
    return Shape("fig-prop", pen.data())


def chair_x(place: Place, hip: float) -> float:
    return place[1] if len(place) > 1 else hip


def chair(shown: Pose, place: Place, stage: Stage) -> Shape:
    """Seat, back and legs; `place` is the lean of the back in degrees, where the hips sit, and how
    high the seat is."""
    x = chair_x(place, shown.hip.real)
    lean = direction(place[0] if place else 94)
    seat = place[2] if len(place) > 2 else SEAT
    pen = Pen(stage)
    slab(pen, x - 0.12, x + 0.19, seat, seat - 0.03)
    root = complex(x - 0.088, seat - 0.012)
    pen.capsule(root, 0.012, root + lean * 0.33, 0.014)
    pen.capsule(complex(x - 0.10, seat - 0.02), 0.011, complex(x - 0.12, 0.008), 0.009)
    pen.capsule(complex(x + 0.165, seat - 0.02), 0.011, complex(x + 0.175, 0.008), 0.009)
    return Shape("fig-prop", pen.data())


def stool(place: Place, stage: Stage) -> Shape:
    """A chair whose open side is on the left: from x to x, its seat at a height."""
    x0, x1, top = place
    pen = Pen(stage)
    slab(pen, x0, x1, top, top - 0.03)
    pen.capsule(complex(x1 - 0.02, top - 0.012), 0.012, complex(x1, top + 0.30), 0.014)
    pen.capsule(complex(x0 + 0.025, top - 0.02), 0.011, complex(x0 + 0.015, 0.008), 0.009)
    pen.capsule(complex(x1 - 0.02, top - 0.02), 0.011, complex(x1 + 0.005, 0.008), 0.009)
    return Shape("fig-prop", pen.data())


def table(place: Place, stage: Stage) -> Shape:
    """A top at a height, from its near edge on."""
    x, top = place
    pen = Pen(stage)
    slab(pen, x, x + 0.34, top, top - 0.03)
    for leg in (x + 0.05, x + 0.29):
        pen.capsule(complex(leg, top - 0.02), 0.012, complex(leg, 0.008), 0.010)
    return Shape("fig-prop", pen.data())


def rail(place: Place, stage: Stage) -> Shape:
    """The back of a chair, seen from the side, to hold on to."""
    x, top = place
    pen = Pen(stage)
    pen.capsule(complex(x, top), 0.014, complex(x + 0.03, 0.25), 0.012)
    slab(pen, x + 0.02, x + 0.27, 0.26, 0.23)
    pen.capsule(complex(x + 0.035, 0.24), 0.011, complex(x + 0.02, 0.008), 0.009)
    pen.capsule(complex(x + 0.25, 0.24), 0.011, complex(x + 0.26, 0.008), 0.009)
    return Shape("fig-prop", pen.data())


def wall(place: Place, stage: Stage) -> Shape:
    """A wall whose face is at x; it stands on the side away from the body."""
    x, side = place
    pen = Pen(stage)
    pen.polygon(
        (
            complex(x, 0),
            complex(x, 1.02),
            complex(x + 0.05 * side, 1.02),
            complex(x + 0.05 * side, 0),
        )
    )
    return Shape("fig-prop", pen.data())


def screen(place: Place, stage: Stage) -> Shape:
    """A screen on its foot, seen from the side: where it stands, and its middle."""
    x, y, foot = place
    pen = Pen(stage)
    pen.capsule(complex(x, y - 0.075), 0.010, complex(x + 0.012, y + 0.075), 0.010)
    pen.capsule(complex(x + 0.012, y), 0.008, complex(x + 0.03, foot + 0.01), 0.008)
    pen.capsule(complex(x - 0.02, foot + 0.006), 0.006, complex(x + 0.07, foot + 0.006), 0.006)
    return Shape("fig-prop fig-thing", pen.data())


def wheel(place: Place, stage: Stage) -> Shape:
    """A steering wheel seen from the side, with its column."""
    x, y = place
    lean = direction(112)
    pen = Pen(stage)
    pen.capsule(complex(x, y) - lean * 0.085, 0.010, complex(x, y) + lean * 0.085, 0.010)
    pen.capsule(complex(x, y), 0.010, complex(x + 0.14, y - 0.09), 0.012)
    return Shape("fig-prop", pen.data())


def bike(place: Place, stage: Stage) -> Shape:
    """A bike that stands still: crank at x, y, bar at the hands, saddle under the hips."""
    x, y, bar_x, bar_y = place
    crank, bar = complex(x, y), complex(bar_x, bar_y)
    saddle = complex(x - 0.115, 0.484)
    pen = Pen(stage)
    pen.capsule(saddle - 0.075, 0.017, saddle + 0.085, 0.010)
    pen.capsule(saddle - 0.01j, 0.012, crank, 0.014)
    pen.capsule(bar, 0.011, complex(x + 0.24, 0.03), 0.014)
    pen.capsule(bar - 0.02, 0.012, bar + 0.05, 0.012)
    pen.capsule(crank, 0.014, complex(x + 0.22, 0.14), 0.012)
    pen.capsule(crank, 0.014, complex(x - 0.18, 0.016), 0.012)
    slab(pen, x - 0.27, x - 0.09, 0.022, 0.0)
    slab(pen, x + 0.14, x + 0.33, 0.022, 0.0)
    pen.circle(crank, 0.062)
    return Shape("fig-prop", pen.data())


def pedals(place: Place, stage: Stage) -> Shape:
    """A crank on two feet, on the floor or on something as high as the third number."""
    x, y = place[:2]
    ground = (place[2] if len(place) > 2 else 0.0) + 0.012
    pen = Pen(stage)
    pen.capsule(complex(x, y), 0.014, complex(x - 0.10, ground), 0.012)
    pen.capsule(complex(x, y), 0.014, complex(x + 0.10, ground), 0.012)
    pen.circle(complex(x, y), 0.044)
    return Shape("fig-thing", pen.data())
