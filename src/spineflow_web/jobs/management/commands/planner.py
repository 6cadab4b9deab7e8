"""`python3 run.py planner [--once]`"""

from __future__ import annotations

import os
import time
from functools import partial
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from spineflow_web.jobs.planner import better_plans

PAUSE_S = 2.0
NICE = 10
"""Pages come first."""
LIMIT_S = 1.0
"""Nobody waits for it: four times what nearly every day needs."""


class Command(BaseCommand):
    help = "Better the plans of today and tomorrow, one at a time, until stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="go through them once and end")
        parser.add_argument(
            "--idle", type=float, help="end after so many seconds without work, or with its parent"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        from spineflow.planning.solve.best_plan import best_plan  # 100 MB: here and nowhere else

        os.nice(NICE)
        planner = partial(best_plan, limit_s=LIMIT_S)
        tried: set[UUID] = set()
        parent, worked_at, known = os.getppid(), time.monotonic(), 0
        while True:
            changed = better_plans(planner, tried, now=timezone.now())
            if options["once"]:
                self.stdout.write(f"{changed} plans bettered, {len(tried)} looked at")
                return
            if len(tried) > known:
                worked_at, known = time.monotonic(), len(tried)
            if options["idle"] is not None and (
                time.monotonic() - worked_at > options["idle"] or os.getppid() != parent
            ):
                return
            close_old_connections()
            time.sleep(PAUSE_S)
