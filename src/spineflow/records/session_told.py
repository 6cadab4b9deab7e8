"""What is known of each session, gathered from its events: how it ended and how the back was.

The events of one session share its entity. What is told on the next morning names the last session
of the day before and speaks for all sessions of that day.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from spineflow.records.event import Event
from spineflow.records.payload import (
    AdverseEvent,
    PainRated,
    Payload,
    QuickCheck,
    SessionFinished,
    SessionStarted,
    SessionStopped,
    SignsSeen,
)
from spineflow.records.standing import standing

ENDS = ("session_finished", "session_stopped")
"""The kinds that end a session."""
OUTLINE = (
    "quick_check", "session_started", *ENDS,
    "pain_rated", "signs_seen", "adverse_event", "correction",
)  # fmt: skip
"""The kinds that tell how a session went; the steps beside them tell what was done in it."""

Effect = Literal["carry_on", "ease_off", "stop"]
STRICTNESS: dict[Effect, int] = {"carry_on": 0, "ease_off": 1, "stop": 2}


@dataclass(slots=True)
class SessionTold:
    """One session. Pain from 0 to 10, None where it was not told."""

    session: UUID
    sitting: str
    on: date
    at: datetime
    """When it was first heard of, in UTC."""
    ended: Literal["finished", "stopped"] | None = None
    before: int | None = None
    after: int | None = None
    next_morning: int | None = None
    signs: tuple[str, ...] = ()
    effect: Effect = "carry_on"
    went_wrong: bool = False

    @property
    def was_fine(self) -> bool:
        """Whether nothing asked to ease off or to stop, and nothing went wrong."""
        return self.effect == "carry_on" and not self.went_wrong


def sessions_told(events: Iterable[Event]) -> list[SessionTold]:
    """Every session that was begun or told, oldest first; a check that stopped it is none."""
    kept = [event for event in standing(events) if event.kind in OUTLINE]
    by_session: dict[UUID, list[Event]] = defaultdict(list)
    for event in kept:
        by_session[event.entity].append(event)
    found = [
        told for session, own in by_session.items() if (told := _gather(session, own)) is not None
    ]
    mornings = {told.on: told.next_morning for told in found if told.next_morning is not None}
    for told in found:
        told.next_morning = mornings.get(told.on)
    return sorted(found, key=lambda told: (told.at, told.session))


def _gather(session: UUID, events: list[Event]) -> SessionTold | None:
    payloads = [event.said() for event in events]
    told: SessionTold | None = None
    for event, said in zip(events, payloads, strict=True):
        match said:
            case QuickCheck() if not said.yes:
                told = told or _new(session, said.sitting, event)
            case SessionStarted() | SessionFinished() | SessionStopped():
                told = told or _new(session, said.sitting, event)
    if told is not None:
        for said in payloads:
            _add(told, said)
    return told


def _new(session: UUID, sitting: str, event: Event) -> SessionTold:
    return SessionTold(session, sitting, event.local_date, event.occurred_at)


def _add(told: SessionTold, said: Payload) -> None:
    match said:
        case SessionFinished():
            told.ended = "finished"
        case SessionStopped():
            told.ended = "stopped"
        case PainRated(when="before", pain=pain):
            told.before = pain
        case PainRated(when="after", pain=pain):
            told.after = pain
        case PainRated(when="next_morning", pain=pain):
            told.next_morning = pain
        case SignsSeen(signs=signs, effect=effect):
            told.signs = tuple(dict.fromkeys([*told.signs, *signs]))
            told.effect = max(told.effect, effect, key=lambda each: STRICTNESS[each])
        case AdverseEvent():
            told.went_wrong = True
