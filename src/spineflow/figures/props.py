"""Furniture and things: where they are not written down, they stand where the body needs them."""

from collections.abc import Iterable

from spineflow.figures.motion import Places
from spineflow.figures.outline import Shape
from spineflow.figures.path import Pen, Stage
from spineflow.figures.skeleton import Pose, direction

SEAT = 0.228
"""Height of the top of a chair's seat, under hips at 0.285."""

FLOOR = -0.004
BED_DEPTH = 0.15
"""How far the floor lies below a mattress on which a figure lies at height 0."""

Span = tuple[float, float]


def floor_level(props: Iterable[str]) -> float:
    """Height of the floor: below the mattress where there is a bed."""
    return -BED_DEPTH if "bed" in props else FLOOR


def behind(
    shown: Pose, places: Places, props: Iterable[str], stage: Stage, span: Span
) -> list[Shape]:
    """What stands behind the person, in front of nothing."""
    shapes = [_floor(stage, floor_level(props), span)]
    drawn = {"mat": _mat, "bed": _bed}
    for prop in props:
        if prop in drawn:
            shapes.append(drawn[prop](stage, span))
        elif prop == "chair":
            shapes.append(_chair(shown, places.get("chair", ()), stage))
        elif prop == "cushion" and not {"cushion", "pillow"} & places.keys():
            shapes.append(_pillow(shown, stage))
    shapes += _things(places, stage)
    if "bike" in places:
        shapes.append(_bike(places["bike"], stage))
    if "pedals" in places:
        shapes.append(_pedals(places["pedals"], stage))
    if "rail" in places:
        shapes.append(_rail(places["rail"], stage))
    if "wall" in places:
        shapes.append(_wall(places["wall"], stage))
    if "table" in places:
        shapes.append(_table(places["table"], stage))
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
        "pillow": _sheet, "stool": _stool, "step": _block, "box": _block, "screen": _screen,
        "wheel": _wheel,
    }  # fmt: skip
    return [draw[name](places[name], stage) for name in draw if name in places]


def beside(shown: Pose, places: Places, props: Iterable[str], stage: Stage) -> list[Shape]:
    """What lies between the far limbs' side and the viewer: it covers the body."""
    shapes = []
    for thing in ("roller", "ball"):
        if thing in places:
            shapes.append(_round(places[thing], stage))
    if "cushion" in places:
        shapes.append(_cushion(places["cushion"], stage))
    if "pad" in props:
        shapes.append(_pad(shown, stage))
    if "layer" in props:
        shapes.append(_layer(shown, stage))
    if "strap" in props:
        shapes.append(_strap(shown, stage))
    if "gun" in places:
        shapes.append(_gun(shown, stage))
    if "water" in places:
        shapes.append(_water(places["water"], stage))
    return shapes


def extent(places: Places, props: Iterable[str], hip: complex) -> list[complex]:
    """Corners that must fit into the picture beside the body."""
    corners = []
    if "chair" in props:
        x = _chair_x(places.get("chair", ()), hip.real)
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


def _slab(pen: Pen, x0: float, x1: float, top: float, bottom: float) -> None:
    """A bar with rounded ends."""
    radius = (top - bottom) / 2
    y = (top + bottom) / 2
    pen.capsule(complex(x0 + radius, y), radius, complex(x1 - radius, y), radius)


def _mat(stage: Stage, span: Span) -> Shape:
    pen = Pen(stage)
    _slab(pen, span[0] + 0.01, span[1] - 0.01, 0.006, -0.016)
    return Shape("fig-prop fig-mat", pen.data())


def _bed(stage: Stage, span: Span) -> Shape:
    pen = Pen(stage)
    _slab(pen, span[0], span[1], 0.002, -0.066)
    for x in (span[0] + 0.05, span[1] - 0.05):
        pen.capsule(complex(x, -0.06), 0.012, complex(x, -BED_DEPTH + 0.01), 0.010)
    return Shape("fig-prop", pen.data())


def _chair_x(place: tuple[float, ...], hip: float) -> float:
    return place[1] if len(place) > 1 else hip


def _chair(shown: Pose, place: tuple[float, ...], stage: Stage) -> Shape:
    """Seat, back and legs; `place` is the lean of the back in degrees, where the hips sit, and how
    high the seat is."""
    x = _chair_x(place, shown.hip.real)
    lean = direction(place[0] if place else 94)
    seat = place[2] if len(place) > 2 else SEAT
    pen = Pen(stage)
    _slab(pen, x - 0.12, x + 0.19, seat, seat - 0.03)
    root = complex(x - 0.088, seat - 0.012)
    pen.capsule(root, 0.012, root + lean * 0.33, 0.014)
    pen.capsule(complex(x - 0.10, seat - 0.02), 0.011, complex(x - 0.12, 0.008), 0.009)
    pen.capsule(complex(x + 0.165, seat - 0.02), 0.011, complex(x + 0.175, 0.008), 0.009)
    return Shape("fig-prop", pen.data())


