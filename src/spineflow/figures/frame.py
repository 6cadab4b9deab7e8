"""Key frames and the body they are drawn with, as content."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text

Degrees = Annotated[float, Field(ge=-360, le=360)]
Limb = Annotated[tuple[Degrees, Degrees, Degrees], Field(strict=False)]

Thing = Literal[
    "chair", "table", "wall", "rail", "roller", "ball", "cushion", "water", "bike", "pedals", "gun",
    "pillow", "stool", "step", "box", "screen", "wheel",
]  # fmt: skip
"""Something whose place is not plain from the pose, in fractions of body height."""


class Frame(SourcedEntry):
    """A pose seen from the side, the head to the right or up (left when lying on the back).

    `above`: lying on the side, seen from above; the same outline, on a sheet instead of a floor.

    `seg` are absolute directions of ten segments in degrees, counter-clockwise from +x: pelvis,
    lumbar, thorax, head, thigh, shank, foot, upper arm, forearm, hand.
    """

    view: Literal["side", "above"] = "side"
    hip: Annotated[tuple[float, float], Field(strict=False)]
    seg: Annotated[tuple[Degrees, ...], Field(strict=False, min_length=10, max_length=10)]
    far_leg: Limb | None = None
    """Thigh, shank and foot of the far side where they differ."""
    far_arm: Limb | None = None
    breath: float = Field(default=0, ge=0, le=1)
    """How far the belly is filled with air."""
    places: Mapping[Thing, Many[float]] = Field(default_factory=dict)
    partner: Text | None = None
    """The frame of a second person behind, such as a therapist."""
    note: Text


class TurnedFrame(SourcedEntry):
    """A pose that turns about the long axis, which no side view can show.

    `feet`: lying, seen from the feet and a little above; `front`: sitting, seen from the front.
    Turns are in degrees, + = toward the person's left, which is on the viewer's right.
    """

    view: Literal["feet", "front"]
    knees: Degrees = 0
    """Roll of the pair of knees."""
    feet: Degrees = 0
    """Roll of the feet; less than the knees as long as they stay on the floor."""
    pelvis: Degrees = 0
    thorax: Degrees = 0
    head: Degrees = 0
    hip_flex: Degrees = 49
    knee_flex: Degrees = 106
    arms: Annotated[tuple[Degrees, Degrees], Field(strict=False)] = (0, 180)
    """Direction of the left and right arm, counter-clockwise from the viewer's right."""
    cushions: float = Field(default=0, ge=0)
    """Cushions beside the knees: how far from the hips toward the feet; 0 is none."""
    note: Text


Arm = Annotated[tuple[Degrees, Degrees, float], Field(strict=False)]
"""Directions of upper arm and forearm, and how long the arm shows (1 = in the picture's plane)."""


class BackFrame(SourcedEntry):
    """A pose that leans or reaches to the side: seen from behind, or from above on a mat.

    The head is at the top, the person's right on the viewer's right.
    """

    view: Literal["back"]
    posture: Literal["standing", "sitting", "kneeling", "folded"]
    bend: Degrees = 0
    """How far the trunk leans toward the person's right; less than 0 is left."""
    dip: float = Field(default=0, ge=-0.1, le=0.1)
    """How far the right shoulder goes under and the head to that side, in body heights."""
    left_arm: Arm
    right_arm: Arm
    under: bool = False
    """Whether the right arm goes through under the body."""
    note: Text


class Body(SourcedEntry):
    """Segment lengths and half thicknesses in fractions of body height, and joint ranges."""

    id: Id
    pelvis: float
    lumbar: float
    thorax: float
    head: float
    thigh: float
    shank: float
    foot: float
    upper_arm: float
    forearm: float
    hand: float
    ankle_height: float
    ranges: Mapping[Id, Annotated[tuple[float, float], Field(strict=False)]]
    """Smallest and largest angle per joint (hip, knee, ...) that a figure may show."""
