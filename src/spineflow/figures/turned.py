"""Figures that turn about their long axis: lying, seen from the feet; sitting, from the front.

A small body in space (x = the viewer's right, the person's left; y = away from the viewer; z = up)
is laid flat by a slanted projection, so that what is farther away stands a little higher.
"""

import math
from typing import NamedTuple

from spineflow.figures.frame import Body, TurnedFrame
from spineflow.figures.motion import between, steps_per_move, window
from spineflow.figures.outline import Shape
from spineflow.figures.path import Pen, Stage

Numbers = tuple[float, ...]

_FEET = (0.80, 0.60)
_FRONT = (0.96, 0.30)
"""How much height and how much distance count on the picture."""

SHOULDER, HIPS, ON_FLOOR = 0.105, 0.060, 0.055


class Spot(NamedTuple):
    """A point in space."""

    x: float
    y: float
    z: float


def numbers(frame: TurnedFrame) -> Numbers:
    """What changes between two frames."""
    return (
        frame.knees, frame.feet, frame.pelvis, frame.thorax, frame.head,
        frame.hip_flex, frame.knee_flex, *frame.arms,
    )  # fmt: skip


def samples(frames: tuple[TurnedFrame, ...]) -> list[Numbers]:
    """Evenly spaced in time, as for the figures from the side."""
    rows = [numbers(frame) for frame in frames]
    if len(rows) == 1:
        return rows
    steps = steps_per_move(len(rows))
    out = []
    for move, row in enumerate(rows):
        out.append(row)
        around = window(rows, move)
        # A turn to both sides rests in the middle and at each end.
        rest = around if len(around) == 2 else around[1:3]
        out += [between(rest, step / steps) for step in range(1, steps)]
    return [*out, out[0]]


def _turned(across: float, up: float, degrees: float) -> tuple[float, float]:
    """A vector in the plane across the body, rolled toward the person's left."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return across * c + up * s, up * c - across * s


def lying(body: Body, row: Numbers) -> dict[str, Spot]:
    """Joints of a figure lying on its back, or rolled on its side."""
    knees, feet, pelvis, thorax, head, hip_flex, knee_flex, left, right = row
    rise = math.radians(hip_flex)
    out, high = body.thigh * math.cos(rise), body.thigh * math.sin(rise)
    fall = math.radians(knee_flex - hip_flex)
    ankle_y = -out - body.shank * math.cos(fall)
    ankle_z = high - body.shank * math.sin(fall)
    spots = {}
    for name, side in (("left", 1.0), ("right", -1.0)):
        x, z = _turned(side * HIPS, 0, pelvis)
        spots[f"{name}_hip"] = Spot(x, 0, ON_FLOOR + max(0.0, z))
        x, z = _turned(side * 0.045, high, knees)
        spots[f"{name}_knee"] = Spot(x, -out, max(0.036, z + 0.05))
        x, z = _turned(side * 0.042, max(0.0, ankle_z), feet)
        spots[f"{name}_ankle"] = Spot(x, ankle_y, max(0.032, z + 0.035))
        x, z = _turned(side * SHOULDER, 0, thorax)
        spots[f"{name}_shoulder"] = Spot(x, 0.288, ON_FLOOR + max(0.0, z))
    for name, angle in (("left", left), ("right", right)):
        root = spots[f"{name}_shoulder"]
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        for joint, length in (("elbow", 0.186), ("wrist", 0.332), ("tip", 0.42)):
            spots[f"{name}_{joint}"] = Spot(
                root.x + length * c, 0.288 + 0.02, max(0.022, root.z + length * s)
            )
    x, z = _turned(0, 0.004, thorax)
    nose, tall = _turned(0, 0.058, head)
    spots["neck"] = Spot(x, 0.31, ON_FLOOR + z)
    spots["head"] = Spot(x, 0.42, 0.062)
    spots["nose"] = Spot(x + nose, 0.40, 0.062 + tall)
    return spots


def sitting(body: Body, row: Numbers) -> dict[str, Spot]:
    """Joints of a figure on a chair, the arms crossed over the chest."""
    _, _, pelvis, thorax, head, *_ = row
    seat = 0.285
    spots = {}
    trunk = body.pelvis + body.lumbar + body.thorax
    for name, side in (("left", 1.0), ("right", -1.0)):
        hip = _about(side * HIPS, 0, pelvis)
        spots[f"{name}_hip"] = Spot(*hip, seat)
        knee = (side * 0.085, -body.thigh)
        spots[f"{name}_knee"] = Spot(*knee, seat)
        spots[f"{name}_ankle"] = Spot(*knee, body.ankle_height)
        spots[f"{name}_shoulder"] = Spot(*_about(side * SHOULDER, 0, thorax), seat + trunk)
        elbow = _about(side * 0.115, -0.085, thorax)
        spots[f"{name}_elbow"] = Spot(*elbow, seat + trunk - 0.150)
        wrist = _about(-side * 0.020, -0.115, thorax)
        spots[f"{name}_wrist"] = Spot(*wrist, seat + trunk - 0.085 - side * 0.012)
        tip = _about(-side * 0.085, -0.085, thorax)
        spots[f"{name}_tip"] = Spot(*tip, seat + trunk - 0.030)
    spots["neck"] = Spot(0, 0, seat + trunk)
    spots["head"] = Spot(0, -0.01, seat + trunk + 0.108)
    spots["nose"] = Spot(*_about(0, -0.075, head), seat + trunk + 0.095)
    return spots


def _about(x: float, y: float, degrees: float) -> tuple[float, float]:
    """Turned about the upright axis, + = toward the person's left (the viewer's right)."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return x * c - y * s, x * s + y * c


