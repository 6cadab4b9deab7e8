"""Which points of the body a contact means, and two-bone inverse kinematics to keep them there."""

import cmath
import math

from spineflow.figures.skeleton import Pose
from spineflow.knowledge.movement import Contact

HELD = 0.01
"""A contact is the same in two frames when its points differ by less than this, in body heights."""

WRIST_HEIGHT = 0.018
"""A flat hand carries the wrist this high; no wrist goes lower."""


ELBOW_HEIGHT = 0.029
"""A forearm on the floor carries the elbow this high; no elbow goes lower."""


def points(shown: Pose, contact: Contact, side: int) -> tuple[complex, ...]:
    """The points of one contact on the near (0) or far (1) side."""
    leg, arm = shown.legs[side], shown.arms[side]
    if contact == "hands":
        return (arm.wrist, arm.tip)
    if contact == "forearms":
        return (arm.elbow, arm.wrist)
    if contact == "knees":
        return (leg.knee,)
    if contact == "feet":
        return (leg.ankle, leg.toe)
    if contact == "toes":
        return (leg.toe,)
    if contact == "seat":
        return (shown.hip,)
    if contact == "back":
        return (shown.shoulder,)
    return (shown.crown,)


def held(frames: tuple[Pose, ...], contact: Contact, side: int) -> bool:
    """Whether one side's contact is at the same place in all key frames."""
    first = points(frames[0], contact, side)
    return all(
        abs(here - there) < HELD
        for other in frames[1:]
        for here, there in zip(first, points(other, contact, side), strict=True)
    )


def bend(root: complex, target: complex, upper: float, lower: float, turn: float) -> float:
    """Direction in degrees of the first bone so that the second one ends on `target`.

    `turn` says to which side the joint bends: positive when the second bone turns
    counter-clockwise from the first. A target out of reach is reached for with a straight limb.
    """
    reach = target - root
    distance = min(max(abs(reach), abs(upper - lower) + 1e-9), upper + lower - 1e-9)
    cosine = (upper * upper + distance * distance - lower * lower) / (2 * upper * distance)
    inner = math.degrees(math.acos(max(-1.0, min(1.0, cosine))))
    return math.degrees(cmath.phase(reach)) - math.copysign(inner, turn)
