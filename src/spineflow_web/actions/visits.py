"""Visits to a therapist: what they found is kept beside the massage and brought to the gate."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from spineflow.records.visits import KINDS, VisitTold, visits_told
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.told_beside import moves_day, plan_rest_anew
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

THERAPIST = "massage_therapist"


def tell_visit(
    person: KnownPerson,
    screened: Screened,
    massage: Mapping[str, Any],
    findings: Sequence[str],
    *,
    at: datetime,
    now: datetime,
) -> bool:
    """Keep a visit and what was found, both or neither; whether today was planned anew."""
    visit = new_event(person, "massage_had", dict(massage), now=at)
    said = {"findings": tuple(findings)}
    found = new_event(person, "therapist_found", said, now=at, entity=visit.entity)
    keep(person.id, [visit, found], now=now)
    if not moves_day(person, [visit], now.date()):
        return False
    return plan_rest_anew(person, screened, on=now.date(), now=now)


def asked_by(findings: Iterable[str]) -> list[str]:
    """Safety questions that what was found opens again."""
    known = catalogue().sessions.therapist_findings
    keys = (key for each in findings if each in known for key in known[each].asks_again)
    return list(dict.fromkeys(keys))


def visits_of(person: KnownPerson) -> list[VisitTold]:
    """Every visit, the newest first."""
    return visits_told(records.of_kinds(person.id, KINDS), THERAPIST)
