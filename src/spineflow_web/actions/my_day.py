"""What a person changes in a day while they live it; the plan follows from now on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from uuid_utils.compat import uuid7

from spineflow.planning.explain.changes import Changes, changes
from spineflow.records.standing import standing
from spineflow_web.actions import planning
from spineflow_web.actions.recording import keep, new_event, undo
from spineflow_web.actions.so_far import day_of
from spineflow_web.actions.told_today import told_on
from spineflow_web.store import day_wishes, people, plans, records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.plans import SavedPlan
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing

TOLD_KINDS = ("step_done", "quick_check", "session_started", "session_finished", "correction")


class Replanned(NamedTuple):
    """The plan that holds now, and what in it is different; None where there was none before."""

    plan: SavedPlan
    changes: Changes | None


def replan(person: KnownPerson, screened: Screened, *, on: date, now: datetime) -> Replanned:
    """A new plan from now on, by what is known now."""
    before = plans.current(person.id, on)
    after = planning.replan(person, screened, on=on, now=now)
    return Replanned(after, _changes(before, after))


def wish(
    person: KnownPerson, screened: Screened, values: Mapping[str, Any], *, on: date, now: datetime
) -> Replanned:
    """Put fields of the day's wishes in place of what they were. The same wish twice is one."""
    with writing():
        people.hold(person.id)
        had = day_wishes.of_day(person.id, on)
        asked = replace(had, **values)
        saved = plans.current(person.id, on)
        if asked == had and saved is not None and planning.stands(saved, screened):
            return Replanned(saved, Changes())
        day_wishes.keep(person.id, on, asked, now)
    return replan(person, screened, on=on, now=now)


def want(
    person: KnownPerson, screened: Screened, item: str, *, wanted: bool, on: date, now: datetime
) -> Replanned:
    """Ask for a practice today, or take the wish back."""
    had = day_wishes.of_day(person.id, on)
    wants = had.wants | {item} if wanted else had.wants - {item}
    values = {"wants": wants, "skipped": had.skipped - {item} if wanted else had.skipped}
    return wish(person, screened, values, on=on, now=now)


def leave_out(
    person: KnownPerson, screened: Screened, item: str, *, on: date, now: datetime
) -> Replanned:
    """Not today; it does not come back on this date unless it is asked for."""
    had = day_wishes.of_day(person.id, on)
    values = {"skipped": had.skipped | {item}, "wants": had.wants - {item}}
    return wish(person, screened, values, on=on, now=now)


def keep_level(
    person: KnownPerson, screened: Screened, item: str, *, on: date, now: datetime
) -> Replanned:
    """No to a change of level."""
    had = day_wishes.of_day(person.id, on)
    return wish(person, screened, {"declined": had.declined | {item}}, on=on, now=now)


def done_elsewhere(
    person: KnownPerson,
    screened: Screened,
    sitting: str,
    item: Mapping[str, Any],
    *,
    on: date,
    now: datetime,
) -> Replanned:
    """Told as done without the guide; twice on a date is once."""
    saved = planning.todays_plan(person, screened, on=on, now=now)
    if told_done(person, sitting, item["item"], on):
        return Replanned(saved, Changes())
    seconds = _seconds(saved, sitting, item["item"])
    told = {"sitting": sitting, "step": 0, "item": item["item"], "kind": "move",
            "seconds": float(seconds)}  # fmt: skip
    keep(person.id, [new_event(person, "step_done", told, now=now, entity=uuid7())], now=now)
    return replan(person, screened, on=on, now=now)


def after_skips(
    person: KnownPerson, screened: Screened, *, on: date, now: datetime
) -> SavedPlan | None:
    """What was skipped in a session of a date leaves its plan, and its minutes go to the rest.

    None where nothing of the plan was. A plan without it is not made again.
    """
    saved = plans.current(person.id, on)
    if saved is None or not planning.stands(saved, screened):
        return None
    planned = {(s.id, item.item) for s in day_of(saved).sittings for item in s.items}
    if told_on(person, on).skipped.isdisjoint(planned):
        return None
    return planning.replan(person, screened, on=on, now=now, unasked=True)


def sore_day(person: KnownPerson, screened: Screened, *, on: date, now: datetime) -> Replanned:
    """Pain rose: the rest of the day is easier. A day on the road stays one by its place."""
    had = day_wishes.of_day(person.id, on)
    place = "travel" if had.kind == "travel" else had.place
    return wish(person, screened, {"kind": "sore", "place": place}, on=on, now=now)


def told_done(person: KnownPerson, sitting: str, item: str, on: date) -> UUID | None:
    """The entry by which an item was told as done without a session, while it stands."""
    day = standing(records.of_day(person.id, on, TOLD_KINDS))
    guided = {event.entity for event in day if event.kind != "step_done"}
    for event in day:
        named = event.payload.get("sitting"), event.payload.get("item")
        if event.kind == "step_done" and named == (sitting, item) and event.entity not in guided:
            return event.id
    return None


def not_done(
    person: KnownPerson, screened: Screened, sitting: str, item: str, *, on: date, now: datetime
) -> Replanned | None:
    """Take back what was told as done; None where nothing was."""
    event = told_done(person, sitting, item, on)
    if event is None or not undo(person, event, now=now):
        return None
    return replan(person, screened, on=on, now=now)


def _seconds(saved: SavedPlan, sitting: str, item: str) -> int:
    sessions = (each for each in day_of(saved).sittings if each.id == sitting)
    return next((i.seconds for s in sessions for i in s.items if i.item == item), 0)


def _changes(before: SavedPlan | None, after: SavedPlan) -> Changes | None:
    if before is None or before.content_version != catalogue().version:
        return None
    return changes(day_of(before), day_of(after))
