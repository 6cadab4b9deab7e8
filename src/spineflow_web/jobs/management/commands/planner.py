"""`python3 run.py planner [--once]`"""

from __future__ import annotations

import time
from functools import partial
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from spineflow_web.jobs.planner import better_plans

PAUSE_S = 2.0
LIMIT_S = 1.0
"""Nobody waits for it: four times what nearly every day needs."""


class Command(BaseCommand):
    help = "Better the plans of today and tomorrow, one at a time, until stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="go through them once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        from spineflow.planning.solve.best_plan import best_plan  # 100 MB: here and nowhere else

        planner = partial(best_plan, limit_s=LIMIT_S)
        tried: set[UUID] = set()
        while True:
            changed = better_plans(planner, tried, now=timezone.now())
            if options["once"]:
                self.stdout.write(f"{changed} plans bettered, {len(tried)} looked at")
                return
            close_old_connections()
            time.sleep(PAUSE_S)
