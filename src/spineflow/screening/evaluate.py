"""Answers in, disposition and clearances out: the gate."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from spineflow.screening.answers import Answers, candidates, unanswered_emergency
from spineflow.screening.clearance import clear_practices
from spineflow.screening.clinician import ClearanceRecord, ClinicianLimit
from spineflow.screening.expression import Expression, Values
from spineflow.screening.finding import Screening
from spineflow.screening.safety import Safety
from spineflow.vocabulary.disposition import Disposition


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What stands beside the answers: the date, a clinician's clearance and their limits."""

    on: date | None = None
    clearance: ClearanceRecord | None = None
    limits: tuple[ClinicianLimit, ...] = ()
    unconfirmed: frozenset[str] = frozenset()
    """Answers taken from the person's own words only: rules read them, and they are still asked."""


def screen(
    safety: Safety, answers: Answers, circumstances: Circumstances | None = None
) -> Screening:
    """Screen one set of answers; pure, and independent of the order of the answers."""
    given = circumstances or Circumstances()
    values = candidates(safety, answers)
    confirmed = {key: answers[key] for key in answers if key not in given.unconfirmed}
    unanswered = unanswered_emergency(safety, confirmed, values)
    fired = _holding(safety.compiled.rules, values)
    conditions = _conditions(safety, values, given)
    under_age = any(safety.rules[rule].no_plan for rule in fired)
    cleared = None if under_age else clearance_in_force(safety, given)
    disposition = _disposition(safety, fired, conditions, bool(unanswered), cleared is not None)
    clearances = clear_practices(safety, disposition, fired, conditions, cleared, under_age)
    return Screening(
        disposition=disposition,
        unanswered=unanswered,
        fired=fired,
        conditions=conditions,
        messages=_messages(safety, disposition, fired, conditions),
        clearances=clearances.items,
        further=clearances.further,
        avoided_foods=frozenset(_words(safety, conditions, "avoid_foods")),
        spared=frozenset(_words(safety, conditions, "spares")),
        under_age=under_age,
    )


def _holding(expressions: Mapping[str, Expression], values: Values) -> tuple[str, ...]:
    return tuple(name for name, expression in expressions.items() if expression.may_hold(values))


def _conditions(safety: Safety, values: Values, given: Circumstances) -> tuple[str, ...]:
    """Conditions that hold by the answers, and those a clinician's limit sets until its day."""
    imposed = {limit.condition for limit in given.limits if limit.in_force(given.on)}
    by_answers = set(_holding(safety.compiled.conditions, values))
    return tuple(name for name in safety.conditions if name in imposed or name in by_answers)


def clearance_in_force(safety: Safety, given: Circumstances) -> ClearanceRecord | None:
    """The clinician's clearance while it lasts on that date."""
    if given.clearance is None:
        return None
    return given.clearance.in_force(given.on, safety.limits["clearance_lasts"].value)


def _disposition(
    safety: Safety,
    fired: tuple[str, ...],
    conditions: tuple[str, ...],
    unanswered: bool,
    cleared: bool,
) -> Disposition | None:
    """The highest that fires wins; unanswered emergency questions outrank what is not E or U."""
    worst = max(
        (safety.rules[rule].disposition for rule in fired),
        key=lambda disposition: disposition.severity,
        default=Disposition.OK,
    )
    if worst.stops_everything:
        return worst
    if unanswered:
        return None
    if worst is Disposition.CLINICIAN_BEFORE_START:
        return Disposition.OK_WITH_MODIFICATIONS if cleared else worst
    return Disposition.OK_WITH_MODIFICATIONS if conditions else Disposition.OK


def _messages(
    safety: Safety,
    disposition: Disposition | None,
    fired: tuple[str, ...],
    conditions: tuple[str, ...],
) -> tuple[str, ...]:
    """Messages of the rules that set the disposition, then those of the conditions."""
    if disposition is None:
        return ("not_screened",)
    setting = (
        safety.rules[rule].messages
        for rule in fired
        if safety.rules[rule].disposition is disposition
    )
    if disposition.stops_everything:
        return _in_order(setting)
    return _in_order([*setting, *(safety.conditions[name].messages for name in conditions)])


def _in_order(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))


def _words(
    safety: Safety, conditions: tuple[str, ...], what: Literal["avoid_foods", "spares"]
) -> Iterator[str]:
    for name in conditions:
        yield from getattr(safety.conditions[name], what)
