"""What every command here shares: a sentence instead of a traceback, and a lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from spineflow_web.store.backup import Unusable
from spineflow_web.store.serving_lock import take_serving_lock


def sqlite_path() -> Path:
    if settings.DATABASE_URL:
        raise CommandError(
            "This database is PostgreSQL. Use its own tools: pg_dump for a backup, pg_restore back."
        )
    return Path(str(settings.DATABASES["default"]["NAME"]))


@contextmanager
def plain_sentences() -> Iterator[None]:
    try:
        yield
    except Unusable as reason:
        raise CommandError(str(reason)) from reason


@contextmanager
def server_stopped() -> Iterator[None]:
    lock = take_serving_lock(settings.DATA)
    if lock is None:
        raise CommandError(
            "Spineflow is running. Stop it (Ctrl-C where it was started), then restore."
        )
    yield
