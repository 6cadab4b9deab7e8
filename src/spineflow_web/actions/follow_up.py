"""What follows from events that a device sent: the same as when a page is told them.

A device keeps what happened without asking, and may send it later. A sign to stop, a serious harm
or a yes in the quick check opens the safety questions all the same.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from spineflow.records.event import CORRECTION, Event
from spineflow.records.payload import AdverseEvent, QuickCheck, SignsSeen
from spineflow.sessions.adverse_event import OpenGate, after_harm
from spineflow.sessions.stop_rule import Stop, after_signs
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.actions.my_day import after_skips
from spineflow_web.actions.pain_map import asks_of_event
from spineflow_web.actions.pain_rise import ease_day, rose
from spineflow_web.actions.reopen import reopen
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.second_look import KINDS as SECOND_LOOKS
from spineflow_web.actions.second_look import to_ask
from spineflow_web.actions.session_end import note_shown_signs
from spineflow_web.actions.told_beside import MOVING, moves_day, plan_rest_anew
from spineflow_web.store import records
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

KINDS = frozenset(
    {"signs_seen", "adverse_event", "quick_check", "pain_rated", "pain_mapped", "session_finished"}
) | {*MOVING, *SECOND_LOOKS, CORRECTION}
"""Kinds of events from which something may follow."""


def follow_up(person: KnownPerson, ids: Iterable[UUID], *, on: date, now: datetime) -> None:
    """Open what these events, just kept, ask for; nothing where the gate stops all already."""
    events = [event for event in records.by_ids(person.id, ids) if event.kind in KINDS]
    events.sort(key=lambda event: (event.occurred_at, event.id))
    for event in events:
        if event.kind == "pain_rated":
            note_shown_signs(person, event, now=now)
    asked = [key for event in events for key in (*_asks(event), *asks_of_event(person, event))]
    asked += to_ask(person, events)
    rises = [event for event in events if event.kind == "pain_rated" and rose(person, event)]
    ended = any(e.kind == "session_finished" and e.local_date == on for e in events)
    moved = moves_day(person, events, on)
    screened = current_screening(person, on) if asked or rises or ended or moved else None
    if screened is None:
        return
    disposition = screened.outcome["disposition"]
    if disposition is not None and Disposition(disposition).stops_everything:
        return
    if rises and disposition is not None and not screened.under_age:
        ease_day(person, screened, on=on, now=now)
    elif moved and not asked and disposition is not None and not screened.under_age:
        plan_rest_anew(person, screened, on=on, now=now)
    if ended and not asked and disposition is not None and not screened.under_age:
        after_skips(person, screened, on=on, now=now)
    reopen(person, dict.fromkeys(asked), on=on, now=now)


def _asks(event: Event) -> tuple[str, ...]:
    """The questions that one event opens; ids that the content does not know open none."""
    content = catalogue()
    sessions, emergency = content.sessions, content.safety.emergency_keys
    match event.said():
        case SignsSeen(signs=signs):
            known_signs = [each for each in signs if each in sessions.signs]
            effect = after_signs(known_signs, sessions.signs, emergency)
            return effect.ask if isinstance(effect, Stop) else ()
        case AdverseEvent(what=what, severity=severity):
            harm, bad = sessions.harms.get(what), sessions.severities.get(severity)
            if harm is None or bad is None:
                return emergency
            result = after_harm(harm, bad, sessions.worst_severity, emergency)
            return result.ask if isinstance(result, OpenGate) else ()
        case QuickCheck(yes=yes):
            known = [sessions.quick_questions[e] for e in yes if e in sessions.quick_questions]
            first = [key for question in known for key in question.asks_again]
            return tuple(dict.fromkeys([*first, *emergency])) if yes else ()
    return ()
