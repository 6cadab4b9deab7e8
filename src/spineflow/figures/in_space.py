"""A small body in space, for figures that turn about their long axis.

x is the viewer's right, the person's left; y points away from the viewer; z is up. A slanted
projection lays it flat, so that what is farther away stands a little higher.
"""

import math
from typing import NamedTuple

from spineflow.figures.frame import Body

Numbers = tuple[float, ...]

FEET = (0.80, 0.60)
FRONT = (0.96, 0.30)
"""How much height and how much distance count on the picture."""

SHOULDER, HIPS, ON_FLOOR = 0.105, 0.060, 0.055


class Spot(NamedTuple):
    """A point in space."""

    x: float
    y: float
    z: float


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
    up, away = FEET if view == "feet" else FRONT
    return {name: complex(spot.x, spot.z * up + spot.y * away) for name, spot in spots.items()}


def joints(body: Body, view: str, row: Numbers) -> dict[str, complex]:
    """Joints on the picture."""
    spots = lying(body, row) if view == "feet" else sitting(body, row)
    return flat(view, spots)
