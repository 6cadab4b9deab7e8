"""The bibliography, and the claims that practices carry: what is known, how surely, about whom."""

from typing import Literal, get_args

from spineflow.entries.entry import Entry, SourcedEntry
from spineflow.vocabulary.ids import Id, Text

Certainty = Literal["high", "moderate", "low", "very low", "none"]
"""How sure the evidence is, in the words of GRADE; `none` means no usable human study."""

SUREST_FIRST: tuple[Certainty, ...] = get_args(Certainty)

Direction = Literal["better", "no difference", "mixed", "unknown", "anatomy"]
"""What was seen in who did it: better, as without it, sometimes one and sometimes the other.

`anatomy` tells how the body is built, whatever anybody does."""

Outcome = Literal["blood_flow", "pain"]
"""The two groups that are never mixed: blood flow, and pain or function."""

UNREFERENCED = frozenset({"practice, unreferenced"})


class BibliographyEntry(Entry):
    """A source by its tag, with what of it was really read."""

    tag: Text
    reference: Text
    read: Text


class Claim(SourcedEntry):
    """One statement about one outcome. Practices name it by id, so that it stands once.

    `review` says whether a clinician has checked it; until then it is shown as unchecked.
    """

    id: Id
    about: Outcome
    certainty: Certainty
    up_to: Certainty | None = None
    """The upper end where the reference gives a range, as in *low to moderate*."""
    direction: Direction
    population: Text
    """In whom it was seen, or whom it is about when nobody has looked."""
    sentence: Text
    whole_method: bool = False
    """It is about the method as a whole; no single practice carries it."""

    @property
    def unreferenced(self) -> bool:
        """Whether nothing but practice knowledge stands behind it."""
        return UNREFERENCED.issuperset(self.source)


class FamilySummary(SourcedEntry):
    """One of the seven practices of the method: its name and its truth in one line."""

    id: Id
    title: Text
    truth: Text
