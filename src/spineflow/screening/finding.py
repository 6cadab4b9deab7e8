"""What a screening found: the outcome, with a reason beside every clearance."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spineflow.vocabulary.disposition import Clearance, Disposition
from spineflow.vocabulary.reason import Reason


@dataclass(frozen=True, slots=True)
class ItemClearance:
    """What may be done with one item now. `limits` maps a limit's name to its smallest value."""

    item: str
    clearance: Clearance
    tokens: tuple[str, ...]
    limits: Mapping[str, float]
    replacements: tuple[str, ...]
    reasons: tuple[Reason, ...]
    closed: frozenset[str] = frozenset()
    """Demands, variants and choice words that this person must not be given here."""

    @property
    def barred(self) -> bool:
        """Whether the item must not appear in any plan or guide."""
        return self.clearance is Clearance.BARRED


@dataclass(frozen=True, slots=True)
class Screening:
    """The outcome of screening one set of answers. `disposition` None means *not yet screened*."""

    disposition: Disposition | None
    unanswered: tuple[str, ...]
    fired: tuple[str, ...]
    conditions: tuple[str, ...]
    messages: tuple[str, ...]
    clearances: tuple[ItemClearance, ...]
    avoided_foods: frozenset[str]
    spared: frozenset[str]
    """Variants and demands to leave out wherever a practice has another form."""
    under_age: bool
    further: tuple[ItemClearance, ...] = ()
    """The clearances of practices outside the matrix, by their demands."""
    _by_item: dict[str, ItemClearance] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def clearance_of(self, item: str) -> ItemClearance:
        """The clearance of one practice, inside the matrix or not; KeyError for an unknown id."""
        if not self._by_item:
            for clearance in (*self.clearances, *self.further):
                self._by_item[clearance.item] = clearance
        return self._by_item[item]
