"""Sessions in the database: one query to read, a gated write only when something changed."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from spineflow_web.store.write_gate import write_gate


class SessionStore(DatabaseSessions):
    """Django's database sessions, queueing for their writes like every other writer."""

    def save(self, must_create: bool = False) -> Any:
        with write_gate():
            return super().save(must_create)

    def delete(self, session_key: str | None = None) -> Any:
        with write_gate():
            return super().delete(session_key)
