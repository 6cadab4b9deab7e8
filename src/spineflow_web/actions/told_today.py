"""What the log says of a date that has begun, as planning reads it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from spineflow.planning.request import DaySoFar, PastItem, PlanRequest
from spineflow.records.event import Event
from spineflow.records.payload import Step
from spineflow.records.session_told import ENDS
from spineflow.records.standing import standing
from spineflow.records.summary import WORK, DaySummary
from spineflow.vocabulary.ids import WALKING
from spineflow.vocabulary.timing import minute_of_day
from spineflow_web.actions.history import told_beside_plan
from spineflow_web.store import day_wishes, records, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

STEPS = ("step_done", "step_skipped", "step_stopped")


@dataclass(frozen=True, slots=True)
class Told:
    """The summary of a date, and what only its single events tell."""

    summary: DaySummary
    open_sittings: frozenset[str]
    """Sittings under way."""
    skipped: frozenset[tuple[str, str]]
    """(sitting, practice) for what was skipped in a session, and no step of it done."""
    warmth: tuple[PastItem, ...]
    """Warmth of sessions, whatever became of it, with when it was."""


def told_on(person: KnownPerson, on: date) -> Told:
    """What stands in the log of one date."""
    kinds = ("session_started", "correction", *ENDS, *STEPS)
    day = standing(records.of_day(person.id, on, kinds))
    ended = {event.entity for event in day if event.kind in ENDS}
    under_way = (e for e in day if e.kind == "session_started" and e.entity not in ended)
    steps = [event for event in day if event.kind in STEPS]
    return Told(
        summaries.of_day(person.id, on),
        frozenset(str(event.payload["sitting"]) for event in under_way),
        _skipped(steps),
        tuple(_warmth(steps, on)),
    )


def as_lived(
    request: PlanRequest, person: KnownPerson, told: Told, so_far: DaySoFar | None
) -> PlanRequest:
    """The request with the day as it went: what stays, what was skipped, what was done beside.

    What was skipped comes back when it is asked for again. A walk may be split over the day, so
    who skips a part of it may still be offered another.
    """
    wishes = day_wishes.of_day(person.id, request.on)
    if so_far is not None:
        whole = _skipped_for_good(told) - wishes.wants
        so_far = replace(so_far, skipped=wishes.skipped | whole)
    beside = told_beside_plan(told.summary, request.on, person.time_zone)
    return replace(request, so_far=so_far, history=(*request.history, *beside, *told.warmth))


def _skipped_for_good(told: Told) -> frozenset[str]:
    done = {item for item, each in told.summary.items.items() if each.worked}
    return frozenset(item for _sitting, item in told.skipped) - done - {WALKING}


def _skipped(steps: Iterable[Event]) -> frozenset[tuple[str, str]]:
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in steps:
        said = event.said()
        if isinstance(said, Step) and said.kind in WORK:
            kinds[said.sitting, said.item].add(event.kind)
    return frozenset(place for place, seen in kinds.items() if seen == {"step_skipped"})


def _warmth(steps: Iterable[Event], on: date) -> Iterable[PastItem]:
    """One line per session and source: from when it was put on until its last step ended."""
    lines: dict[tuple[UUID, str, str], list[tuple[float, float]]] = defaultdict(list)
    for event in steps:
        said = event.said()
        if isinstance(said, Step) and said.seconds > 0 and _is_warm(said):
            here = event.occurred_at.astimezone(ZoneInfo(event.time_zone))
            ends = minute_of_day(here) + here.second / 60
            spans = lines[event.entity, said.sitting, said.item]
            spans.append((ends, said.seconds / 60))
    for (_session, sitting, item), spans in lines.items():
        ends = max(end for end, _ in spans)
        first = min(end - lasted for end, lasted in spans)
        began = max(0, round(min(first, ends - sum(lasted for _, lasted in spans))))
        yield PastItem(on, item, max(ends - began, 0), at=began, sitting=sitting)


def _is_warm(step: Step) -> bool:
    practice = catalogue().practices.get(step.item)
    is_heat = practice is not None and practice.group == "heat"
    return is_heat and (step.kind in WORK or step.kind == "check")
