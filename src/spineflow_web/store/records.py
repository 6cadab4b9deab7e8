"""Events: rows in, plain values out; added, read, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet, Subquery

from spineflow.records.event import Event
from spineflow_web.store.models import EventRecord
from spineflow_web.store.prepared import Prepared, PreparedInsert

SIZES = (1, 4, 16, 50, 100, 200, 400)
"""Numbers of events for which the log is looked at by a query that was compiled before."""
OF_EVENT = (
    "id", "device", "sequence", "kind", "entity", "occurred_at",
    "time_zone", "local_date", "content_version", "payload", "replaces",
)  # fmt: skip
_of_event = attrgetter(*OF_EVENT)

EVENTS = PreparedInsert(EventRecord)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is already there under an id, just enough to tell a duplicate from a clash."""

    is_theirs: bool
    fingerprint: str
    seq: int = field(default=0, compare=False)
    """Its place in the person's log."""


@dataclass(slots=True)
class Before:
    """The log as far as new events have to know it."""

    taken: dict[UUID, Kept] = field(default_factory=dict)
    last: int = 0
    """The newest `seq` of the person."""
    has_heirs: bool = False
    """Whether an event is there already that names one of the new ones, or what one of them names.
    """


def lock_log(person_id: UUID) -> None:
    """Nobody else counts for this person until the transaction ends.

    The write gate does it on SQLite. Without the lock two writers on PostgreSQL would commit out
    of order, and a reader that goes by `seq` would never see the slower one's events.
    """
    if connection.vendor == "postgresql":
        key = person_id.int % 2**63
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def look(person_id: UUID, ids: Iterable[UUID], named: Iterable[UUID]) -> Before:
    """All of it by one query, because every tap pays for it. Each part has its own index."""
    wanted = set(ids)
    touched = {*wanted, *named}
    size = next((size for size in SIZES if size >= len(touched)), len(touched))
    before = Before()
    given = (*_filled(wanted, size), person_id, *_filled(touched, size), person_id)
    for pk, owner, fingerprint, seq, replaces in _look_for(size).rows(*given):
        if pk in wanted:
            before.taken[pk] = Kept(owner == person_id, fingerprint, seq)
        if owner == person_id:
            before.last = max(before.last, seq)
            before.has_heirs |= replaces in touched
    return before


def _filled(ids: set[UUID], size: int) -> list[UUID]:
    """So many ids; to ask for one twice changes nothing."""
    return [*ids, *[next(iter(ids))] * (size - len(ids))]


@cache
def _look_for(size: int) -> Prepared:
    """These events themselves, one that names any of them, and the newest one of the person.

    The same person twice: a prepared query has each of its values once.
    """

    def query(*given: UUID) -> QuerySet[Any, tuple[Any, ...]]:
        wanted, (person, *touched), same = given[:size], given[size:-1], given[-1]
        heir = EventRecord.objects.filter(person_id=person, replaces__in=touched).values("pk")[:1]
        newest = EventRecord.objects.filter(person_id=same).order_by("-seq").values("pk")[:1]
        found = EventRecord.objects.filter(
            Q(pk__in=wanted) | Q(pk=Subquery(heir)) | Q(pk=Subquery(newest))
        )
        return found.values_list("pk", "person_id", "fingerprint", "seq", "replaces")

    return Prepared(query, [UUID] * (2 * size + 2), most=size + 2)


def append(
    person_id: UUID, events: Iterable[tuple[Event, str]], *, last: int, at: datetime
) -> None:
    """Add events with their fingerprints, counted on from `last`. Callers hold the lock."""
    rows = (
        (seq, fingerprint, *_of_event(event))
        for seq, (event, fingerprint) in enumerate(events, start=last + 1)
    )
    same = {"person_id": person_id, "received_at": at}
    EVENTS.add(same, ("seq", "fingerprint", *OF_EVENT), rows)


NEWEST = Prepared(
    lambda person_id: (
        EventRecord.objects.filter(person_id=person_id).order_by("-seq").values_list("seq")
    ),
    [UUID],
)