def flat(view: str, spots: dict[str, Spot]) -> dict[str, complex]:
    """The picture's plane."""
    up, away = _FEET if view == "feet" else _FRONT
    return {name: complex(spot.x, spot.z * up + spot.y * away) for name, spot in spots.items()}


def joints(body: Body, view: str, row: Numbers) -> dict[str, complex]:
    """Joints on the picture."""
    spots = lying(body, row) if view == "feet" else sitting(body, row)
    return flat(view, spots)


def shapes(
    body: Body, view: str, row: Numbers, stage: Stage, props: tuple[str, ...], cushions: float
) -> list[Shape]:
    """One sample: ground, person, and what covers the person."""
    at = joints(body, view, row)
    if view == "feet":
        return _lying_shapes(at, stage, props, cushions)
    return _sitting_shapes(at, stage)


def ghost(body: Body, view: str, row: Numbers, stage: Stage) -> list[str]:
    """The person as paths of one group."""
    at = joints(body, view, row)
    return [
        _trunk(at, stage),
        _head(at, stage),
        *(_arm(at, name, stage) for name in ("left", "right")),
        *(_leg(at, name, stage) for name in ("left", "right")),
    ]


def _lying_shapes(
    at: dict[str, complex],
    stage: Stage,
    props: tuple[str, ...],
    cushions: float,
) -> list[Shape]:
    ground = Pen(stage)
    half = 0.30 if "bed" in props else 0.27
    near, far = -0.40 * _FEET[1], 0.56 * _FEET[1]
    ground.polygon(
        (
            complex(-half - 0.06, near), complex(half + 0.06, near),
            complex(half - 0.01, far), complex(-half + 0.01, far),
        )
    )  # fmt: skip
    out = [Shape("fig-prop fig-mat", ground.data())]
    if "bed" in props:
        edge = Pen(stage)
        edge.polygon(
            (
                complex(-half - 0.06, near), complex(half + 0.06, near),
                complex(half + 0.06, near - 0.06), complex(-half - 0.06, near - 0.06),
            )
        )  # fmt: skip
        out.append(Shape("fig-prop", edge.data()))
    if cushions:
        pillows = Pen(stage)
        for side in (-1, 1):
            middle = complex(side * 0.245, 0.04 * _FEET[0] - cushions * _FEET[1])
            pillows.capsule(middle - 0.05, 0.046, middle + 0.05, 0.046)
        out.append(Shape("fig-prop fig-thing", pillows.data()))
    zone = Pen(stage)
    right, left = at["right_shoulder"] * 0.45, at["left_shoulder"] * 0.45
    zone.polyline((at["right_hip"] * 0.55 + right, at["left_hip"] * 0.55 + left))
    # The right side of the body is the near one, so that no limb changes its place in the order.
    return [
        *out,
        Shape("fig-near fig-skin", _arm(at, "left", stage)),
        Shape("fig-near fig-skin", _head(at, stage)),
        Shape("fig-near fig-hair", _hair(at, stage)),
        Shape("fig-near fig-skin", _arm(at, "right", stage)),
        Shape("fig-near fig-top", _trunk(at, stage)),
        Shape("fig-zone", zone.data()),
        Shape("fig-far fig-skin", _sole(at, "left", stage)),
        Shape("fig-far fig-legs", _leg(at, "left", stage)),
        Shape("fig-near fig-skin", _sole(at, "right", stage)),
        Shape("fig-near fig-legs", _leg(at, "right", stage)),
    ]


