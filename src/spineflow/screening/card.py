"""What the printable safety card puts first."""

from spineflow.entries.entry import Entry
from spineflow.vocabulary.ids import Id


class CardFlag(Entry):
    """A question whose answer, when it is not the neutral one, stands at the head of the card."""

    question: Id
