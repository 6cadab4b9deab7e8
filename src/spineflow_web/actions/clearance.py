"""What a clinician allowed, and where that can be told."""

from collections.abc import Iterable
from datetime import date, datetime

from spineflow.screening.clinician import ClearanceRecord
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.actions.screen_anew import Ground, screen_and_save
from spineflow_web.actions.screening import current_screening
from spineflow_web.store import people, screening
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing


def record_clearance(
    person: KnownPerson, record: ClearanceRecord, *, on: date, now: datetime
) -> Screened | None:
    """Record what a clinician allowed, and screen again. None where none can be recorded.

    Who was seen by a clinician has been examined: nothing is held back for that any more.
    """
    with writing():
        people.hold(person.id)
        latest = current_screening(person, on)
        if latest is None or not may_record_clearance(latest):
            return None
        fired, conditions = latest.outcome["fired"], _by_answers(latest.outcome["conditions"])
        screening.end_clearances(person.id, now)
        screening.add_clearance(
            person.id,
            record,
            fired=fired,
            conditions=conditions,
            content_version=catalogue().version,
        )
        return screen_and_save(person, latest.answers, on, now, Ground(latest, is_examined=True))


def may_record_clearance(screened: Screened) -> bool:
    """Whether a clearance would count: one is awaited, for all or for a single activity that asks
    a clinician first, or an earlier one is to be replaced."""
    if screened.under_age or not screened.is_settled or screened.alarm is not None:
        return False
    disposition = screened.outcome["disposition"]
    if disposition is None or Disposition(disposition).stops_everything:
        return False
    awaited = disposition == Disposition.CLINICIAN_BEFORE_START
    return awaited or screened.clearance is not None or _asks_a_clinician(screened)


def _asks_a_clinician(screened: Screened) -> bool:
    """Whether some activity is left out only until a clinician allows it."""
    tokens = catalogue().safety.tokens
    return any(
        tokens[token].asks_first
        for each in screened.outcome["clearances"]
        if each["clearance"] != "barred"
        for token in each["tokens"]
        if token in tokens
    )


def _by_answers(conditions: Iterable[str]) -> list[str]:
    """Conditions without those that only a limit sets: a limit is no new symptom."""
    kinds = catalogue().limit_kinds
    return [condition for condition in conditions if condition not in kinds]
