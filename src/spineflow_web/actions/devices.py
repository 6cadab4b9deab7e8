"""What a device brings and takes: events in, with all that follows, and the log out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from spineflow.records.event import Event
from spineflow_web.actions.follow_up import KINDS, follow_up
from spineflow_web.actions.recording import Result, record
from spineflow_web.store import records
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.server_epoch import server_epoch
from spineflow_web.store.write_gate import writing


@dataclass(frozen=True, slots=True)
class Known:
    """What a device knows of the log: the last place it has read, the highest event it has seen
    there, and the life of the log all this is about. Nothing at all the first time."""

    after: int = 0
    epoch: str = ""
    seq: int = 0
    event: UUID | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The next events of the log. `restarted`: an older log was put back, so it begins anew."""

    epoch: str
    restarted: bool
    events: list[tuple[int, Event]]
    more: bool


def epoch() -> str:
    """The life of the log that devices see."""
    return server_epoch(settings.DATA)


def take_in(person: KnownPerson, told: Sequence[Any], *, now: datetime) -> list[Result]:
    """Keep what a device tells, and do what follows from it.

    Where something may follow, both happen or neither: a yes that is kept but opened nothing would
    be answered with "known already" the next time it is sent.
    """
    if not any(isinstance(each, dict) and each.get("kind") in KINDS for each in told):
        return record(person.id, told, now=now)
    with writing():
        results = record(person.id, told, now=now)
        news = [
            UUID(result.id)
            for each, result in zip(told, results, strict=True)
            if result.status == "accepted" and each["kind"] in KINDS
        ]
        if news:
            here = now.astimezone(ZoneInfo(person.time_zone))
            follow_up(person, news, on=here.date(), now=here)
    return results


def hand_out(person: KnownPerson, known: Known, most: int) -> Page:
    """The log from where the device stopped; from its beginning where the device is ahead of it."""
    name = epoch()
    restarted = bool(known.epoch) and known.epoch != name
    if known.event is not None and not restarted:
        restarted = not records.stands_at(person.id, known.event, known.seq)
    events = records.after(person.id, 0 if restarted else known.after, most + 1)
    return Page(name, restarted, events[:most], more=len(events) > most)
