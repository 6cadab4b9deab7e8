"""`python3 run.py backup [FILE]`"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from spineflow_web.jobs.console import plain_sentences, sqlite_path
from spineflow_web.store.backup import copy_verified, stamp


class Command(BaseCommand):
    help = "Copy and verify the database. The secret key is not in it: it only signs sessions."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="where to; else the backups folder")

    def handle(self, *args: Any, **options: Any) -> None:
        database = sqlite_path()
        if not database.exists() or database.stat().st_size == 0:
            raise CommandError(f"There is no database at {database} yet.")
        given = options["file"]
        target = Path(given) if given else settings.DATA / "backups" / f"{stamp()}.sqlite3"
        if target.exists():
            raise CommandError(f"{target} exists. Choose another name.")
        if not target.parent.is_dir():
            raise CommandError(f"The folder {target.parent} is not there.")
        with plain_sentences():
            copy_verified(database, target)
        self.stdout.write(f"Backed up and verified: {target}")
