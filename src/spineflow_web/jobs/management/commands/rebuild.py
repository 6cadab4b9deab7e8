"""`python3 run.py rebuild [--check]`"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from spineflow_web.actions.recording import differences, people_with_records, rebuild


class Command(BaseCommand):
    help = "Make the day summaries again from the events. Nothing that happened is changed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only count what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        people = people_with_records()
        if options["check"]:
            wrong = sum(len(differences(person)) for person in people)
            self.stdout.write(f"{wrong} differences")
            if wrong:
                raise CommandError("The summaries differ. To mend them: python3 run.py rebuild")
        else:
            mended = sum(rebuild(person) for person in people)
            self.stdout.write(f"{mended} days mended")
