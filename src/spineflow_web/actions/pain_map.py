"""Telling where it hurts: kept as it is, and a mark that needs it asks its safety questions."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from spineflow.knowledge.pain_map import PainAsk
from spineflow.records.event import Event
from spineflow.records.payload import PainMapped
from spineflow.records.standing import standing
from spineflow.screening.pain_map import asks_of, questions_of
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.reopen import reopen
from spineflow_web.store import people, records, screening
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.write_gate import writing

KIND = "pain_mapped"
LOOKED_AT = 40
"""So many of the newest maps are read, corrected ones among them."""


class Opened(NamedTuple):
    """The questions that a map opened, and the rules of the content that opened them."""

    keys: tuple[str, ...] = ()
    because: tuple[PainAsk, ...] = ()


class ToldMap(NamedTuple):
    """One map that stands."""

    id: UUID
    on: date
    at: datetime
    """In UTC."""
    told: PainMapped


def maps_of(person_id: UUID, most: int) -> list[ToldMap]:
    """The newest maps that stand, newest first."""
    kept = standing(records.newest(person_id, KIND, LOOKED_AT))
    found = [_told(event) for event in kept if event.kind == KIND]
    return found[::-1][:most]


def tell_map(
    person: KnownPerson,
    told: PainMapped,
    *,
    corrects: UUID | None = None,
    on: date,
    now: datetime,
) -> Opened:
    """Keep a map, in place of an earlier one where it corrects it, and open what it asks. Both
    happen or neither: a mark that is kept but asked nothing would never ask."""
    with writing():
        people.hold(person.id)
        others = [each for each in maps_of(person.id, LOOKED_AT) if each.id != corrects]
        asks = asks_of_map(told, others[0].told if others else None)
        keys = to_ask(person, asks)
        if keys:
            reopen(person, keys, on=on, now=now)
        payload = told.model_dump(mode="json")
        keep(person.id, [new_event(person, KIND, payload, now=now, replaces=corrects)], now=now)
    return Opened(keys, tuple(rule for rule in asks if not set(keys).isdisjoint(rule.questions)))


def asks_of_map(told: PainMapped, before: PainMapped | None) -> tuple[PainAsk, ...]:
    """The rules of the content that a map sets off."""
    content = catalogue()
    return asks_of(content.pain_asks, content.leg_reaches, told, before)


def asks_of_event(person: KnownPerson, event: Event) -> tuple[str, ...]:
    """The questions that a map opens which a device has told; it may be older than others."""
    said = event.said()
    if not isinstance(said, PainMapped):
        return ()
    earlier = [
        each
        for each in maps_of(person.id, LOOKED_AT)
        if each.id not in (event.id, event.replaces) and each.at <= event.occurred_at
    ]
    return to_ask(person, asks_of_map(said, earlier[0].told if earlier else None))


def to_ask(person: KnownPerson, asks: tuple[PainAsk, ...]) -> tuple[str, ...]:
    """The questions of these rules, but for those answered *yes* already: asking again could only
    take a yes back."""
    keys = questions_of(asks)
    if not keys:
        return ()
    draft = screening.draft_of(person.id)
    return tuple(key for key in keys if draft.get(key) is not True)


def _told(event: Event) -> ToldMap:
    said = event.said()
    if not isinstance(said, PainMapped):
        raise TypeError(event.kind)
    return ToldMap(event.id, event.local_date, event.occurred_at, said)
