"""Which key frames show a practice: the picture a person follows, as content."""

from typing import Literal

from pydantic import Field

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.knowledge.practice import VariantName
from spineflow.vocabulary.ids import Id, Text

Contact = Literal["hands", "forearms", "knees", "feet", "toes", "seat", "back", "head"]
"""A part of the body that stays where it is while the figure moves."""

Prop = Literal[
    "mat", "chair", "bed", "wall", "table", "pad", "roller", "ball", "strap", "cushion", "layer"
]


class Movement(SourcedEntry):
    """The frames of one practice in one variant, in the order of one repetition.

    A hold has one frame; a movement goes through its frames and back to the first.
    """

    practice: Id
    variant: VariantName
    levels: Many[int] = ()
    """Levels it shows; empty means all levels of the variant."""
    frames: Many[Text] = Field(min_length=1)
    """Ids such as ``cat_cow.cat``, in `figures/frames.json`."""
    still: int | None = Field(default=None, ge=0)
    """The frame that tells most as a still picture, where it is not the one farthest from the
    first."""
    contacts: Many[Contact] = ()
    props: Many[Prop] = ()
    highlight: Many[Id] = ()
    """Muscle zones that work or stretch: `lower_back`, `glutes`, `hamstrings`, ..."""
    side: Literal["left", "right"] | None = None
    """The side of the body it shows at work; None where both sides do the same. The guide mirrors
    the picture for the other one."""
    alt: Text
    """The picture in words, for who does not see it."""
