"""From dispositions, conditions and demands to one clearance per practice (A.1, B.1, B.4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from spineflow.knowledge.practice import Practice
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.collect import Barred, Collected, barred_demands, because, collect
from spineflow.screening.finding import ItemClearance
from spineflow.screening.forms import closed_words, leaves_nothing
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


def clear_practices(
    safety: Safety,
    disposition: Disposition | None,
    fired: tuple[str, ...],
    conditions: tuple[str, ...],
    cleared: ClearanceRecord | None,
    under_age: bool,
) -> Clearances:
    """The clearance of every practice, in the order of the practices."""
    barred = barred_demands(safety, conditions)
    collected = collect(safety, conditions)
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
    safety: Safety, practice: Practice, found: Collected, shut: _Shut, barred: Barred
) -> ItemClearance:
    if shut.barred or found.avoided:
        return _out(practice, (*shut.reasons, *because(found.conditions)))
    tokens = dict.fromkeys((*found.tokens, *shut.tokens))
    if practice.supplement:
        tokens[SUPPLEMENT_TOKEN] = None
    if not tokens and practice.closable.isdisjoint(barred.words):
        return _free(practice, (*shut.reasons, *because(found.conditions)), barred)
    carried = [safety.tokens[token] for token in tokens]
    closed = barred.words.union(*(token.excludes for token in carried))
    emptied = leaves_nothing(practice, closed)
    # The matrix gives the reasons of its items, unless only their demands leave nothing of them,
    # or a clinician's limit narrows them; forms that ask for something barred are closed anyway.
    by_demands = emptied or practice.id not in safety.matrix_items
    asked = practice.demands & (barred.words if by_demands else barred.limited)
    reasons = (*shut.reasons, *because(found.conditions, barred, asked))
    if emptied:
        return _out(practice, reasons)
    return ItemClearance(
        item=practice.id,
        clearance=Clearance.WITH_PRECAUTION if tokens or asked else Clearance.PERMITTED,
        tokens=tuple(tokens),
        limits=smallest_limits(practice.id, carried),
        replacements=(),
        reasons=reasons,
        closed=closed_words(practice, closed),
    )


def _free(practice: Practice, reasons: tuple[Reason, ...], barred: Barred) -> ItemClearance:
    """What nothing speaks about: the usual case, without a look at each of its forms."""
    return ItemClearance(practice.id, Clearance.PERMITTED, (), {}, (), reasons, closed=barred.words)


def _out(practice: Practice, reasons: tuple[Reason, ...]) -> ItemClearance:
    return ItemClearance(practice.id, Clearance.BARRED, (), {}, (), reasons)


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
