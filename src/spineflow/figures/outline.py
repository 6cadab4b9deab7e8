"""The body around the joints, from the side: rounded limbs, trunk along the spine, zones."""

from collections.abc import Iterable
from typing import NamedTuple

from spineflow.figures.path import Pen, Stage
from spineflow.figures.skeleton import Arm, Leg, Pose, direction

BEHIND = 0.024 + 0.012j
"""Where the far side shows beside the near one."""


class Shape(NamedTuple):
    """One path with its classes; the same shape keeps its place in all samples."""

    css: str
    data: str


def figure(shown: Pose, stage: Stage, zones: Iterable[str]) -> list[Shape]:
    """One person, far side first."""
    away = stage.whole_tenths(BEHIND)
    return [
        Shape("fig-far fig-skin", _arm(shown.shoulder, shown.far_arm, stage, away)),
        *_leg(shown.hip, shown.far_leg, stage, "fig-far", away),
        Shape("fig-near fig-skin", _head(shown, stage)),
        Shape("fig-near fig-hair", _hair(shown, stage)),
        Shape("fig-near fig-top", _trunk(shown, stage)),
        Shape("fig-spine", _spine(shown, stage)),
        *_leg(shown.hip, shown.near_leg, stage, "fig-near", 0, shown.sacrum),
        *(Shape("fig-zone", _zone(shown, stage, zone)) for zone in zones),
        Shape("fig-near fig-skin", _arm(shown.shoulder, shown.near_arm, stage, 0)),
    ]


def silhouette(shown: Pose, stage: Stage) -> list[str]:
    """The person without near and far, for the ghost: paths to be shown as one group."""
    parts = [
        _head(shown, stage),
        _trunk(shown, stage),
        _arm(shown.shoulder, shown.near_arm, stage, 0),
    ]
    for leg, start in ((shown.far_leg, None), (shown.near_leg, shown.sacrum)):
        if start or leg != shown.near_leg:
            parts += (shape.data for shape in _leg(shown.hip, leg, stage, "", 0, start))
    if shown.far_arm != shown.near_arm:
        parts.append(_arm(shown.shoulder, shown.far_arm, stage, 0))
    return parts


def _leg(
    hip: complex, leg: Leg, stage: Stage, css: str, away: complex, sacrum: complex | None = None
) -> list[Shape]:
    pen = Pen(stage)
    hip, knee, ankle = hip + away, leg.knee + away, leg.ankle + away
    if sacrum is not None:
        pen.capsule(hip, 0.057, sacrum + (sacrum - hip) * 0.05, 0.052)
    pen.capsule(hip, 0.056, knee, 0.035)
    pen.capsule(knee, 0.035, ankle, 0.024)
    return [Shape(f"{css} fig-skin", _foot(leg, stage, away)), Shape(f"{css} fig-legs", pen.data())]


def _foot(leg: Leg, stage: Stage, away: complex) -> str:
    """Ankle, heel, sole, toes: the sole lies one ankle height from the joint."""
    ankle = leg.ankle + away
    along = leg.toe - leg.ankle
    along /= abs(along)
    sole = along * -1j
    pen = Pen(stage)
    pen.soft(
        (
            ankle - along * 0.022 - sole * 0.012,
            ankle - along * 0.034 + sole * 0.040,
            ankle + along * 0.020 + sole * 0.042,
            ankle + along * 0.100 + sole * 0.041,
            ankle + along * 0.128 + sole * 0.036,
            ankle + along * 0.104 + sole * 0.012,
            ankle + along * 0.050 - sole * 0.006,
            ankle + along * 0.018 - sole * 0.026,
        )
    )
    return pen.data()


def _arm(shoulder: complex, arm: Arm, stage: Stage, away: complex) -> str:
    pen = Pen(stage)
    elbow, wrist = arm.elbow + away, arm.wrist + away
    pen.capsule(shoulder + away, 0.031, elbow, 0.023)
    pen.capsule(elbow, 0.023, wrist, 0.017)
    pen.capsule(wrist, 0.018, wrist + (arm.tip - arm.wrist) * 0.82, 0.011)
    return pen.data()


def _head(shown: Pose, stage: Stage) -> str:
    up = direction(shown.angles[3])
    front = up * -1j
    skull = shown.shoulder + up * 0.127 + front * 0.004
    pen = Pen(stage)
    pen.capsule(shown.shoulder + up * 0.005, 0.032, skull - up * 0.03 - front * 0.008, 0.029)
    pen.capsule(skull, 0.053, skull - up * 0.034 + front * 0.022, 0.030)
    pen.capsule(skull + front * 0.034, 0.016, skull + front * 0.056 - up * 0.013, 0.0065)
    return pen.data()


def _hair(shown: Pose, stage: Stage) -> str:
    """A cap from the forehead over the crown to the nape."""
    up = direction(shown.angles[3])
    front = up * -1j
    skull = shown.shoulder + up * 0.127 + front * 0.004
    pen = Pen(stage)
    pen.soft(
        (
            skull + front * 0.034 + up * 0.026,
            skull + front * 0.058 + up * 0.052,
            skull + front * 0.010 + up * 0.072,
            skull - front * 0.058 + up * 0.060,
            skull - front * 0.072 - up * 0.004,
            skull - front * 0.042 - up * 0.052,
            skull - front * 0.004 + up * 0.010,
        )
    )
    return pen.data()


