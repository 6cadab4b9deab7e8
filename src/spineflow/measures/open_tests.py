"""Which self-tests a screening leaves open. What is unknown closes as a yes would."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from spineflow.measures.content import OutcomeMeasure, Skip
from spineflow.screening.answers import Answers, candidates
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.collect import barred_demands
from spineflow.screening.expression import Values, compile_expression
from spineflow.screening.finding import ItemClearance, Screening
from spineflow.screening.safety import Safety


@dataclass(frozen=True, slots=True)
class Ground:
    """What self-tests are held against."""

    conditions: tuple[str, ...]
    """Those that may hold: an answer nobody is sure of sets them as well."""
    shut: frozenset[str]
    """Practices that are barred, or that a clinician has still to allow."""
    values: Values


@dataclass(frozen=True, slots=True)
class Closed:
    """One reason why a self-test is left out: a condition, an answer, or a practice."""

    kind: Literal["condition", "answer", "practice"]
    id: str
    """Of the condition or the practice; of an answer, its words."""


def ground_of(
    safety: Safety, screening: Screening, answers: Answers, allowed: ClearanceRecord | None
) -> Ground:
    """The ground that a screening gives."""
    cleared = (*screening.clearances, *screening.further)
    shut = (each.item for each in cleared if each.barred or _waits(safety, each, allowed))
    return Ground(screening.conditions, frozenset(shut), candidates(safety, answers))


def closed_by(safety: Safety, measure: OutcomeMeasure, ground: Ground) -> tuple[Closed, ...]:
    """Why a measure may not be taken now; empty where it may, and for what is only asked."""
    test = measure.test
    if test is None:
        return ()
    asked = barred_demands(safety, ground.conditions).by
    naming = {*test.skip_if, *(each for demand in test.asks for each in asked.get(demand, ()))}
    conditions = [Closed("condition", each) for each in ground.conditions if each in naming]
    answers = [Closed("answer", each.plain) for each in test.skips if _may_hold(each, ground)]
    practices = [Closed("practice", each) for each in test.practices if each in ground.shut]
    return (*conditions, *answers, *practices)


def open_measures(
    safety: Safety, measures: Mapping[str, OutcomeMeasure], ground: Ground
) -> tuple[str, ...]:
    """Ids of what may be taken, in the order of the content."""
    return tuple(name for name, each in measures.items() if not closed_by(safety, each, ground))


def _may_hold(skip: Skip, ground: Ground) -> bool:
    return compile_expression(skip.when).may_hold(ground.values)


def _waits(safety: Safety, cleared: ItemClearance, allowed: ClearanceRecord | None) -> bool:
    """Whether a clinician must allow it first, and none has."""
    asks = any(safety.tokens[token].asks_first for token in cleared.tokens)
    return asks and not (allowed is not None and allowed.allows(cleared.item))
