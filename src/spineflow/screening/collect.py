"""What the conditions of one person say about every practice, before anything is decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from spineflow.screening.safety import Safety
from spineflow.vocabulary.reason import Reason


class Barred(NamedTuple):
    """Demands that nobody may ask of this person."""

    words: frozenset[str]
    by: Mapping[str, tuple[str, ...]]
    """Each barred demand with the conditions that bar it."""
    limited: frozenset[str] = frozenset()
    """Those that a clinician's limit bars, of which the matrix knows nothing."""


NOTHING_BARRED = Barred(frozenset(), {})


@dataclass(slots=True)
class Collected:
    """What the conditions say about one practice while they are read."""

    avoided: bool = False
    tokens: dict[str, None] = field(default_factory=dict)
    conditions: dict[str, None] = field(default_factory=dict)


def barred_demands(safety: Safety, conditions: tuple[str, ...]) -> Barred:
    """Every barred demand with the conditions that bar it."""
    barred: dict[str, tuple[str, ...]] = {}
    limited: set[str] = set()
    for condition in conditions:
        for demand in safety.barred_by[condition]:
            barred[demand] = (*barred.get(demand, ()), condition)
        if not safety.conditions[condition].when:
            limited |= safety.barred_by[condition]
    return Barred(frozenset(barred), barred, frozenset(limited))


def collect(safety: Safety, conditions: tuple[str, ...]) -> Mapping[str, Collected]:
    """The strictest cell and all modifications of every practice, by its id."""
    collected = {item: Collected() for item in safety.practices}
    for condition in conditions:
        for row in safety.rows_of[condition]:
            for item in row.items:
                found = collected[item]
                found.avoided |= row.cell == "avoid"
                found.tokens.update(dict.fromkeys(row.tokens))
                found.conditions[condition] = None
        _add_limits(safety, condition, collected)
    return collected


def _add_limits(safety: Safety, condition: str, collected: Mapping[str, Collected]) -> None:
    """The modifications that a condition brings to practices outside the matrix."""
    for item, tokens in safety.limits_of[condition].items():
        found = collected[item]
        found.tokens.update(dict.fromkeys(tokens))
        found.conditions[condition] = None


def because(
    conditions: Iterable[str], barred: Barred = NOTHING_BARRED, asked: Iterable[str] = ()
) -> tuple[Reason, ...]:
    """The conditions, then the barred demands, after the further conditions that bar them."""
    demands = sorted(asked)
    if not demands:
        return tuple([_reason("condition", condition) for condition in conditions])
    behind = (condition for demand in demands for condition in barred.by[demand])
    named = dict.fromkeys((*conditions, *behind))
    return (
        *(_reason("condition", condition) for condition in named),
        *(_reason("demand", demand) for demand in demands),
    )


@cache
def _reason(kind: Literal["condition", "demand"], name: str) -> Reason:
    """One shared value per entry of content: a screening names thousands of them."""
    return Reason(kind, name)
