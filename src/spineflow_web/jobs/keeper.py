"""Keeps the planner process beside the server: there while it has something to do, not before.

The solver costs some 150 MB and seconds of start, so nobody pays for it at the start of the server
or while nothing is planned. A thread of the web worker looks now and then whether there is a plan
nobody has bettered; it never imports the solver itself. A planner that dies is started again, later
each time; the plans made at once stand all the while.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from spineflow_web.store import plans

LOOK_S = 5.0
"""Seconds between two looks; the first one waits as long, so that the server answers first."""
IDLE_S = 60
"""Seconds without work after which the planner process ends."""
PATIENCE_S = 2.0
LONGEST_PATIENCE_S = 300.0
log = logging.getLogger("spineflow.planner")


class PlannerKeeper(threading.Thread):
    """One per web worker; two planners would do no harm, only the same work."""

    def __init__(self) -> None:
        super().__init__(name="planner-keeper", daemon=True)
        self._ended = threading.Event()
        self._died = 0

    def run(self) -> None:
        """Look, start, wait for the end, and again."""
        seen: UUID | None = None
        while not self._ended.wait(LOOK_S):
            newest = self._newest()
            if newest is None or newest == seen:
                continue
            if self._plan() == 0:
                self._died, seen = 0, self._newest()
            elif not self._ended.is_set():
                self._died += 1
                log.warning("The planner process ended early; it is started again.")
                self._ended.wait(min(PATIENCE_S * 2**self._died, LONGEST_PATIENCE_S))

    def end(self) -> None:
        """No more planner; the one that runs ends as well."""
        self._ended.set()
        self.join(timeout=5)

    def _newest(self) -> UUID | None:
        try:
            close_old_connections()
            return plans.newest_unproven(timezone.now().date() - timedelta(days=1))
        except DatabaseError:
            return None  # a restore, a lock: the next look will tell

    def _plan(self) -> int:
        command = [sys.executable, "-m", "spineflow_web.manage", "planner", "--idle", str(IDLE_S)]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
            while process.poll() is None:
                if self._ended.wait(0.5):
                    process.terminate()
            return process.returncode
