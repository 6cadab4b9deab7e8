"""Furniture and things: where they are not written down, they stand where the body needs them."""

from collections.abc import Callable, Iterable, Mapping

from spineflow.figures import furniture, things
from spineflow.figures.furniture import BED_DEPTH, Span
from spineflow.figures.motion import Numbers, Places
from spineflow.figures.outline import Shape
from spineflow.figures.path import Pen, Stage
from spineflow.figures.skeleton import Pose
from spineflow.figures.things import FLOOR

Draw = Callable[[Numbers, Stage], Shape]

SPREAD = {"mat": furniture.mat, "bed": furniture.bed}
"""What the person lies on."""
SMALL: dict[str, Draw] = {
    "pillow": things.sheet, "step": things.block, "box": things.block,
    "stool": furniture.stool, "screen": furniture.screen, "wheel": furniture.wheel,
}  # fmt: skip
LARGE: dict[str, Draw] = {
    "bike": furniture.bike, "pedals": furniture.pedals, "rail": furniture.rail,
    "wall": furniture.wall, "table": furniture.table,
}  # fmt: skip
TOOLS: dict[str, Draw] = {"roller": things.ball, "ball": things.ball, "cushion": things.cushion}
WORN = {"pad": things.pad, "layer": things.layer, "strap": things.strap}
"""What lies on the body, wherever that is."""
WATER: dict[str, Draw] = {"water": things.water}


def _around(place: Numbers) -> list[complex]:
    x, y, wide, high = place
    return [complex(x - wide, y - high), complex(x + wide, y + high)]


CORNERS: dict[str, Callable[[Numbers], list[complex]]] = {
    "pillow": _around,
    "step": _around,
    "box": _around,
    "stool": lambda at: [complex(at[1] + 0.03, at[2] + 0.33)],
    "screen": lambda at: [complex(at[0] + 0.05, at[1] + 0.1)],
    "wheel": lambda at: [complex(at[0] + 0.1, 0)],
    "wall": lambda at: [complex(at[0], 0.9)],
    "table": lambda at: [complex(at[0] + 0.34, 0)],
    "rail": lambda at: [complex(at[0] + 0.05, at[1])],
    "bike": lambda at: [
        complex(at[2] + 0.08, at[3]),
        complex(at[0] + 0.33, 0),
        complex(at[0] - 0.28, 0),
    ],
    "pedals": lambda at: [complex(at[0] + 0.14, 0)],
}
"""The far corners of what has a place of its own."""


def floor_level(props: Iterable[str]) -> float:
    """Height of the floor: below the mattress where there is a bed."""
    return -BED_DEPTH if "bed" in props else FLOOR


def behind(
    shown: Pose, places: Places, props: Iterable[str], stage: Stage, span: Span
) -> list[Shape]:
    """What stands behind the person, in front of nothing."""
    shapes = [_floor(stage, floor_level(props), span)]
    for prop in props:
        if prop in SPREAD:
            shapes.append(SPREAD[prop](stage, span))
        elif prop == "chair":
            shapes.append(furniture.chair(shown, places.get("chair", ()), stage))
        elif prop == "cushion" and not {"cushion", "pillow"} & places.keys():
            shapes.append(things.pillow(shown, stage))
    return [*shapes, *_placed(SMALL, places, stage), *_placed(LARGE, places, stage)]


def beneath(
    places: Places, props: Iterable[str], stage: Stage, tall: Span, span: Span
) -> list[Shape]:
    """What a figure seen from above lies on: a mat or a bed as a sheet, pillows on it."""
    pen = Pen(stage)
    low, high = tall[0] - 0.085, tall[1] + 0.085
    pen.polygon(
        (
            complex(span[0] - 0.03, low), complex(span[1] + 0.03, low),
            complex(span[1] + 0.03, high), complex(span[0] - 0.03, high),
        )
    )  # fmt: skip
    bed = "bed" in props
    sheet = Shape("fig-prop" if bed else "fig-prop fig-mat", pen.data())
    return [sheet, *_placed(SMALL, places, stage)]


def beside(shown: Pose, places: Places, props: Iterable[str], stage: Stage) -> list[Shape]:
    """What lies between the far limbs' side and the viewer: it covers the body."""
    shapes = _placed(TOOLS, places, stage)
    shapes += [draw(shown, stage) for name, draw in WORN.items() if name in props]
    if "gun" in places:
        shapes.append(things.gun(shown, stage))
    return [*shapes, *_placed(WATER, places, stage)]


def extent(places: Places, props: Iterable[str], hip: complex) -> list[complex]:
    """Corners that must fit into the picture beside the body."""
    corners = [each for name in CORNERS if name in places for each in CORNERS[name](places[name])]
    if "chair" in props:
        x = furniture.chair_x(places.get("chair", ()), hip.real)
        corners += [complex(x - 0.13, 0.56), complex(x + 0.2, 0)]
    if "bed" in props:
        corners.append(complex(hip.real, -BED_DEPTH))
    return corners


def _placed(drawn: Mapping[str, Draw], places: Places, stage: Stage) -> list[Shape]:
    """What has a place of its own, in the order of the drawings."""
    return [draw(places[name], stage) for name, draw in drawn.items() if name in places]


def _floor(stage: Stage, level: float, span: Span) -> Shape:
    pen = Pen(stage)
    pen.polyline((complex(span[0] - 0.04, level), complex(span[1] + 0.04, level)))
    return Shape("fig-floor", pen.data())
