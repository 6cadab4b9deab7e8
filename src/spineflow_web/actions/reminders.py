"""Reminders: who may have them, when something waits, and by which address a calendar reads it."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from spineflow.knowledge.push_service import PushService, service_of
from spineflow.planning.day_plan import DayPlan
from spineflow.planning.week import plan_week
from spineflow.vocabulary.timing import minute_of_day, minutes_of
from spineflow_web.actions import planning
from spineflow_web.actions.offers import week_ahead
from spineflow_web.actions.rescreen import why_due
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.since_shown import since_shown
from spineflow_web.actions.so_far import day_of
from spineflow_web.store import people, plans, reminders, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.reminders import Reminding, Subscription
from spineflow_web.store.write_gate import writing

LATEST = timedelta(minutes=15)
"""A reminder that is later than this helps nobody: it is left out."""


class NotAllowed(Exception):
    """The owner has not allowed push, or the host is on no list."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A planned sitting: nothing but which one it is, when it starts, and how long it takes."""

    on: date
    sitting: str
    starts: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody to be reminded now, and where."""

    person_id: UUID
    subscriptions: tuple[Subscription, ...]


def push_service_of(endpoint: str) -> PushService | None:
    """The listed service behind an endpoint; None for anything but https on its usual port."""
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme != "https" or port not in (None, 443) or parts.username is not None:
        return None
    return service_of(catalogue().push_services.values(), (parts.hostname or "").lower())


def subscribe(person: KnownPerson, endpoint: str, *, now: datetime) -> PushService:
    """Remind this browser from now on; NotAllowed before anything is kept."""
    service = push_service_of(endpoint)
    if service is None:
        raise NotAllowed
    with writing():
        people.hold(person.id)
        if not reminders.is_push_allowed():
            raise NotAllowed
        reminders.subscribe(person.id, endpoint, now)
        reminders.change(person.id, told_until=now)
    return service


def end_in_browser(account_id: UUID, hashes: Collection[str]) -> None:
    """Who signs out of a browser is reminded there no more, by whichever of these it was known."""
    if hashes:
        with writing():
            reminders.unsubscribe_browsers(account_id, hashes)


def unsubscribe(person: KnownPerson) -> None:
    """No browser of this person is reminded any more."""
    with writing():
        reminders.unsubscribe_all(person.id)


def allow_push(allowed: bool, *, now: datetime) -> None:
    """The owner's decision for the house."""
    with writing():
        reminders.allow_push(allowed, now)


def keep_quiet_hours(
    person: KnownPerson, told: Mapping[str, str], shown: Mapping[str, Any] | None = None
) -> None:
    """When this person is never reminded: `quiet_from` and `quiet_until`, but for what a page only
    repeats of what it had `shown`. The same time twice stands for no quiet hours."""
    with writing():
        people.hold(person.id)
        stands = asdict(reminders.reminding_of(person.id))
        if changed := since_shown(told, shown or {}, stands):
            reminders.change(person.id, **changed)


def snooze(person: KnownPerson, until: datetime | None) -> None:
    """No reminder before this time; None takes a snooze back."""
    with writing():
        reminders.change(person.id, snoozed_until=until)


def make_feed(person: KnownPerson, *, now: datetime) -> str:
    """A new secret for the calendar's address, told this once; the old address ends."""
    secret = secrets.token_urlsafe(32)
    with writing():
        hashed = reminders.hash_of(secret)
        reminders.change(person.id, feed_hash=hashed, feed_made_at=now)
    return secret


def end_feed(person: KnownPerson) -> None:
    """The calendar's address leads nowhere from now on."""
    with writing():
        reminders.change(person.id, feed_hash=None, feed_made_at=None)


def waiting(person: KnownPerson, now: datetime, days: int) -> list[Waiting]:
    """What is planned from today on, in order; nothing of it is saved.

    Nothing waits while the gate is closed or questions are due: planning itself gives no day then.
    `now` is the time where the person is.
    """
    on, screened = now.date(), current_screening(person, now.date())
    if screened is None or not screened.is_settled or why_due(person, screened, on):
        return []
    saved = plans.current(person.id, on)
    planned: list[DayPlan | None]
    done: frozenset[str] = frozenset()
    if saved is not None and planning.stands(saved, screened):
        told = summaries.of_day(person.id, saved.on)
        done = frozenset((*told.finished, *told.stopped))
        today = day_of(saved) if saved.plan["plan"] else None
        planned = [today, *(week_ahead(person, screened, saved, days - 1) if days > 1 else ())]
    else:
        request = planning.request_for(person, screened, on)
        found = plan_week(request, catalogue().planning, days)
        planned = [day if isinstance(day, DayPlan) else None for day in found]
    zone = ZoneInfo(person.time_zone)
    return [
        Waiting(day.on, each.id, _at(day.on, each.starts, zone), -(-each.seconds // 60))
        for day in planned
        if day is not None
        for each in day.sittings
        if each.uses_minutes and not (day.on == on and each.id in done)
    ]


def due_now(now: datetime) -> list[Due]:
    """Who is to be reminded at this moment. Each time is given once, whatever becomes of it."""
    if not reminders.is_push_allowed():
        return []
    found = (_due(person_id, now) for person_id in reminders.people_with_browsers())
    return [each for each in found if each is not None]


def _due(person_id: UUID, now: datetime) -> Due | None:
    person, wishes = people.by_id(person_id), reminders.reminding_of(person_id)
    if person is None:
        return None
    here, since = now.astimezone(ZoneInfo(person.time_zone)), wishes.told_until or now
    passed = [each.starts for each in waiting(person, here, 1) if since < each.starts <= now]
    if not passed:
        return None
    with writing():
        people.hold(person_id)
        if reminders.reminding_of(person_id).told_until != wishes.told_until:
            return None  # somebody else was faster
        reminders.change(person_id, told_until=now)
    if max(passed) < now - LATEST or is_quiet(wishes, here):
        return None
    return Due(person_id, tuple(reminders.subscriptions(person_id)))


def is_quiet(wishes: Reminding, here: datetime) -> bool:
    """Whether a person wants no reminder at this time of theirs."""
    if wishes.snoozed_until is not None and here < wishes.snoozed_until:
        return True
    first, last = minutes_of(wishes.quiet_from), minutes_of(wishes.quiet_until)
    minute = minute_of_day(here)
    if first <= last:
        return first <= minute < last
    return minute >= first or minute < last


def _at(on: date, minutes: int, zone: ZoneInfo) -> datetime:
    """A time of a date where the person is; minutes past midnight run into the next date."""
    days, minute = divmod(minutes, 24 * 60)
    return datetime.combine(on + timedelta(days=days), time(*divmod(minute, 60)), zone)