def _sitting_shapes(at: dict[str, complex], stage: Stage) -> list[Shape]:
    floor = Pen(stage)
    floor.polyline((complex(-0.30, -0.085), complex(0.30, -0.085)))
    chair = Pen(stage)
    chair.capsule(-0.10 + 0.245j, 0.028, 0.10 + 0.245j, 0.028)
    chair.capsule(-0.10 + 0.555j, 0.018, 0.10 + 0.555j, 0.018)
    for side in (-1, 1):
        chair.capsule(complex(side * 0.11, 0.25), 0.012, complex(side * 0.105, 0.56), 0.012)
        chair.capsule(complex(side * 0.115, 0.24), 0.012, complex(side * 0.125, -0.03), 0.010)
    zone = Pen(stage)
    zone.polyline(
        (
            at["right_hip"] * 0.5 + at["right_shoulder"] * 0.5,
            at["left_hip"] * 0.5 + at["left_shoulder"] * 0.5,
        )
    )
    return [
        Shape("fig-floor", floor.data()),
        Shape("fig-prop", chair.data()),
        Shape("fig-near fig-skin", _head(at, stage)),
        Shape("fig-near fig-hair", _hair(at, stage)),
        Shape("fig-near fig-top", _trunk(at, stage)),
        Shape("fig-zone", zone.data()),
        Shape("fig-near fig-skin", _arm(at, "right", stage)),
        Shape("fig-near fig-skin", _arm(at, "left", stage)),
        Shape("fig-near fig-skin", _sole(at, "right", stage) + _sole(at, "left", stage)),
        Shape("fig-near fig-legs", _leg(at, "right", stage) + _leg(at, "left", stage)),
    ]


def _trunk(at: dict[str, complex], stage: Stage) -> str:
    left, right = at["left_shoulder"], at["right_shoulder"]
    low_left, low_right = at["left_hip"], at["right_hip"]
    middle, low = (left + right) / 2, (low_left + low_right) / 2
    up = middle - low
    up /= abs(up)
    pen = Pen(stage)
    pen.soft(
        (
            low_left + (low_left - low) * 0.75 - up * 0.05,
            low_left * 0.55 + left * 0.45 + (left - middle) * 0.08,
            left + (left - middle) * 0.34 - up * 0.02,
            left + (left - middle) * 0.06 + up * 0.05,
            middle + up * 0.045,
            right + (right - middle) * 0.06 + up * 0.05,
            right + (right - middle) * 0.34 - up * 0.02,
            low_right * 0.55 + right * 0.45 + (right - middle) * 0.08,
            low_right + (low_right - low) * 0.75 - up * 0.05,
            low - up * 0.075,
        )
    )
    # Seen along a body that lies on its side, the trunk is as deep as it is thick.
    pen.capsule(low + up * 0.03, 0.050, middle - up * 0.03, 0.056)
    return pen.data()


def _head(at: dict[str, complex], stage: Stage) -> str:
    pen = Pen(stage)
    skull, nose = at["head"], at["nose"]
    pen.capsule(at["neck"], 0.030, skull - 0.02j, 0.029)
    pen.capsule(skull + 0.008j, 0.053, skull - 0.030j + (nose - skull).real * 0.3, 0.034)
    pen.circle(complex(nose.real, skull.imag - 0.012), 0.009)
    return pen.data()


def _hair(at: dict[str, complex], stage: Stage) -> str:
    skull = at["head"] + 0.008j - (at["nose"] - at["head"]).real * 0.35
    pen = Pen(stage)
    pen.soft(
        (
            skull - 0.060 - 0.012j,
            skull - 0.064 + 0.058j,
            skull + 0.066j,
            skull + 0.064 + 0.058j,
            skull + 0.060 - 0.012j,
            skull + 0.044 + 0.030j,
            skull + 0.028j,
            skull - 0.044 + 0.030j,
        )
    )
    return pen.data()


def _arm(at: dict[str, complex], name: str, stage: Stage) -> str:
    pen = Pen(stage)
    elbow, wrist = at[f"{name}_elbow"], at[f"{name}_wrist"]
    pen.capsule(at[f"{name}_shoulder"], 0.032, elbow, 0.024)
    pen.capsule(elbow, 0.024, wrist, 0.018)
    pen.capsule(wrist, 0.019, at[f"{name}_tip"], 0.014)
    return pen.data()


def _leg(at: dict[str, complex], name: str, stage: Stage) -> str:
    pen = Pen(stage)
    knee = at[f"{name}_knee"]
    pen.capsule(at[f"{name}_hip"], 0.056, knee, 0.043)
    pen.capsule(knee, 0.043, at[f"{name}_ankle"], 0.026)
    return pen.data()


def _sole(at: dict[str, complex], name: str, stage: Stage) -> str:
    pen = Pen(stage)
    ankle = at[f"{name}_ankle"]
    pen.capsule(ankle, 0.026, ankle - 0.034j, 0.030)
    return pen.data()
