"""Which events stand, once corrections are read.

An event falls as soon as another one of the same person names it. Of several that name the same
one, an edit beats a void and the later edit wins: two devices that corrected the same entry must
not leave two entries behind, and what a person wrote is not lost to a tap on *undo* elsewhere.
Nothing here depends on the order in which events arrived.
"""

from collections.abc import Iterable
from uuid import UUID

from spineflow.records.event import CORRECTION, Event


def standing(events: Iterable[Event]) -> list[Event]:
    """The events that count, each once, by time and id."""
    known = {event.id: event for event in events}
    heirs: dict[UUID, Event] = {}
    for event in known.values():
        if event.replaces is not None:
            rival = heirs.get(event.replaces)
            heirs[event.replaces] = event if rival is None else max(rival, event, key=_rank)
    kept = [
        event
        for event in known.values()
        if event.kind != CORRECTION
        and event.id not in heirs
        and (event.replaces is None or heirs[event.replaces] is event)
    ]
    return sorted(kept, key=lambda event: (event.occurred_at, event.id))


def _rank(event: Event) -> tuple[bool, object, UUID]:
    return event.kind != CORRECTION, event.occurred_at, event.id
