"""Outcome measures of one person: which may be taken today, and which are due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from spineflow.measures.content import OutcomeMeasure
from spineflow.measures.open_tests import Closed, Ground, closed_by, ground_of
from spineflow.measures.taken import Taken, is_due, next_on
from spineflow.records.summary import MarkKind
from spineflow.screening.answers import candidates
from spineflow_web.actions.episode import episode
from spineflow_web.actions.measured import taken_by
from spineflow_web.actions.outcome import cleared_today, outcome_today
from spineflow_web.actions.session_end import resting_signs
from spineflow_web.store import day_wishes, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson, began_on
from spineflow_web.store.screening import Screened

FELT: tuple[MarkKind, ...] = ("before", "after", "now", "next_morning", "pain_map")
"""How strong pain was today, whatever it was asked beside."""


@dataclass(frozen=True, slots=True)
class MeasureToday:
    """One measure as it stands to a person on a date."""

    measure: OutcomeMeasure
    taken: list[Taken]
    """All its values, the oldest first."""
    closed: tuple[Closed, ...]
    """Why this self-test is left out; empty where it may be done."""
    rests: bool
    """A self-test on a day, or in days, in which the person goes gently."""
    next_on: date
    """From when on it is worth taking."""

    @property
    def is_open(self) -> bool:
        """Whether it may be taken today."""
        return not (self.closed or self.rests)


def measures_today(person: KnownPerson, screened: Screened, on: date) -> list[MeasureToday]:
    """Every measure, in the order of the content."""
    safety = catalogue().safety
    ground = ground_of(
        safety,
        outcome_today(person, screened, on),
        screened.answers,
        cleared_today(screened, on),
    )
    rests = _goes_gently(person, on)
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


def _goes_gently(person: KnownPerson, on: date) -> bool:
    """Whether a sign asks for rest, a flare-up or its way back goes on, or today's pain rose or is
    so strong that only gentle practices are offered."""
    flare = episode(person.id, on)
    if resting_signs(person, on=on) or (flare is not None and on < flare.over_on):
        return True
    felt = summaries.of_day(person.id, on).of(*FELT)
    strongest = max((mark.value for mark in felt), default=0)
    if strongest >= catalogue().sessions.gentle_from:
        return True
    return day_wishes.of_day(person.id, on).kind == "sore"


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
