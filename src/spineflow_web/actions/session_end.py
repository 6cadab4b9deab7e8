"""How a session ended: what was noticed, how the back is after it and on the next morning."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from uuid_utils.compat import uuid7

from spineflow.records.event import Event
from spineflow.records.payload import AdverseEvent, PainRated, SignsSeen
from spineflow.records.session_told import OUTLINE, SessionTold, sessions_told
from spineflow.records.standing import standing
from spineflow.records.summary import DaySummary
from spineflow.sessions.stop_rule import CarryOn, EaseOff, Pain, Stop, after_signs, signs_in
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.reopen import reopen
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

Effect = Stop | EaseOff | CarryOn
RESTING = ("signs_seen", "adverse_event", "correction")
LOOK_BACK = timedelta(days=14)
"""How far back the last session may lie that still says whether things were fine."""


def tell_signs(
    person: KnownPerson, sitting: str, seen: Sequence[str], *, on: date, now: datetime
) -> Effect:
    """Keep what was noticed and do what follows: a stop opens the safety questions at once."""
    content = catalogue()
    effect = after_signs(seen, content.sessions.signs, content.safety.emergency_keys)
    # The questions are opened first: should the second step fail, the programme has stopped.
    if isinstance(effect, Stop):
        reopen(person, effect.ask, on=on, now=now)
    told = last_told(person, sitting, on=on)
    event = _signs(person, sitting, seen, effect, told, now)
    keep(person.id, [event], now=now)
    return effect


def rate_after(
    person: KnownPerson, sitting: str, pain: int, *, on: date, now: datetime
) -> tuple[str, ...]:
    """Keep the pain after a session; the signs that the two numbers show (A.7)."""
    told = last_told(person, sitting, on=on)
    entity = told.session if told else None
    rated = new_event(person, "pain_rated", {"when": "after", "pain": pain}, now=now, entity=entity)
    events = [rated]
    effect = _by_numbers(Pain(before=told.before if told else None, now=pain))
    if isinstance(effect, EaseOff):
        events.append(_signs(person, sitting, effect.because, effect, told, now))
    keep(person.id, events, now=now)
    return effect.because if isinstance(effect, EaseOff) else ()


def asks_about_morning(yesterday: DaySummary, today: DaySummary) -> bool:
    """Whether the day before had a session whose next morning was not told yet."""
    had_one = bool(yesterday.finished or yesterday.stopped) and bool(yesterday.of("before"))
    return had_one and not today.of("next_morning")


def rate_morning(person: KnownPerson, pain: int, *, on: date, now: datetime) -> tuple[str, ...]:
    """Keep how the back is on the morning after; the signs it shows against the day before.

    It is held against the lowest number of that day: the strictest reading of "higher than before".
    Nothing is kept where there was no session.
    """
    day = [each for each in _told(person, on - timedelta(days=1), on) if each.on < on]
    if not day:
        return ()
    last = day[-1]
    rated = {"when": "next_morning", "pain": pain}
    events = [new_event(person, "pain_rated", rated, now=now, entity=last.session)]
    lowest = min((each.before for each in day if each.before is not None), default=None)
    effect = _by_numbers(Pain(before=lowest, next_morning=pain))
    if isinstance(effect, EaseOff):
        events.append(_signs(person, last.sitting, effect.because, effect, last, now))
    keep(person.id, events, now=now)
    return effect.because if isinstance(effect, EaseOff) else ()


def note_shown_signs(person: KnownPerson, rated: Event, *, now: datetime) -> None:
    """Keep the signs that a number shows which a device told: as if a page had asked for it."""
    said = rated.said()
    if not isinstance(said, PainRated) or said.when not in ("after", "next_morning"):
        return
    day = _told(person, rated.local_date - timedelta(days=1), rated.local_date)
    own = next((each for each in day if each.session == rated.entity), None)
    if said.when == "after":
        effect = _by_numbers(Pain(before=own.before if own else None, now=said.pain))
    else:
        day = [each for each in day if own is not None and each.on == own.on]
        lowest = min((each.before for each in day if each.before is not None), default=None)
        effect = _by_numbers(Pain(before=lowest, next_morning=said.pain))
    if own is not None and isinstance(effect, EaseOff):
        keep(
            person.id,
            [_signs(person, own.sitting, effect.because, effect, own, now)],
            now=now,
        )


def last_told(person: KnownPerson, sitting: str, *, on: date) -> SessionTold | None:
    """The newest session of this sitting on a day, ended or not."""
    return next((e for e in reversed(_told(person, on, on)) if e.sitting == sitting), None)


def recent_sessions(person: KnownPerson, *, on: date) -> list[SessionTold]:
    """The sessions of the last two weeks, the newest first."""
    return _told(person, on - LOOK_BACK, on)[::-1]


def last_was_fine(person: KnownPerson, *, on: date) -> bool:
    """Whether the newest session that ended was fine; true for who has had none yet."""
    told = _told(person, on - LOOK_BACK, on)
    newest = next((each for each in reversed(told) if each.ended), None)
    return newest is None or newest.was_fine


def resting_signs(person: KnownPerson, *, on: date) -> list[tuple[str, str]]:
    """What ended this day for guided sessions: (message, topic) in the order it was told."""
    events = standing(records.of_day(person.id, on, RESTING))
    return list(dict.fromkeys(pair for event in events for pair in _rests(event)))


def _rests(event: Event) -> list[tuple[str, str]]:
    sessions = catalogue().sessions
    match event.said():
        case SignsSeen(signs=signs):
            found = [sessions.signs[each] for each in signs if each in sessions.signs]
            ending = [each for each in found if each.rests]
            return [(name, each.topic) for each in ending for name in each.messages]
        case AdverseEvent(what=what):
            harm = sessions.harms.get(what)
            return [(name, harm.topic) for name in harm.messages] if harm and harm.rests else []
    return []


def _by_numbers(pain: Pain) -> Effect:
    signs = catalogue().sessions.signs
    return after_signs(signs_in(pain, signs), signs, ())


def _signs(
    person: KnownPerson,
    sitting: str,
    seen: Sequence[str],
    effect: Effect,
    told: SessionTold | None,
    now: datetime,
) -> Event:
    words = {Stop: "stop", EaseOff: "ease_off", CarryOn: "carry_on"}
    payload = {"sitting": sitting, "signs": tuple(seen), "effect": words[type(effect)]}
    entity = told.session if told else uuid7()
    return new_event(person, "signs_seen", payload, now=now, entity=entity)


def _told(person: KnownPerson, first: date, last: date) -> list[SessionTold]:
    """How the sessions of some days went, oldest first; not what was done in them."""
    return sessions_told(records.between(person.id, first, last, OUTLINE))
