"""What becomes of an alarm when answers change, and what the person tells about it (ADR 0009)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from spineflow.screening.alarm import Alarm, correctable, standing, stopping
from spineflow.screening.evaluate import screen
from spineflow.screening.question import UNSURE
from spineflow.screening.questionnaire import applicable, next_screen, settled_stops
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.store import alarms, screening
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

NOBODY = frozenset({"nobody_gone", "nobody_still"})
"""Words for "nobody has examined me"; then at most the hold plan opens."""
MISTAKE, RE_SCREEN = "mistake", "re_screen"
NOT_MEANT = "not_meant"
"""Words were read as a sign, and the person said no to their question: nobody made a mistake."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The alarm behind a screening; without an id where content alone has raised it since."""

    alarm: Alarm
    id: UUID | None = None
    examined_by: str = ""

    @classmethod
    def of(cls, screened: Screened | None, on: date) -> Standing | None:
        """The alarm that stands, stored or not; None while nothing is stopped.

        One that content alone has raised, and that nobody was told of, is an alarm of today, `on`.
        """
        if screened is None:
            return None
        if screened.alarm is not None:
            known = screened.alarm
            return cls(known.alarm, known.id, known.examined_by)
        disposition = screened.outcome["disposition"]
        if disposition is None or not Disposition(disposition).stops_everything:
            return None
        if not screened.is_settled:
            return None
        fired = stopping(catalogue().safety, screened.outcome["fired"])
        return cls(Alarm(on, Disposition(disposition), fired))


@dataclass(frozen=True, slots=True)
class After:
    """The alarm after a change: what stands, under which id, and what nobody has examined."""

    standing: Alarm | None = None
    id: UUID | None = None
    left: tuple[str, ...] = ()


def corrected_by(
    person: KnownPerson, before: Screened | None, given: Mapping[str, Any], on: date
) -> frozenset[str]:
    """Questions that these answers take back as a mistake: certain, other than before, allowed."""
    stands = Standing.of(before, on)
    if before is None or stands is None:
        return frozenset()
    allowed = mistakes_open(person, stands, on)
    return frozenset(
        key
        for key, told in given.items()
        if key in allowed and told not in (UNSURE, before.answers.get(key))
    )


def mistakes_open(person: KnownPerson, stands: Standing, on: date) -> frozenset[str]:
    """Questions that may be answered again as a mistake today."""
    used = alarms.corrected_on(person.id, on)
    return correctable(catalogue().safety, stands.alarm, on, used)


def alarm_after(
    person: KnownPerson,
    before: Screened | None,
    draft: Mapping[str, Any],
    on: date,
    now: datetime,
    *,
    corrected: frozenset[str],
    heard: frozenset[str],
    is_full: bool,
) -> After:
    """Carry an alarm over a change of answers, raise a new one, or end it; and store that."""
    stands, now_stops = Standing.of(before, on), stops(draft)
    old = stands.alarm if stands else None
    if old is not None:
        old = replace(old, corrected=old.corrected | corrected)
    left = () if old is None or is_full else standing(catalogue().safety, old, now_stops)
    fired = tuple(dict.fromkeys((*left, *now_stops)))
    if fired:
        alarm = _raised(old, fired, now_stops, on, is_full or _is_later(person, old))
        return After(alarm, _keep(person, stands, alarm, on))
    if stands is None or old is None:
        return After()
    if stands.id is not None:
        by = RE_SCREEN if is_full else NOT_MEANT if old.corrected <= heard else MISTAKE
        alarms.end(person.id, stands.id, old, by=by, at=now)
    nobody = is_full and stands.examined_by in NOBODY
    return After(left=old.fired if nobody else ())


def is_untold(screened: Screened, on: date) -> bool:
    """Whether content has come to stop this person, and nobody has told them so yet: then the
    alarm has no row, and no day from which the way back counts."""
    stands = Standing.of(screened, on)
    return stands is not None and stands.id is None


def tell_examined(person: KnownPerson, screened: Screened, by: str, on: date) -> None:
    """Who has examined the person."""
    stands = Standing.of(screened, on)
    if stands is not None and stands.id is not None:
        alarms.tell_examined(person.id, stands.id, by, on)


def stops(draft: Mapping[str, Any]) -> tuple[str, ...]:
    """Rules that stop everything by answers that are all given."""
    safety = catalogue().safety
    asked = applicable(safety, draft)
    fired = screen(safety, asked).fired
    if next_screen(safety, draft) is None:
        return stopping(safety, fired)
    return settled_stops(safety, draft, fired)


def _is_later(person: KnownPerson, old: Alarm | None) -> bool:
    """Whether the answers are those of a round that began after the alarm's day."""
    began = screening.round_of(person.id)
    return old is not None and began is not None and began > old.on


def _raised(
    old: Alarm | None, fired: tuple[str, ...], stops: tuple[str, ...], on: date, is_later: bool
) -> Alarm:
    """The alarm as it stands now. What is said anew, on another day or by another rule, counts
    from today."""
    rules = catalogue().safety.rules
    found = [rules[rule].disposition for rule in fired if rule in rules]
    worst = max(
        [*found, *([old.disposition] if old and not found else [])], key=lambda each: each.severity
    )
    if old is None:
        return Alarm(on, worst, fired)
    is_new = bool(set(stops) - set(old.fired)) or (is_later and bool(stops))
    return replace(old, on=on if is_new else old.on, disposition=worst, fired=fired)


def _keep(person: KnownPerson, stands: Standing | None, alarm: Alarm, on: date) -> UUID:
    if stands is None or stands.id is None:
        return alarms.raise_alarm(person.id, alarm, by_content=stands is not None)
    again = alarm.on != stands.alarm.on
    alarms.change(person.id, stands.id, alarm, raised_again=again)
    return stands.id
