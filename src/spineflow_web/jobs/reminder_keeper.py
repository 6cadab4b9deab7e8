"""Looks twice a minute whether somebody is to be reminded, and does it.

A thread of the web worker, as the planner's keeper is. It imports what sends only when there is
somebody to send to: while nobody turned push on, it asks the database one question and waits.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from spineflow_web.actions.reminders import due_now
from spineflow_web.store import reminders
from spineflow_web.store.write_gate import writing

LOOK_S = 30.0
log = logging.getLogger("spineflow.reminders")


class Sends(Protocol):
    """Sends one empty message; False where that browser is gone."""

    def send(self, endpoint: str, now: datetime) -> bool: ...


def own_sender() -> Sends:
    """The real one, with the key of this house."""
    from spineflow_web.jobs.web_push import Sender

    return Sender(settings.DATA, settings.PUSH_CONTACT)


def remind(now: datetime, sender: Callable[[], Sends] = own_sender) -> int:
    """Send what is due; how many messages went out. A browser that is gone is forgotten."""
    sent = 0
    for due in due_now(now):
        for each in due.subscriptions:
            if sender().send(each.endpoint, now):
                sent += 1
                continue
            with writing():
                reminders.unsubscribe(each.id)
    return sent


class ReminderKeeper(threading.Thread):
    """One per web worker; each time is claimed in the database, so two would not remind twice."""

    def __init__(self) -> None:
        super().__init__(name="reminder-keeper", daemon=True)
        self._ended = threading.Event()

    def run(self) -> None:
        """Look, wait, and again."""
        while not self._ended.wait(LOOK_S):
            try:
                close_old_connections()
                remind(timezone.now())
            except DatabaseError:
                continue  # a restore, a lock: the next look will tell
            except Exception as problem:
                # One person's odd row must not end everybody's reminders.
                log.error("Reminders failed: %s", type(problem).__name__)

    def end(self) -> None:
        """No more looks."""
        self._ended.set()
        self.join(timeout=5)
