"""`python3 run.py restore FILE`"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from spineflow_web.jobs.console import plain_sentences, server_stopped, sqlite_path
from spineflow_web.store.backup import restore_verified
from spineflow_web.store.known_migrations import known_migrations
from spineflow_web.store.safe_migrate import MARKER
from spineflow_web.store.server_epoch import renew_epoch


class Command(BaseCommand):
    help = "Put a backup back in place. The present database is kept beside it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        database = sqlite_path()
        with plain_sentences(), server_stopped():
            aside = restore_verified(Path(options["file"]), database, known_migrations())
        renew_epoch(database.parent)  # devices send again what came after the backup
        database.with_name(MARKER).touch(mode=0o600)
        self.stdout.write(f"Restored from {options['file']}.")
        if aside:
            self.stdout.write(f"What was there before is kept as {aside}")
