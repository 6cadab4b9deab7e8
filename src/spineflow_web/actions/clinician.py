"""What clinicians asked for: limits with an end, and prescriptions."""

from datetime import date, datetime
from uuid import UUID

from spineflow.screening.clinician import ClinicianLimit
from spineflow.sessions.prescribed import Prescription
from spineflow_web.actions import planning
from spineflow_web.actions.screen_anew import screen_anew
from spineflow_web.actions.screening import current_screening
from spineflow_web.store import limits, people, prescriptions
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.write_gate import writing


def add_limit(person: KnownPerson, limit: ClinicianLimit, *, on: date, now: datetime) -> None:
    """Record a limit; the outcome and today's plan follow at once."""
    with writing():
        people.hold(person.id)
        limits.end_all(person.id, limit.condition, now)
        limits.add(person.id, limit)
        screen_anew(person, on=on, now=now)


def end_limit(person: KnownPerson, limit_id: UUID, *, on: date, now: datetime) -> bool:
    """The clinician lifted a limit before its day; whether there was one."""
    with writing():
        people.hold(person.id)
        if not limits.end(person.id, limit_id, now):
            return False
        screen_anew(person, on=on, now=now)
    return True


def prescribe(person: KnownPerson, prescribed: Prescription, *, on: date, now: datetime) -> None:
    """Write down what was prescribed; today's plan follows."""
    with writing():
        people.hold(person.id)
        prescriptions.add(person.id, prescribed)
        _replan(person, on, now)


def end_prescription(
    person: KnownPerson, prescription_id: UUID, *, on: date, now: datetime
) -> bool:
    """It is over; whether there was one."""
    with writing():
        people.hold(person.id)
        if not prescriptions.end(person.id, prescription_id, now):
            return False
        _replan(person, on, now)
    return True


def _replan(person: KnownPerson, on: date, now: datetime) -> None:
    screened = current_screening(person, on)
    if screened is not None:
        planning.replan_if_planned(person, screened, on=on, now=now)
