"""Forward kinematics: from segment directions to joints, and from joints to angles.

Points are complex numbers in fractions of body height: real to the right, imaginary up, the floor
at 0. Directions are degrees counter-clockwise from +x (clinical reference C.2).
"""

import cmath
import math
from dataclasses import dataclass

from spineflow.figures.frame import Body, Frame

PELVIS, LUMBAR, THORAX, HEAD, THIGH, SHANK, FOOT, UPPER_ARM, FOREARM, HAND = range(10)
FAR_LEG, FAR_ARM = 10, 13
"""Where the far limbs start in the sixteen angles of a pose."""

Angles = tuple[float, ...]
"""The ten segments of a frame, then thigh, shank, foot, upper arm, forearm, hand of the far
side."""


def direction(degrees: float) -> complex:
    """Unit vector of a direction."""
    return cmath.rect(1.0, math.radians(degrees))


def heading(vector: complex) -> float:
    """Direction of a vector in degrees, -180 to 180."""
    return math.degrees(cmath.phase(vector))


def wrap(degrees: float) -> float:
    """The same angle between -180 (exclusive) and 180 (inclusive)."""
    turned = degrees % 360.0
    return turned - 360.0 if turned > 180.0 else turned


@dataclass(frozen=True, slots=True)
class Leg:
    """Joints of one leg; `foot` is its direction."""

    knee: complex
    ankle: complex
    toe: complex


@dataclass(frozen=True, slots=True)
class Arm:
    """Joints of one arm."""

    elbow: complex
    wrist: complex
    tip: complex


@dataclass(frozen=True, slots=True)
class Pose:
    """Where every joint is. Near and far limbs start at the same hip and shoulder."""

    angles: Angles
    hip: complex
    sacrum: complex
    waist: complex
    shoulder: complex
    crown: complex
    near_leg: Leg
    far_leg: Leg
    near_arm: Arm
    far_arm: Arm
    breath: float = 0.0

    @property
    def legs(self) -> tuple[Leg, Leg]:
        """Near, then far."""
        return (self.near_leg, self.far_leg)

    @property
    def arms(self) -> tuple[Arm, Arm]:
        """Near, then far."""
        return (self.near_arm, self.far_arm)

    def joints(self) -> tuple[complex, ...]:
        """Every joint and end point."""
        near, far, left, right = self.near_leg, self.far_leg, self.near_arm, self.far_arm
        return (
            self.hip, self.sacrum, self.waist, self.shoulder, self.crown,
            near.knee, near.ankle, near.toe, far.knee, far.ankle, far.toe,
            left.elbow, left.wrist, left.tip, right.elbow, right.wrist, right.tip,
        )  # fmt: skip


def angles_of(frame: Frame) -> Angles:
    """All sixteen directions of a frame; the far limbs follow the near ones unless it says else."""
    return (
        *frame.seg,
        *(frame.far_leg or frame.seg[THIGH : FOOT + 1]),
        *(frame.far_arm or frame.seg[UPPER_ARM : HAND + 1]),
    )


def pose(body: Body, hip: complex, angles: Angles, breath: float = 0.0) -> Pose:
    """The joints of sixteen directions."""
    sacrum = hip + body.pelvis * direction(angles[PELVIS])
    waist = sacrum + body.lumbar * direction(angles[LUMBAR])
    shoulder = waist + body.thorax * direction(angles[THORAX])
    return Pose(
        angles=angles,
        hip=hip,
        sacrum=sacrum,
        waist=waist,
        shoulder=shoulder,
        crown=shoulder + body.head * direction(angles[HEAD]),
        near_leg=leg(body, hip, angles[THIGH], angles[SHANK], angles[FOOT]),
        far_leg=leg(body, hip, *angles[FAR_LEG : FAR_LEG + 3]),
        near_arm=arm(body, shoulder, angles[UPPER_ARM], angles[FOREARM], angles[HAND]),
        far_arm=arm(body, shoulder, *angles[FAR_ARM : FAR_ARM + 3]),
        breath=breath,
    )


def frame_pose(body: Body, frame: Frame) -> Pose:
    """The joints of a key frame, exactly as it is written."""
    return pose(body, complex(*frame.hip), angles_of(frame), frame.breath)


def leg(body: Body, hip: complex, thigh: float, shank: float, foot: float) -> Leg:
    """A leg hanging from its hip."""
    knee = hip + body.thigh * direction(thigh)
    ankle = knee + body.shank * direction(shank)
    return Leg(knee, ankle, ankle + body.foot * direction(foot))


def arm(body: Body, shoulder: complex, upper: float, fore: float, hand: float) -> Arm:
    """An arm hanging from its shoulder."""
    elbow = shoulder + body.upper_arm * direction(upper)
    wrist = elbow + body.forearm * direction(fore)
    return Arm(elbow, wrist, wrist + body.hand * direction(hand))


def joint_angles(angles: Angles, *, far: bool = False) -> dict[str, float]:
    """Anatomical angles of one side; 0 = standing straight, + = flexion."""
    pelvis, lumbar, thorax, head = angles[:4]
    legs, arms = (FAR_LEG, FAR_ARM) if far else (THIGH, UPPER_ARM)
    thigh, shank, foot = angles[legs : legs + 3]
    upper, fore, hand = angles[arms : arms + 3]
    return {
        "hip": wrap(thigh - pelvis + 180),
        "knee": wrap(thigh - shank),
        "ankle": wrap(foot - shank - 90),
        "lumbar": wrap(pelvis - lumbar),
        "thoracic": wrap(lumbar - thorax),
        "neck": wrap(thorax - head),
        "shoulder": wrap(upper - thorax + 180),
        "elbow": wrap(fore - upper),
        "wrist": wrap(hand - fore),
    }


def camera_angles(shown: Pose) -> dict[str, float]:
    """Interior angles as a pose camera measures them, and the slope of the trunk."""
    near, limb = shown.near_leg, shown.near_arm
    return {
        "hip": _interior(shown.shoulder, shown.hip, near.knee),
        "knee": _interior(shown.hip, near.knee, near.ankle),
        "ankle": _interior(near.knee, near.ankle, near.toe),
        "shoulder": _interior(shown.hip, shown.shoulder, limb.elbow),
        "elbow": _interior(shown.shoulder, limb.elbow, limb.wrist),
        "neck": _interior(shown.hip, shown.shoulder, shown.crown),
        "trunk": heading(shown.shoulder - shown.hip),
    }


def _interior(a: complex, corner: complex, b: complex) -> float:
    return abs(wrap(heading(a - corner) - heading(b - corner)))
