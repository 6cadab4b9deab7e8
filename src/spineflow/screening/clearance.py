"""From dispositions, conditions and demands to one clearance per practice (A.1, B.1, B.4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from spineflow.knowledge.practice import Practice
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.finding import ItemClearance
from spineflow.screening.forms import closed_words, excluded_words, leaves_nothing
from spineflow.screening.rule import Token
from spineflow.screening.safety import Safety
from spineflow.vocabulary.disposition import Clearance, Disposition
from spineflow.vocabulary.reason import Reason

SUPPLEMENT_TOKEN = "clinician_or_pharmacist_ok"
"""What every supplement carries: this product never permits one outright."""

NO_REASONS: tuple[Reason, ...] = ()


class Clearances(NamedTuple):
    """What may be done now: the items of the matrix, and every other practice."""

    items: tuple[ItemClearance, ...]
    further: tuple[ItemClearance, ...]


@dataclass(slots=True)
class _Collected:
    """What the conditions say about one practice while they are read."""

    avoided: bool = False
    modified: bool = False
    tokens: dict[str, None] = field(default_factory=dict)
    reasons: dict[Reason, None] = field(default_factory=dict)


def clear_practices(
    safety: Safety,
    disposition: Disposition | None,
    fired: tuple[str, ...],
    conditions: tuple[str, ...],
    cleared: ClearanceRecord | None,
    under_age: bool,
) -> Clearances:
    """The clearance of every practice, in the order of the practices."""
    barred = _barred_demands(safety, conditions)
    collected = _read_matrix(safety, conditions)
    _read_demands(safety, conditions, collected)
    shut = _shut(safety, disposition, fired, cleared, under_age)
    clearances = [
        _clear(safety, practice, collected[item], shut[item], barred)
        for item, practice in safety.practices.items()
    ]
    offered = {clearance.item for clearance in clearances if not clearance.barred}
    finished = [_with_replacements(safety, clearance, offered) for clearance in clearances]
    matrix = safety.matrix_items
    return Clearances(
        tuple(each for each in finished if each.item in matrix),
        tuple(each for each in finished if each.item not in matrix),
    )


def _barred_demands(safety: Safety, conditions: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Every barred demand with the conditions that bar it."""
    barred: dict[str, tuple[str, ...]] = {}
    for condition in conditions:
        for demand in safety.barred_by[condition]:
            barred[demand] = (*barred.get(demand, ()), condition)
    return barred


def _read_matrix(safety: Safety, conditions: tuple[str, ...]) -> dict[str, _Collected]:
    """The strictest cell and all modifications of every item."""
    collected = {item: _Collected() for item in safety.practices}
    for condition in conditions:
        for row in safety.rows_of[condition]:
            for item in row.items:
                found = collected[item]
                found.avoided |= row.cell == "avoid"
                found.modified |= row.cell == "modify"
                found.tokens.update(dict.fromkeys(row.tokens))
                found.reasons[Reason("condition", condition)] = None
    return collected


def _read_demands(
    safety: Safety, conditions: tuple[str, ...], collected: Mapping[str, _Collected]
) -> None:
    """The modifications that conditions bring to practices outside the matrix."""
    for condition in conditions:
        for item, tokens in safety.limits_of[condition].items():
            found = collected[item]
            found.modified = True
            found.tokens.update(dict.fromkeys(tokens))
            found.reasons[Reason("condition", condition)] = None


@dataclass(frozen=True, slots=True)
class _Shut:
    """Whether the disposition shuts an item, by which rules, and which tokens it adds if not."""

    barred: bool = False
    reasons: tuple[Reason, ...] = NO_REASONS
    tokens: tuple[str, ...] = ()


def _shut(
    safety: Safety,
    disposition: Disposition | None,
    fired: tuple[str, ...],
    cleared: ClearanceRecord | None,
    under_age: bool,
) -> Mapping[str, _Shut]:
    """What the disposition alone does to every item."""
    if disposition is None or disposition.stops_everything or under_age:
        everything = _Shut(barred=True, reasons=_setting(safety, fired, disposition))
        return dict.fromkeys(safety.practices, everything)
    awaiting = _setting(safety, fired, Disposition.CLINICIAN_BEFORE_START)
    if not awaiting:
        return dict.fromkeys(safety.practices, _Shut())
    return {
        item: _Shut()
        if cleared is not None and cleared.allows(item)
        else _Shut(item not in safety.hold_plan, awaiting, safety.hold_plan.get(item, ()))
        for item in safety.practices
    }


def _setting(
    safety: Safety, fired: tuple[str, ...], disposition: Disposition | None
) -> tuple[Reason, ...]:
    """The fired rules of one disposition; all of them while nothing is decided yet."""
    return tuple(
        Reason("rule", rule)
        for rule in fired
        if disposition is None or safety.rules[rule].disposition is disposition
    )


def _clear(
    safety: Safety,
    practice: Practice,
    found: _Collected,
    shut: _Shut,
    barred: Mapping[str, tuple[str, ...]],
) -> ItemClearance:
    tokens = dict.fromkeys((*found.tokens, *shut.tokens))
    if practice.supplement:
        tokens[SUPPLEMENT_TOKEN] = None
    carried = [safety.tokens[token] for token in tokens]
    closed = excluded_words(carried) | barred.keys()
    emptied = not found.avoided and leaves_nothing(practice, closed)
    narrowed = _narrowed(safety, practice, barred, emptied)
    reasons = (
        *shut.reasons,
        *found.reasons,
        *(each for each in narrowed if each not in found.reasons),
    )
    if shut.barred or found.avoided or emptied:
        return ItemClearance(practice.id, Clearance.BARRED, (), {}, (), reasons)
    modified = bool(found.modified or tokens or narrowed)
    return ItemClearance(
        item=practice.id,
        clearance=Clearance.WITH_PRECAUTION if modified else Clearance.PERMITTED,
        tokens=tuple(tokens),
        limits=smallest_limits(practice.id, carried),
        replacements=(),
        reasons=reasons,
        closed=closed_words(practice, closed),
    )


def _narrowed(
    safety: Safety, practice: Practice, barred: Mapping[str, tuple[str, ...]], emptied: bool
) -> tuple[Reason, ...]:
    """Barred demands of the practice and the conditions behind them.

    An item of the matrix has its reasons from there, unless only its demands leave nothing of it,
    or a clinician's limit, which the matrix does not know, is behind them.
    """
    by_matrix = practice.id in safety.matrix_items and not emptied
    found: dict[Reason, None] = {}
    for demand in practice.demands & barred.keys():
        names = [
            name for name in barred[demand] if not (by_matrix and safety.conditions[name].when)
        ]
        found.update((Reason("condition", name), None) for name in names)
        if names:
            found[Reason("demand", demand)] = None
    return tuple(sorted(found))


def _with_replacements(
    safety: Safety, clearance: ItemClearance, offered: set[str]
) -> ItemClearance:
    """A barred item with what to do instead, as far as that is itself cleared (B.4)."""
    if not clearance.barred or clearance.item not in safety.replacements:
        return clearance
    instead = safety.replacements[clearance.item].instead
    return replace(clearance, replacements=tuple(each for each in instead if each in offered))


def smallest_limits(item: str, tokens: Iterable[Token]) -> dict[str, float]:
    """Every limit the tokens put on an item, the smallest number winning (B.1)."""
    limits: dict[str, float] = {}
    for token in tokens:
        if token.limit is None or token.value is None:
            continue
        if not token.only_for or item in token.only_for:
            limits[token.limit] = min(token.value, limits.get(token.limit, token.value))
    return limits
