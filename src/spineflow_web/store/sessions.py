"""Sessions in the database: one query to read, a gated write only when something changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db.models import QuerySet
from django.utils import timezone

from spineflow_web.store.prepared import Prepared
from spineflow_web.store.write_gate import write_gate


class SessionStore(DatabaseSessions):
    """Django's database sessions, queueing for their writes like every other writer."""

    def load(self) -> dict[str, Any]:
        found = OPEN.first(self.session_key, timezone.now())
        if found is None:
            self._session_key = None  # made anew, so that nobody can choose a key for another
            return {}
        return self.decode(found[0])

    def save(self, must_create: bool = False) -> Any:
        with write_gate():
            return super().save(must_create)

    def delete(self, session_key: str | None = None) -> Any:
        with write_gate():
            return super().delete(session_key)


def _open(key: str, now: datetime) -> QuerySet[Any, Any]:
    sessions = SessionStore.get_model_class().objects
    return sessions.filter(session_key=key, expire_date__gt=now).values_list("session_data")


OPEN = Prepared(_open, [str, datetime])
