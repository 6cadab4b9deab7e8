"""What was told by hand and needs a second look: the safety questions it opens.

Like a mark on the map of pain it opens, and never answers (ADR 20): a yes that stands is left
alone, because asking again could only take it back.
"""

from collections.abc import Iterable

from spineflow.records.event import Event
from spineflow.records.payload import TherapistFound, WarmthHad
from spineflow_web.store import screening
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

KINDS = ("warmth_had", "therapist_found")


def questions_of(event: Event) -> tuple[str, ...]:
    """The questions behind one event; words that the content does not know open none."""
    sessions = catalogue().sessions
    match event.said():
        case WarmthHad(skin=skin) if skin in sessions.warm_skins:
            return sessions.warm_skins[skin].asks_again
        case TherapistFound(findings=findings):
            found = map(sessions.therapist_findings.get, findings)
            return tuple(key for each in found if each for key in each.asks_again)
    return ()


def to_ask(person: KnownPerson, events: Iterable[Event]) -> tuple[str, ...]:
    """Those of them that are not answered *yes* already, each once."""
    keys = list(dict.fromkeys(key for event in events for key in questions_of(event)))
    draft = screening.draft_of(person.id) if keys else {}
    return tuple(key for key in keys if draft.get(key) is not True)
