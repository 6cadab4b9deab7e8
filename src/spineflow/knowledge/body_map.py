"""Where on the back a tool may go, and where never: the areas of the body map."""

from typing import Annotated, Literal

from pydantic import Field

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text

Tool = Literal["hand", "ball", "roller", "gun", "therapist"]

Point = Annotated[tuple[float, float], Field(strict=False)]
"""To the person's right and up from the floor, in body heights, on a body seen from behind."""


class Area(SourcedEntry):
    """One area, drawn as a stripe along its points and mirrored to the other side."""

    id: Id
    where: bool
    """True: here the tool may go; False: never here."""
    zone: Id | None = None
    """The word of a practice's `zone` choice, for areas where a tool may go."""
    tools: Many[Tool]
    points: Annotated[tuple[Point, ...], Field(strict=False, min_length=1)]
    radius: float = Field(gt=0, le=0.1)
    one_sided: bool = False
    """In the middle of the body: not mirrored."""
    name: Text
    how: Text
    """How to find it, or why not there."""
