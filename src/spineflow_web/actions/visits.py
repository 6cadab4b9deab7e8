"""Visits to a therapist: what they found is kept beside the massage and brought to the gate."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from spineflow.records.visits import KINDS, VisitTold, visits_told
from spineflow_web.actions.recording import new_event
from spineflow_web.actions.told_beside import Kept, keep_beside
from spineflow_web.store import records
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
) -> Kept:
    """Keep a visit and what was found, both or neither, with what follows from it."""
    visit = new_event(person, "massage_had", dict(massage), now=at)
    said = {"findings": tuple(findings)}
    found = new_event(person, "therapist_found", said, now=at, entity=visit.entity)
    return keep_beside(person, screened, [visit, found], now=now)


def visits_of(person: KnownPerson) -> list[VisitTold]:
    """Every visit, the newest first."""
    return visits_told(records.of_kinds(person.id, KINDS), THERAPIST)
