"""The log of outcome measures: what a person has taken, and one more."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from spineflow.measures.content import OutcomeMeasure
from spineflow.measures.taken import KIND, Taken, all_taken, comparable
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

LOOKED_AT = 2000
"""So many of the newest entries are read: all seven measures at their pace for twenty years, one of
them every day for five."""


def taken_by(person_id: UUID) -> dict[str, list[Taken]]:
    """The values of every measure, the oldest first."""
    events = records.newest(person_id, KIND, LOOKED_AT)
    return all_taken(catalogue().outcome_measures.values(), events)


def comparable_values(taken: Mapping[str, list[Taken]]) -> dict[str, list[Taken]]:
    """Of each measure the values that can be held against its last one."""
    measures = catalogue().outcome_measures
    return {name: comparable(measures[name], values) for name, values in taken.items()}


def take(
    person: KnownPerson, measure: OutcomeMeasure, answers: Mapping[str, float], *, now: datetime
) -> None:
    """Keep the answers to a measure."""
    payload = {"measure": measure.id, "version": measure.version, "answers": dict(answers)}
    keep(person.id, [new_event(person, KIND, payload, now=now)], now=now)
