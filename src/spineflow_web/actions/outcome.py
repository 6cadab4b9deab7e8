"""What the answers come to on a day: the core's outcome, with what stands beside the answers."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from spineflow.screening.alarm import Alarm, held, stopped
from spineflow.screening.clinician import ClearanceRecord, ClinicianLimit
from spineflow.screening.evaluate import Circumstances, clearance_in_force, screen
from spineflow.screening.finding import Screening
from spineflow_web.store import text_findings
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened


def outcome_of(
    answers: Mapping[str, Any],
    on: date,
    *,
    clearance: ClearanceRecord | None = None,
    limits: tuple[ClinicianLimit, ...] = (),
    unexamined: Iterable[str] = (),
    alarm: Alarm | None = None,
    unconfirmed: frozenset[str] = frozenset(),
) -> Screening:
    """The outcome; what nobody has examined holds it back, and an alarm that stands stops it."""
    safety = catalogue().safety
    found = screen(safety, answers, Circumstances(on, clearance, limits, unconfirmed))
    found = held(safety, found, unexamined)
    return found if alarm is None else stopped(safety, found, alarm)


def outcome_today(person: KnownPerson, screened: Screened, on: date) -> Screening:
    """The outcome of a stored screening on a later day, by the content of today."""
    return outcome_of(
        screened.answers,
        on,
        clearance=screened.clearance,
        limits=screened.limits,
        unexamined=screened.unexamined,
        alarm=screened.alarm.alarm if screened.alarm else None,
        unconfirmed=text_findings.unconfirmed(person.id),
    )


def cleared_today(screened: Screened, on: date) -> ClearanceRecord | None:
    """The clinician's clearance while it lasts."""
    given = Circumstances(on, screened.clearance, screened.limits)
    return clearance_in_force(catalogue().safety, given)
