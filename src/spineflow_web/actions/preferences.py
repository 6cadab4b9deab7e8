"""Saying what one thinks of a practice."""

from datetime import datetime
from uuid import UUID

from spineflow_web.store import people, preferences
from spineflow_web.store.preferences import Said
from spineflow_web.store.write_gate import writing


def say_about(person_id: UUID, practice: str, said: Said | None, *, now: datetime) -> None:
    """Keep it, or take back what was said. Plans made from now on read it; today's stands."""
    with writing():
        people.hold(person_id)
        preferences.prefer(person_id, practice, said, now)
