"""The values of one person over time, read from what they told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from spineflow.measures.content import OutcomeMeasure
from spineflow.measures.score import Answers, score
from spineflow.records.event import Event
from spineflow.records.payload import MeasureTaken
from spineflow.records.standing import standing

KIND = "measure_taken"


@dataclass(frozen=True, slots=True)
class Taken:
    """One value that stands. The score comes from the answers, whoever told them."""

    id: UUID
    on: date
    answers: Answers
    value: float


def all_taken(
    measures: Iterable[OutcomeMeasure], events: Iterable[Event]
) -> dict[str, list[Taken]]:
    """The values of each measure, oldest first; of several on one day the last one counts.

    Left out: what another version of a measure asked, and answers without a score.
    """
    known = {each.id: each for each in measures}
    found: dict[str, dict[date, Taken]] = {name: {} for name in known}
    for event in standing(events):
        said = event.said()
        if not isinstance(said, MeasureTaken) or said.measure not in known:
            continue
        measure = known[said.measure]
        value = score(measure, said.answers) if said.version == measure.version else None
        if value is not None:
            one = Taken(event.id, event.local_date, said.answers, value)
            found[measure.id][event.local_date] = one
    return {name: [days[on] for on in sorted(days)] for name, days in found.items()}


def comparable(measure: OutcomeMeasure, taken: list[Taken]) -> list[Taken]:
    """Those that can be held against the last one: where a person picks what is asked, only values
    of the same picks."""
    if measure.kind != "chosen" or not taken:
        return taken
    picked = taken[-1].answers.keys()
    return [each for each in taken if each.answers.keys() == picked]


def next_on(measure: OutcomeMeasure, taken: list[Taken], began: date) -> date:
    """From when on it is worth taking, again or for the first time, of who began on a date."""
    if taken:
        return taken[-1].on + timedelta(days=measure.every_days)
    return began + timedelta(days=measure.first_after_days)


def is_due(measure: OutcomeMeasure, taken: list[Taken], today: date) -> bool:
    """Whether its time has come round again. What was never taken asks for nothing."""
    return bool(taken) and next_on(measure, taken, today) <= today