def newest_seq(person_id: UUID) -> int:
    """How far the log of a person goes; 0 where it is empty."""
    found = NEWEST.first(person_id)
    return found[0] if found else 0


def after(person_id: UUID, seq: int, most: int) -> list[tuple[int, Event]]:
    """The next events of the log with their places, in order."""
    rows = EventRecord.objects.filter(person_id=person_id, seq__gt=seq).order_by("seq")
    found: Iterable[Mapping[str, Any]] = rows.values("seq", *OF_EVENT)[:most]
    return [
        (row["seq"], Event.model_construct(**{name: row[name] for name in OF_EVENT}))
        for row in found
    ]


def stands_at(person_id: UUID, event_id: UUID, seq: int) -> bool:
    """Whether this event is at this place of the log: false in a log that was put back."""
    return EventRecord.objects.filter(person_id=person_id, pk=event_id, seq=seq).exists()


def named_by(person_id: UUID, ids: Iterable[UUID]) -> list[Event]:
    """Events that replace one of these."""
    return _events(Q(person_id=person_id, replaces__in=list(ids)))


def by_ids(person_id: UUID, ids: Iterable[UUID]) -> list[Event]:
    """This person's events of these ids."""
    return _events(Q(person_id=person_id, pk__in=list(ids)))


def of_days(person_id: UUID, days: Iterable[date]) -> list[Event]:
    """Everything of these days, and every event elsewhere that decides what of it stands."""
    day_events = _events(Q(person_id=person_id, local_date__in=list(days)))
    named = {event.id for event in day_events}
    named |= {event.replaces for event in day_events if event.replaces}
    return [*day_events, *(named_by(person_id, named) if named else ())]


def all_of(person_id: UUID) -> list[Event]:
    """The whole log of a person."""
    return _events(Q(person_id=person_id))


def of_day(person_id: UUID, on: date, kinds: Iterable[str]) -> list[Event]:
    """The day's events of some kinds, as they were told."""
    return _events(Q(person_id=person_id, local_date=on, kind__in=list(kinds)))


def between(person_id: UUID, first: date, last: date, kinds: Iterable[str]) -> list[Event]:
    """Events of some kinds in a stretch of days, as they were told."""
    stretch = Q(person_id=person_id, local_date__range=(first, last))
    return _events(stretch & Q(kind__in=list(kinds)))


def items_by_session(person_id: UUID, first: date, last: date) -> dict[UUID, set[str]]:
    """The practices of which the sessions of some days did a step, by session."""
    steps = EventRecord.objects.filter(
        person_id=person_id, local_date__range=(first, last), kind__in=("step_done", "step_stopped")
    )
    found: dict[UUID, set[str]] = {}
    for session, item in steps.values_list("entity", "payload__item").distinct():
        found.setdefault(session, set()).add(item)
    return found


def of_kinds(person_id: UUID, kinds: Iterable[str]) -> list[Event]:
    """All events of some kinds, as they were told."""
    return _events(Q(person_id=person_id, kind__in=list(kinds)))


def newest(person_id: UUID, kind: str, most: int) -> list[Event]:
    """The newest events of a kind with all that corrects them, as they were told."""
    rows = EventRecord.objects.filter(person_id=person_id, kind=kind)
    newest_first = rows.order_by("-local_date", "-occurred_at")[:most]
    found = [Event.model_construct(**row) for row in newest_first.values(*OF_EVENT)]
    named = {event.id for event in found} | {e.replaces for e in found if e.replaces}
    return [*found, *(named_by(person_id, named) if named else ())]


def people_with_events() -> Iterator[UUID]:
    """Everybody whose log is not empty."""
    yield from EventRecord.objects.order_by().values_list("person_id", flat=True).distinct()


def _events(which: Q) -> list[Event]:
    rows: Iterable[Mapping[str, Any]] = EventRecord.objects.filter(which).values(*OF_EVENT)
    # What is stored was checked when it came in.
    return [Event.model_construct(**row) for row in rows]
