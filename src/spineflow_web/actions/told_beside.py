"""What was told beside the plan moves the rest of the day, whatever form or device told it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from spineflow.records.event import CORRECTION, Event
from spineflow_web.actions import planning
from spineflow_web.actions.recording import keep
from spineflow_web.actions.reopen import reopen
from spineflow_web.actions.second_look import to_ask
from spineflow_web.store import people, plans, records
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing

MOVING = frozenset({"walk_done", "activity_done", "warmth_had", "massage_had"})
"""Kinds that planning reads as done today: a walk shortens the walk that is left, warmth and
rolling count for the rules that space them."""


class Kept(NamedTuple):
    """What followed from an entry: the safety questions it opened, and whether the rest of today
    was planned anew."""

    asked: tuple[str, ...] = ()
    replanned: bool = False


def keep_beside(
    person: KnownPerson, screened: Screened, events: Sequence[Event], *, now: datetime
) -> Kept:
    """Keep what was told by hand, and open what it asks: both or neither. Where something is asked,
    the day is planned once that is answered."""
    on = now.date()
    with writing():
        asked = to_ask(person, events)
        reopen(person, asked, on=on, now=now)
        keep(person.id, events, now=now)
    if asked or not moves_day(person, events, on):
        return Kept(asked)
    return Kept(replanned=plan_rest_anew(person, screened, on=on, now=now))


def moves_day(person: KnownPerson, events: Iterable[Event], on: date) -> bool:
    """Whether one of these events tells such a thing of a date, or takes it back."""
    told = [event for event in events if event.kind in (*MOVING, CORRECTION)]
    named = {event.replaces for event in told if event.replaces}
    before = records.by_ids(person.id, named) if named else []
    return any(each.kind in MOVING and each.local_date == on for each in (*told, *before))


def plan_rest_anew(person: KnownPerson, screened: Screened, *, on: date, now: datetime) -> bool:
    """A new plan from now on where one stands already; whether one did. Where the screening has
    changed since, the next visit plans anew by itself. No news is made of it: what was done is not
    "left out"."""
    with writing():
        people.hold(person.id)
        saved = plans.current(person.id, on)
        if saved is None or not planning.stands(saved, screened):
            return False
        planning.replan(person, screened, on=on, now=now)
    return True
