"""Outcome measures of one person: what may be taken today, what was taken, one more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from spineflow.measures.content import OutcomeMeasure
from spineflow.measures.open_tests import Closed, Ground, closed_by, ground_of
from spineflow.measures.taken import KIND, Taken, all_taken, comparable, is_due, next_on
from spineflow.screening.answers import candidates
from spineflow_web.actions.episode import episode
from spineflow_web.actions.outcome import cleared_today, outcome_today
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.session_end import resting_signs
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson, began_on
from spineflow_web.store.screening import Screened

LOOKED_AT = 400
"""So many of the newest entries are read: all seven measures at their pace for four years."""


@dataclass(frozen=True, slots=True)
class MeasureToday:
    """One measure as it stands to a person on a date."""

    measure: OutcomeMeasure
    taken: list[Taken]
    """All its values, the oldest first."""
    closed: tuple[Closed, ...]
    """Why this self-test is left out; empty where it may be done."""
    rests: bool
    """A self-test on a day, or in days, in which the person rests."""
    next_on: date
    """From when on it is worth taking."""

    @property
    def is_open(self) -> bool:
        """Whether it may be taken today."""
        return not (self.closed or self.rests)


def taken_by(person_id: UUID) -> dict[str, list[Taken]]:
    """The values of every measure, the oldest first."""
    events = records.newest(person_id, KIND, LOOKED_AT)
    return all_taken(catalogue().outcome_measures.values(), events)


def comparable_values(taken: Mapping[str, list[Taken]]) -> dict[str, list[Taken]]:
    """Of each measure the values that can be held against its last one."""
    measures = catalogue().outcome_measures
    return {name: comparable(measures[name], values) for name, values in taken.items()}


def measures_today(person: KnownPerson, screened: Screened, on: date) -> list[MeasureToday]:
    """Every measure, in the order of the content."""
    safety = catalogue().safety
    ground = ground_of(
        safety,
        outcome_today(person, screened, on),
        screened.answers,
        cleared_today(screened, on),
    )
    flare = episode(person.id, on)
    rests = bool(resting_signs(person, on=on)) or (flare is not None and on < flare.until)
    taken, began = taken_by(person.id), began_on(person)
    return [
        MeasureToday(
            measure=each,
            taken=taken[each.id],
            closed=closed_by(safety, each, ground),
            rests=rests and each.test is not None,
            next_on=next_on(each, taken[each.id], began),
        )
        for each in catalogue().outcome_measures.values()
    ]


def any_due(screened: Screened, taken: Mapping[str, list[Taken]], on: date) -> bool:
    """Whether the time of something that was taken before has come again, and it is still open.

    Read from the stored outcome, without a look into the database: the page of a measure looks
    again, and at more.
    """
    found = screened.outcome
    safety, measures = catalogue().safety, catalogue().outcome_measures
    cleared = (*found["clearances"], *found.get("further_clearances", ()))
    first = {name for name, token in safety.tokens.items() if token.asks_first}
    shut = frozenset(
        each["item"]
        for each in cleared
        if each["clearance"] == "barred" or not first.isdisjoint(each["tokens"])
    )
    known = tuple(each for each in found["conditions"] if each in safety.conditions)
    ground = Ground(known, shut, candidates(safety, screened.answers))
    due = (measures[name] for name, each in taken.items() if is_due(measures[name], each, on))
    return any(not closed_by(safety, each, ground) for each in due)


def take(
    person: KnownPerson, measure: OutcomeMeasure, answers: Mapping[str, float], *, now: datetime
) -> None:
    """Keep the answers to a measure."""
    payload = {"measure": measure.id, "version": measure.version, "answers": dict(answers)}
    keep(person.id, [new_event(person, KIND, payload, now=now)], now=now)