def _stool(place: tuple[float, ...], stage: Stage) -> Shape:
    """A chair whose open side is on the left: from x to x, its seat at a height."""
    x0, x1, top = place
    pen = Pen(stage)
    _slab(pen, x0, x1, top, top - 0.03)
    pen.capsule(complex(x1 - 0.02, top - 0.012), 0.012, complex(x1, top + 0.30), 0.014)
    pen.capsule(complex(x0 + 0.025, top - 0.02), 0.011, complex(x0 + 0.015, 0.008), 0.009)
    pen.capsule(complex(x1 - 0.02, top - 0.02), 0.011, complex(x1 + 0.005, 0.008), 0.009)
    return Shape("fig-prop", pen.data())


def _sheet(place: tuple[float, ...], stage: Stage) -> Shape:
    """A pillow seen from above: middle, half width, half height."""
    x, y, wide, high = place
    pen = Pen(stage)
    pen.soft(
        (
            complex(x - wide, y - high), complex(x + wide, y - high),
            complex(x + wide, y + high), complex(x - wide, y + high),
        )
    )  # fmt: skip
    return Shape("fig-prop fig-thing", pen.data())


def _block(place: tuple[float, ...], stage: Stage) -> Shape:
    """A low step or a box: middle, half width, half height."""
    x, y, wide, high = place
    pen = Pen(stage)
    pen.polygon(
        (
            complex(x - wide, y - high), complex(x + wide, y - high),
            complex(x + wide, y + high), complex(x - wide, y + high),
        )
    )  # fmt: skip
    return Shape("fig-prop fig-thing", pen.data())


def _screen(place: tuple[float, ...], stage: Stage) -> Shape:
    """A screen on its foot, seen from the side: where it stands, and its middle."""
    x, y, foot = place
    pen = Pen(stage)
    pen.capsule(complex(x, y - 0.075), 0.010, complex(x + 0.012, y + 0.075), 0.010)
    pen.capsule(complex(x + 0.012, y), 0.008, complex(x + 0.03, foot + 0.01), 0.008)
    pen.capsule(complex(x - 0.02, foot + 0.006), 0.006, complex(x + 0.07, foot + 0.006), 0.006)
    return Shape("fig-prop fig-thing", pen.data())


def _wheel(place: tuple[float, ...], stage: Stage) -> Shape:
    """A steering wheel seen from the side, with its column."""
    x, y = place
    lean = direction(112)
    pen = Pen(stage)
    pen.capsule(complex(x, y) - lean * 0.085, 0.010, complex(x, y) + lean * 0.085, 0.010)
    pen.capsule(complex(x, y), 0.010, complex(x + 0.14, y - 0.09), 0.012)
    return Shape("fig-prop", pen.data())


def _table(place: tuple[float, ...], stage: Stage) -> Shape:
    """A top at a height, from its near edge on."""
    x, top = place
    pen = Pen(stage)
    _slab(pen, x, x + 0.34, top, top - 0.03)
    for leg in (x + 0.05, x + 0.29):
        pen.capsule(complex(leg, top - 0.02), 0.012, complex(leg, 0.008), 0.010)
    return Shape("fig-prop", pen.data())


def _rail(place: tuple[float, ...], stage: Stage) -> Shape:
    """The back of a chair, seen from the side, to hold on to."""
    x, top = place
    pen = Pen(stage)
    pen.capsule(complex(x, top), 0.014, complex(x + 0.03, 0.25), 0.012)
    _slab(pen, x + 0.02, x + 0.27, 0.26, 0.23)
    pen.capsule(complex(x + 0.035, 0.24), 0.011, complex(x + 0.02, 0.008), 0.009)
    pen.capsule(complex(x + 0.25, 0.24), 0.011, complex(x + 0.26, 0.008), 0.009)
    return Shape("fig-prop", pen.data())


def _wall(place: tuple[float, ...], stage: Stage) -> Shape:
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


def _round(place: tuple[float, ...], stage: Stage) -> Shape:
    x, y, radius = place
    pen = Pen(stage)
    pen.circle(complex(x, y), radius)
    return Shape("fig-prop fig-thing", pen.data())


