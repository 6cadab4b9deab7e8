"""`python3 run.py plan-tomorrow`"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand
from django.utils import timezone

from spineflow_web.jobs.planner import BATCH, plan_tomorrow


class Command(BaseCommand):
    help = "Plan tomorrow for everybody. Run it again after a stop: it goes on where it was."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        last: UUID | None = None
        planned, now = 0, timezone.now()
        while True:
            looked_at, count = plan_tomorrow(last, BATCH, now=now)
            planned += count
            if looked_at is None:
                break
            last = looked_at
        self.stdout.write(f"{planned} people have a plan for tomorrow")
