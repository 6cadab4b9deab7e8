"""From dispositions and conditions to one clearance per item (clinical reference A.1, B.1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from spineflow.knowledge.practice import Practice, Variant
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.finding import ItemClearance
from spineflow.screening.rule import Token
from spineflow.screening.safety import Safety
from spineflow.vocabulary.disposition import Clearance, Disposition
from spineflow.vocabulary.reason import Reason

SUPPLEMENT_TOKEN = "clinician_or_pharmacist_ok"
"""What every supplement carries: this product never permits one outright."""

NO_REASONS: tuple[Reason, ...] = ()


@dataclass(slots=True)
class _Collected:
    """What the matrix says about one item while its rows are read."""

    avoided: bool = False
    modified: bool = False
    tokens: dict[str, None] = field(default_factory=dict)
    reasons: dict[Reason, None] = field(default_factory=dict)


def clear_items(
    safety: Safety,
    disposition: Disposition | None,
    fired: tuple[str, ...],
    conditions: tuple[str, ...],
    cleared: ClearanceRecord | None,
    under_age: bool,
) -> tuple[ItemClearance, ...]:
    """The clearance of every item, in the order of the practices."""
    collected = _read_matrix(safety, conditions)
    shut = _shut(safety, disposition, fired, cleared, under_age)
    clearances = [
        _clear(safety, practice, collected[item], shut[item])
        for item, practice in safety.practices.items()
    ]
    offered = {clearance.item for clearance in clearances if not clearance.barred}
    return tuple(_with_replacements(safety, clearance, offered) for clearance in clearances)


def _read_matrix(safety: Safety, conditions: tuple[str, ...]) -> Mapping[str, _Collected]:
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


def _clear(safety: Safety, practice: Practice, found: _Collected, shut: _Shut) -> ItemClearance:
    tokens = dict.fromkeys((*found.tokens, *shut.tokens))
    if practice.supplement:
        tokens[SUPPLEMENT_TOKEN] = None
    carried = [safety.tokens[token] for token in tokens]
    reasons = (*shut.reasons, *found.reasons)
    if shut.barred or found.avoided or leaves_nothing(practice, carried):
        return ItemClearance(practice.id, Clearance.BARRED, (), {}, (), reasons)
    modified = bool(found.modified or tokens)
    return ItemClearance(
        item=practice.id,
        clearance=Clearance.WITH_PRECAUTION if modified else Clearance.PERMITTED,
        tokens=tuple(tokens),
        limits=smallest_limits(practice.id, carried),
        replacements=(),
        reasons=reasons,
    )


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


def excluded_words(tokens: Iterable[Token]) -> frozenset[str]:
    """Variants, features and choices that the tokens take away together."""
    return frozenset(word for token in tokens for word in token.excludes)


def open_variants(practice: Practice, excluded: frozenset[str]) -> tuple[Variant, ...]:
    """The variants of a practice that no token forbids."""
    return tuple(
        variant
        for variant in practice.variants
        if variant.id not in excluded and excluded.isdisjoint(variant.features)
    )


def leaves_nothing(practice: Practice, tokens: Iterable[Token]) -> bool:
    """Whether the tokens together forbid every variant, or every word of a choice (B.1)."""
    excluded = excluded_words(tokens)
    if not excluded:
        return False
    if not open_variants(practice, excluded):
        return True
    return any(excluded.issuperset(words) for words in practice.choices.values())