def _cushion(place: tuple[float, ...], stage: Stage) -> Shape:
    x, y, wide, high = place
    pen = Pen(stage)
    wide, high = wide * 0.62, high * 0.62
    pen.soft(
        (
            complex(x - wide, y - high),
            complex(x, y - high * 1.1),
            complex(x + wide, y - high),
            complex(x + wide, y + high),
            complex(x, y + high * 1.1),
            complex(x - wide, y + high),
        )
    )
    return Shape("fig-prop fig-thing", pen.data())


def _pillow(shown: Pose, stage: Stage) -> Shape:
    """A flat pillow under the head of who lies."""
    skull = shown.shoulder + (shown.crown - shown.shoulder) * 0.66
    pen = Pen(stage)
    pen.capsule(complex(skull.real - 0.07, 0.012), 0.014, complex(skull.real + 0.05, 0.012), 0.014)
    return Shape("fig-prop fig-thing", pen.data())


def _pad(shown: Pose, stage: Stage) -> Shape:
    """A heating pad or warm towel over the lower back."""
    up = shown.waist - shown.sacrum
    back = up / abs(up) * 1j
    pen = Pen(stage)
    pen.curve(
        (
            shown.sacrum - up * 0.25 + back * 0.052,
            shown.sacrum + back * 0.056,
            shown.waist + back * 0.050,
            shown.waist + up * 0.25 + back * 0.056,
        )
    )
    return Shape("fig-pad", pen.data())


def _layer(shown: Pose, stage: Stage) -> Shape:
    """A scarf or another warm layer round the lower trunk."""
    up = shown.waist - shown.sacrum
    back = up / abs(up) * 1j
    pen = Pen(stage)
    pen.polygon(
        (
            shown.sacrum - up * 0.30 + back * 0.062,
            shown.waist + up * 0.10 + back * 0.058,
            shown.waist + up * 0.10 - back * 0.058,
            shown.sacrum - up * 0.30 - back * 0.064,
        )
    )
    return Shape("fig-layer", pen.data())


def _strap(shown: Pose, stage: Stage) -> Shape:
    leg = shown.near_leg
    along = leg.toe - leg.ankle
    sole = leg.ankle + along * 0.5 + along / abs(along) * -1j * 0.043
    pen = Pen(stage)
    pen.polyline((shown.near_arm.wrist, sole))
    return Shape("fig-strap", pen.data())


def _gun(shown: Pose, stage: Stage) -> Shape:
    """A massage gun in the near hand, its head toward the body."""
    hand = (shown.near_arm.wrist + shown.near_arm.tip) / 2
    along = shown.near_arm.tip - shown.near_arm.wrist
    along /= abs(along)
    pen = Pen(stage)
    barrel = hand + along * 0.005
    pen.capsule(barrel - along * 0.030, 0.020, barrel + along * 0.014, 0.017)
    pen.capsule(barrel + along * 0.02, 0.009, barrel + along * 0.04, 0.009)
    pen.circle(barrel + along * 0.046, 0.017)
    pen.capsule(barrel - along * 0.02, 0.013, barrel - along * 0.03 - 0.075j, 0.012)
    return Shape("fig-prop fig-thing", pen.data())


def _bike(place: tuple[float, ...], stage: Stage) -> Shape:
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
    _slab(pen, x - 0.27, x - 0.09, 0.022, 0.0)
    _slab(pen, x + 0.14, x + 0.33, 0.022, 0.0)
    pen.circle(crank, 0.062)
    return Shape("fig-prop", pen.data())


def _pedals(place: tuple[float, ...], stage: Stage) -> Shape:
    """A crank on two feet, on the floor or on something as high as the third number."""
    x, y = place[:2]
    ground = (place[2] if len(place) > 2 else 0.0) + 0.012
    pen = Pen(stage)
    pen.capsule(complex(x, y), 0.014, complex(x - 0.10, ground), 0.012)
    pen.capsule(complex(x, y), 0.014, complex(x + 0.10, ground), 0.012)
    pen.circle(complex(x, y), 0.036)
    return Shape("fig-prop", pen.data())


def _water(place: tuple[float, ...], stage: Stage) -> Shape:
    """Water up to a height, over the whole width."""
    (top,) = place
    left, right = -stage.left / stage.scale, (200 - stage.left) / stage.scale
    wave = (right - left) / 8
    pen = Pen(stage)
    pen.move(complex(left, FLOOR))
    pen.line(complex(left, top))
    for at in range(8):
        x = left + wave * at
        pen.quad(complex(x + wave / 2, top + (0.022 if at % 2 else -0.022)), complex(x + wave, top))
    pen.line(complex(right, FLOOR))
    pen.close()
    return Shape("fig-water", pen.data())