class _Station(NamedTuple):
    at: complex
    front: complex


def _stations(shown: Pose) -> tuple[_Station, ...]:
    """Hip, sacrum, waist, ribs and shoulder, each with the direction to the front."""
    pelvis, lumbar, thorax, head = (direction(angle) for angle in shown.angles[:4])
    return (
        _Station(shown.hip, pelvis * -1j),
        _Station(shown.sacrum, _front(pelvis + lumbar)),
        _Station(shown.waist, _front(lumbar + thorax)),
        _Station(shown.waist + (shown.shoulder - shown.waist) * 0.62, thorax * -1j),
        _Station(shown.shoulder, _front(thorax * 2 + head)),
    )


def _front(up: complex) -> complex:
    return up * -1j / (abs(up) or 1.0)


def _trunk(shown: Pose, stage: Stage) -> str:
    hip, sacrum, waist, ribs, top = _stations(shown)
    belly = 0.052 + 0.020 * shown.breath
    pen = Pen(stage)
    pen.soft(
        (
            hip.at + (sacrum.at - hip.at) * 0.5 - hip.front * 0.058,
            sacrum.at - sacrum.front * 0.054,
            waist.at - waist.front * 0.052,
            ribs.at - ribs.front * 0.064,
            top.at - top.front * 0.054,
            top.at + top.front * 1j * 0.044 - top.front * 0.020,
            top.at + top.front * 1j * 0.034 + top.front * 0.030,
            ribs.at + ribs.front * (0.068 + 0.008 * shown.breath),
            waist.at + waist.front * belly,
            sacrum.at + sacrum.front * (0.056 + 0.012 * shown.breath),
            hip.at + (sacrum.at - hip.at) * 0.5 + hip.front * 0.054,
        )
    )
    return pen.data()


def _spine(shown: Pose, stage: Stage) -> str:
    _, sacrum, waist, ribs, top = _stations(shown)
    pen = Pen(stage)
    pen.curve(
        (
            sacrum.at - sacrum.front * 0.030,
            (sacrum.at + waist.at) / 2 - waist.front * 0.028,
            waist.at - waist.front * 0.028,
            ribs.at - ribs.front * 0.036,
            top.at - top.front * 0.026,
        )
    )
    return pen.data()


def _zone(shown: Pose, stage: Stage, zone: str) -> str:
    pen = Pen(stage)
    pen.polyline(ZONES[zone](shown))
    return pen.data()


def _lower_back(shown: Pose) -> tuple[complex, ...]:
    _, sacrum, waist, *_ = _stations(shown)
    return (
        sacrum.at - sacrum.front * 0.026,
        (sacrum.at + waist.at) / 2 - waist.front * 0.026,
        waist.at - waist.front * 0.026,
    )


def _upper_back(shown: Pose) -> tuple[complex, ...]:
    _, _, waist, ribs, top = _stations(shown)
    return (waist.at - waist.front * 0.026, ribs.at - ribs.front * 0.034, top.at - top.front * 0.02)


def _belly(shown: Pose) -> tuple[complex, ...]:
    _, sacrum, waist, *_ = _stations(shown)
    return (sacrum.at + sacrum.front * 0.024, waist.at + waist.front * 0.024)


def _chest(shown: Pose) -> tuple[complex, ...]:
    _, _, waist, ribs, _ = _stations(shown)
    return (waist.at + waist.front * 0.024, ribs.at + ribs.front * 0.034)


def _glutes(shown: Pose) -> tuple[complex, ...]:
    hip, sacrum, *_ = _stations(shown)
    thigh = (shown.near_leg.knee - shown.hip) * 0.12
    return (sacrum.at - hip.front * 0.022, shown.hip - hip.front * 0.024 + thigh)


def _along_thigh(shown: Pose, depth: float) -> tuple[complex, ...]:
    thigh = shown.near_leg.knee - shown.hip
    side = thigh / abs(thigh) * -1j * depth
    return (shown.hip + thigh * 0.28 + side, shown.hip + thigh * 0.82 + side * 0.6)


def _calves(shown: Pose) -> tuple[complex, ...]:
    shank = shown.near_leg.ankle - shown.near_leg.knee
    side = shank / abs(shank) * -1j * 0.012
    return (shown.near_leg.knee + shank * 0.2 + side, shown.near_leg.knee + shank * 0.6 + side)


def _hip_flexors(shown: Pose) -> tuple[complex, ...]:
    hip, sacrum, *_ = _stations(shown)
    thigh = (shown.near_leg.knee - shown.hip) * 0.22
    return (sacrum.at + sacrum.front * 0.02, shown.hip + hip.front * 0.024 + thigh)


ZONES = {
    "lower_back": _lower_back,
    "upper_back": _upper_back,
    "abdominals": _belly,
    "chest": _chest,
    "glutes": _glutes,
    "hamstrings": lambda shown: _along_thigh(shown, 0.024),
    "thighs": lambda shown: _along_thigh(shown, -0.018),
    "calves": _calves,
    "hip_flexors": _hip_flexors,
}
"""Muscle zones that a movement may highlight: where their stripe runs."""
