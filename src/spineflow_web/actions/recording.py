"""Keeping what happened: events in, an answer for each, the day summaries with them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.db import IntegrityError
from uuid_utils.compat import uuid7

from spineflow.records.event import Event, Refused, read_event
from spineflow.records.payload import PAYLOADS
from spineflow.records.summary import DaySummary, by_day, summarise
from spineflow_web.store import records, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.write_gate import writing

TAKEN = "id: in use already"
"""The same sentence for one's own other event and for a stranger's: ids tell nothing."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one event."""

    id: str
    status: Literal["accepted", "duplicate", "rejected"]
    reason: str = ""
    seq: int = 0
    """Its place in the person's log; 0 where it has none."""


@dataclass(slots=True)
class _Batch:
    """Events on their way: those to add with their fingerprints, and an answer per line."""

    known: dict[UUID, records.Kept]
    last: int = 0
    new: list[tuple[Event, str]] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)

    def sort_in(self, event: Event) -> Result:
        """New, known already, or refused because its id is another event's."""
        fingerprint = event.fingerprint()
        before = self.known.get(event.id)
        if before is None:
            self.new.append((event, fingerprint))
            seq = self.last + len(self.new)
            self.known[event.id] = records.Kept(True, fingerprint, seq)
            return Result(str(event.id), "accepted", seq=seq)
        if before == records.Kept(True, fingerprint):
            return Result(str(event.id), "duplicate", seq=before.seq)
        return Result(str(event.id), "rejected", TAKEN)


def record(person_id: UUID, told: Sequence[Any], *, now: datetime) -> list[Result]:
    """Keep events as a device told them: all that can be kept, in one transaction.

    What happened, happened: nothing is refused because a practice is barred by now.
    """
    read = [_read(each) for each in told]
    refused = [each for each in read if isinstance(each, Result)]
    if len(refused) == len(read):
        return refused
    try:
        return _keep(person_id, read, now)
    except IntegrityError:
        # Somebody else's device used the same id at the same moment; now it is seen as taken.
        return _keep(person_id, read, now)


def new_event(
    person: KnownPerson,
    kind: str,
    payload: dict[str, Any],
    *,
    now: datetime,
    entity: UUID | None = None,
    replaces: UUID | None = None,
) -> Event:
    """An event made here, for pages without script; `now` is the time where the person is."""
    event_id: UUID = uuid7()
    return Event(
        id=event_id,
        device="",
        sequence=0,
        kind=kind,
        entity=entity or event_id,
        occurred_at=now,
        time_zone=person.time_zone,
        local_date=now.date(),
        content_version=catalogue().version,
        replaces=replaces,
        payload=PAYLOADS[kind].model_validate(payload).model_dump(mode="json"),
    )


def keep(person_id: UUID, events: Sequence[Event], *, now: datetime) -> None:
    """Keep events made here, all or none."""
    results = _keep(person_id, events, now)
    if any(result.status == "rejected" for result in results):
        raise RuntimeError("an event made here was refused")


def undo(person: KnownPerson, event_id: UUID, *, now: datetime) -> bool:
    """Take back an entry of the person's own; whether there was one."""
    found = records.by_ids(person.id, [event_id])
    if not found:
        return False
    event = new_event(person, "correction", {"void": True}, now=now, replaces=event_id)
    keep(person.id, [event], now=now)
    return True


def differences(person_id: UUID) -> dict[date, tuple[DaySummary, DaySummary]]:
    """Days on which the stored summary is not what the events come to: (stored, true)."""
    stored, true = summaries.all_of(person_id), by_day(records.all_of(person_id))
    days = sorted({*stored, *true})
    both = {day: (stored.get(day, DaySummary()), true.get(day, DaySummary())) for day in days}
    return {day: pair for day, pair in both.items() if pair[0] != pair[1]}


def rebuild(person_id: UUID) -> int:
    """Mend the summaries of a person; how many days were wrong."""
    with writing():
        records.lock_log(person_id)
        wrong = differences(person_id)
        summaries.save(person_id, {day: true for day, (_stored, true) in wrong.items()})
    return len(wrong)


def people_with_records() -> list[UUID]:
    """Everybody `rebuild` has to look at."""
    return sorted({*records.people_with_events(), *summaries.people_with_summaries()})


def _read(told: Any) -> Event | Result:
    try:
        return read_event(told)
    except Refused as problem:
        named = told.get("id") if isinstance(told, dict) else None
        return Result(named[:36] if isinstance(named, str) else "", "rejected", str(problem))


def _keep(person_id: UUID, read: Sequence[Event | Result], now: datetime) -> list[Result]:
    with writing():
        records.lock_log(person_id)
        events = [each for each in read if isinstance(each, Event)]
        named = {event.replaces for event in events if event.replaces}
        before = records.look(person_id, [event.id for event in events], named)
        batch = _Batch(before.taken, before.last)
        for each in read:
            batch.results.append(each if isinstance(each, Result) else batch.sort_in(each))
        if batch.new:
            records.append(person_id, batch.new, last=batch.last, at=now)
            new = [event for event, _fingerprint in batch.new]
            if named or before.has_heirs:
                _make_again(person_id, new)
            else:
                _add(person_id, new)
    return batch.results


def _make_again(person_id: UUID, new: Sequence[Event]) -> None:
    """Where corrections play a part, the days they touch are made anew from their events: those of
    the new ones, of what they name, and of others that name the same."""
    named = {event.replaces for event in new if event.replaces}
    touched = [
        *new,
        *records.named_by(person_id, {event.id for event in new} | named),
        *records.by_ids(person_id, named),
    ]
    days = {event.local_date for event in touched}
    fresh = by_day(records.of_days(person_id, days))
    summaries.save(person_id, {day: fresh.get(day, DaySummary()) for day in days})


def _add(person_id: UUID, new: Sequence[Event]) -> None:
    """Without corrections the new events are simply added to what their days came to."""
    days = {event.local_date for event in new}
    first, last = min(days), max(days)
    if first == last:
        before = {first: summaries.of_day(person_id, first)}
    else:
        before = summaries.between(person_id, first, last)
    summaries.save(
        person_id,
        {
            day: before.get(day, DaySummary()).plus(
                summarise(event for event in new if event.local_date == day)
            )
            for day in days
        },
    )
