"""Furniture and things: where they are not written down, they stand where the body needs them."""

from collections.abc import Iterable

from spineflow.figures import furniture, things
from spineflow.figures.furniture import BED_DEPTH, Span
from spineflow.figures.motion import Places
from spineflow.figures.outline import Shape
from spineflow.figures.path import Pen, Stage
from spineflow.figures.skeleton import Pose
from spineflow.figures.things import FLOOR


def floor_level(props: Iterable[str]) -> float:
    """Height of the floor: below the mattress where there is a bed."""
    return -BED_DEPTH if "bed" in props else FLOOR


def behind(
    shown: Pose, places: Places, props: Iterable[str], stage: Stage, span: Span
) -> list[Shape]:
    """What stands behind the person, in front of nothing."""
    shapes = [_floor(stage, floor_level(props), span)]
    drawn = {"mat": furniture.mat, "bed": furniture.bed}
    for prop in props:
        if prop in drawn:
            shapes.append(drawn[prop](stage, span))
        elif prop == "chair":
            shapes.append(furniture.chair(shown, places.get("chair", ()), stage))
        elif prop == "cushion" and not {"cushion", "pillow"} & places.keys():
            shapes.append(things.pillow(shown, stage))
    shapes += _things(places, stage)
    if "bike" in places:
        shapes.append(furniture.bike(places["bike"], stage))
    if "pedals" in places:
        shapes.append(furniture.pedals(places["pedals"], stage))
    if "rail" in places:
        shapes.append(furniture.rail(places["rail"], stage))
    if "wall" in places:
        shapes.append(furniture.wall(places["wall"], stage))
    if "table" in places:
        shapes.append(furniture.table(places["table"], stage))
    return shapes


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
    return [sheet, *_things(places, stage)]


def _things(places: Places, stage: Stage) -> list[Shape]:
    """Small things with a place of their own, behind the body."""
    draw = {
        "pillow": things.sheet, "step": things.block, "box": things.block,
        "stool": furniture.stool, "screen": furniture.screen, "wheel": furniture.wheel,
    }  # fmt: skip
    return [draw[name](places[name], stage) for name in draw if name in places]


def beside(shown: Pose, places: Places, props: Iterable[str], stage: Stage) -> list[Shape]:
    """What lies between the far limbs' side and the viewer: it covers the body."""
    shapes = []
    for name in ("roller", "ball"):
        if name in places:
            shapes.append(things.ball(places[name], stage))
    if "cushion" in places:
        shapes.append(things.cushion(places["cushion"], stage))
    if "pad" in props:
        shapes.append(things.pad(shown, stage))
    if "layer" in props:
        shapes.append(things.layer(shown, stage))
    if "strap" in props:
        shapes.append(things.strap(shown, stage))
    if "gun" in places:
        shapes.append(things.gun(shown, stage))
    if "water" in places:
        shapes.append(things.water(places["water"], stage))
    return shapes


def extent(places: Places, props: Iterable[str], hip: complex) -> list[complex]:
    """Corners that must fit into the picture beside the body."""
    corners = []
    if "chair" in props:
        x = furniture.chair_x(places.get("chair", ()), hip.real)
        corners += [complex(x - 0.13, 0.56), complex(x + 0.2, 0)]
    for name in ("pillow", "step", "box"):
        if name in places:
            x, y, wide, high = places[name]
            corners += [complex(x - wide, y - high), complex(x + wide, y + high)]
    if "stool" in places:
        corners += [complex(places["stool"][1] + 0.03, places["stool"][2] + 0.33)]
    if "screen" in places:
        corners.append(complex(places["screen"][0] + 0.05, places["screen"][1] + 0.1))
    if "wheel" in places:
        corners.append(complex(places["wheel"][0] + 0.1, 0))
    if "bed" in props:
        corners.append(complex(hip.real, -BED_DEPTH))
    if "wall" in places:
        corners.append(complex(places["wall"][0], 0.9))
    if "table" in places:
        corners.append(complex(places["table"][0] + 0.34, 0))
    if "rail" in places:
        corners.append(complex(places["rail"][0] + 0.05, places["rail"][1]))
    if "bike" in places:
        x, _, bar_x, bar_y = places["bike"]
        corners += [complex(bar_x + 0.08, bar_y), complex(x + 0.33, 0), complex(x - 0.28, 0)]
    if "pedals" in places:
        corners.append(complex(places["pedals"][0] + 0.14, 0))
    return corners


def _floor(stage: Stage, level: float, span: Span) -> Shape:
    pen = Pen(stage)
    pen.polyline((complex(span[0] - 0.04, level), complex(span[1] + 0.04, level)))
    return Shape("fig-floor", pen.data())
