"""Breaks from sitting, and what one looks at where one sits, stands and walks."""

from typing import Annotated, Literal

from pydantic import Field

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text


class MicroBreak(SourcedEntry):
    """A practice that suits a break at a desk, in the variants that need no mat and no bed."""

    item: Id
    variants: Many[Id]


class BreakRhythm(SourcedEntry):
    """How often a break is offered, in minutes of sitting; the first choice is the default.

    The rhythm without a token is for everybody, the others for whom the token is set.
    """

    id: Id
    token: Id | None = None
    minutes: Annotated[tuple[int, ...], Field(strict=False, min_length=1)]


class BreakTiming(SourcedEntry):
    """One time of the break clock: after how long without anybody it begins anew, and the like."""

    id: Id
    seconds: Annotated[tuple[int, ...], Field(strict=False, min_length=1)]


class CheckPoint(SourcedEntry):
    """One thing to look at: at the desk with its place on the picture, standing, walking, leaning.

    `spot` is in units of the picture, from its top left corner.
    """

    id: Id
    part: Literal["desk", "leaning", "standing", "walking"]
    title: Text
    text: Text
    spot: Annotated[tuple[float, float], Field(strict=False)] | None = None
