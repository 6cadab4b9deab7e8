"""What changed between two outcomes: for a person whose content changed, and for a reviewer."""

from collections.abc import Mapping
from dataclasses import dataclass

from spineflow.screening.finding import Screening
from spineflow.vocabulary.disposition import Clearance, Disposition


@dataclass(frozen=True, slots=True)
class ItemStance:
    """What an outcome says about one item."""

    clearance: Clearance
    tokens: frozenset[str] = frozenset()
    limits: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """An outcome as far as it can be compared. `disposition` None means *not yet screened*."""

    disposition: Disposition | None
    items: Mapping[str, ItemStance]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item before and after; None where it did not exist."""

    item: str
    before: ItemStance | None
    after: ItemStance | None

    @property
    def stricter(self) -> bool:
        """Whether less is allowed now, or it is gone."""
        return _strictness(self.after) > _strictness(self.before)

    @property
    def wider(self) -> bool:
        """Whether more is allowed now, or it is new."""
        return _strictness(self.after) < _strictness(self.before)


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that is not the same."""

    before: Disposition | None
    after: Disposition | None
    items: tuple[ItemChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both outcomes say the same."""
        return self.before == self.after and not self.items


def stance(found: Screening) -> Stance:
    """A screening as far as it can be compared."""
    return Stance(
        found.disposition,
        {
            each.item: ItemStance(
                each.clearance, frozenset(each.tokens), tuple(sorted(each.limits.items()))
            )
            for each in found.clearances
        },
    )


def difference(before: Stance, after: Stance) -> Difference:
    """What changed from one to the other, items in the order of the newer outcome."""
    names = [*after.items, *(item for item in before.items if item not in after.items)]
    changed = (ItemChange(item, before.items.get(item), after.items.get(item)) for item in names)
    return Difference(
        before.disposition,
        after.disposition,
        tuple(change for change in changed if change.before != change.after),
    )


def _strictness(item: ItemStance | None) -> int:
    return Clearance.BARRED.strictness if item is None else item.clearance.strictness
