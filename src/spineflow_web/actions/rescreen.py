"""Whether all questions are due again, and what the person does about it."""

from datetime import date, datetime

from spineflow.screening.rescreen import LastAsked, due
from spineflow_web.actions import planning
from spineflow_web.actions.alarm import Standing, tell_examined
from spineflow_web.actions.screen_anew import screen_anew
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.screening_round import begin_round
from spineflow_web.store import alarms, asides, people, presence
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened, round_of
from spineflow_web.store.write_gate import writing


def why_due(person: KnownPerson, screened: Screened, on: date) -> tuple[str, ...]:
    """Ids of the reasons for a full re-screen; empty while none is due.

    The days of presence are looked up only once an absence is possible at all.
    """
    content = catalogue()
    limits = content.safety.limits
    full_on = screened.full_on or screened.on
    away = [
        limits[rule.limit].span for rule in content.due_rules if rule.kind == "away" and rule.limit
    ]
    may_be_away = any(on - full_on >= span for span in away)
    seen = presence.days_seen(person.id, full_on, on) if may_be_away else frozenset()
    return due(content.due_rules, limits, LastAsked(full_on, screened.news, seen), on)


def note_visit(person: KnownPerson, on: date) -> None:
    """Keep that the person was here on this date."""
    with writing():
        presence.note_visit(person.id, on)


def start_again(person: KnownPerson, *, examined_by: str = "", on: date, now: datetime) -> bool:
    """The person starts to answer everything again; after an alarm they say who examined them.

    False on the day of the alarm itself.
    """
    with writing():
        people.hold(person.id)
        if not begin_round(person, on=on, now=now):
            return False
        screened = current_screening(person, on)
        if screened is not None and examined_by:
            tell_examined(person, screened, examined_by, on)
    return True


def asks_who_examined(screened: Screened | None, on: date) -> bool:
    """Whether something stopped this person, so that they are asked who has seen to it."""
    return Standing.of(screened, on) is not None


def got_help(person: KnownPerson, screened: Screened, answer: str) -> None:
    """What they said to "did you get help?"; the first answer stands."""
    if screened.alarm is not None:
        with writing():
            alarms.tell_help(person.id, screened.alarm.id, answer)


def was_examined(person: KnownPerson, by: str, *, on: date, now: datetime) -> None:
    """Somebody has examined them since: nothing is held back for that any more."""
    with writing():
        people.hold(person.id)
        alarms.tell_examined_late(person.id, by, on)
        screen_anew(person, on=on, now=now, is_examined=True)


def content_seen(person: KnownPerson, *, on: date, now: datetime) -> None:
    """What changed with the content was read: the outcome by today's content is the stored one."""
    with writing():
        people.hold(person.id)
        screen_anew(person, on=on, now=now)


def put_aside(
    person: KnownPerson,
    screened: Screened,
    prompt: str,
    until: date,
    *,
    on: date,
    now: datetime,
) -> None:
    """Let a routine prompt stay away until a date; today's plan, which holds them, follows."""
    with writing():
        people.hold(person.id)
        asides.put_aside(person.id, prompt, until)
        planning.replan_if_planned(person, screened, on=on, now=now)


def is_on_the_way(person: KnownPerson, screened: Screened | None, on: date) -> bool:
    """Whether a round goes on that may end what stands now: it began on a later date."""
    began = round_of(person.id)
    stands = Standing.of(screened, on)
    return began is not None and (stands is None or began > stands.alarm.on)
