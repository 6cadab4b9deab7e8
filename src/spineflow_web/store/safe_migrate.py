"""Bring the database to this code's shape, and never leave a household without its data.

A corrupt, emptied or newer database stops the start with a sentence and the command that helps.
Before a migration a verified copy is made; if the migration fails, the copy is put back.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from spineflow_web.store.backup import (
    Unusable,
    applied_migrations,
    copy_verified,
    newest_backup,
    problem_with,
    restore_verified,
    set_aside,
    stamp,
)
from spineflow_web.store.known_migrations import Migration, known_migrations

# Laid down beside the database once it exists: an empty database next to it means loss, not birth.
MARKER = "database.made"
# Names the copy while a migration runs: found at a start, the last one was cut off half way.
UNDER_WAY = "migration.under_way"


def prepare_database() -> None:
    """Check, then migrate what is missing. Raises `Unusable` with a sentence for the console."""
    if connection.vendor != "sqlite":
        return _migrate_if(known_migrations() != _applied_on_server())
    database = Path(str(connection.settings_dict["NAME"]))
    undo_cut_off(database)
    refuse_lost_or_damaged(database)
    applied = applied_migrations(database) if database.exists() else set()
    refuse_newer(applied)
    if applied == known_migrations():
        return None
    copy = _copy_before(database) if applied else None
    if copy:
        database.with_name(MARKER).touch(mode=0o600)
        _write_durably(database.with_name(UNDER_WAY), copy.name)
    try:
        _migrate_if(True)
    except Exception as problem:
        raise Unusable(_undo(database, copy, problem)) from problem
    database.with_name(MARKER).touch(mode=0o600)
    database.with_name(UNDER_WAY).unlink(missing_ok=True)
    return None


def undo_cut_off(database: Path) -> None:
    """A migration that was killed may have left half its work: begin again from the copy."""
    under_way = database.with_name(UNDER_WAY)
    if not under_way.exists():
        return
    copy = settings.DATA / "backups" / under_way.read_text().strip()
    restore_verified(copy, database, applied_migrations(copy))
    under_way.unlink()


def refuse_lost_or_damaged(database: Path) -> None:
    is_empty = not database.exists() or database.stat().st_size == 0
    if is_empty and database.with_name(MARKER).exists():
        raise Unusable(f"{database} is gone or empty, but data was there before. {_way_back()}")
    if not is_empty and (problem := problem_with(database, thorough=False)):
        raise Unusable(f"{database} is damaged ({problem}). {_way_back()}")


def refuse_newer(applied: set[Migration]) -> None:
    """Only our own apps count: an update of a library may drop a migration it had squashed."""
    ours = {"accounts", "store"}
    newer = sorted(f"{app} {name}" for app, name in applied - known_migrations() if app in ours)
    if newer:
        raise Unusable(
            f"The database was made by a newer Spineflow ({', '.join(newer)}). "
            f"Update Spineflow and start again, or go back to an older state. {_way_back()}"
        )


def _way_back() -> str:
    newest = newest_backup(settings.DATA / "backups")
    name = newest or "FILE"
    hint = "" if newest else f" (no backup lies in {settings.DATA / 'backups'})"
    return f"Nothing was changed. To put a backup in its place: python3 run.py restore {name}{hint}"


def _applied_on_server() -> set[Migration]:
    from django.db.migrations.recorder import MigrationRecorder

    applied = set(MigrationRecorder(connection).applied_migrations())
    refuse_newer(applied)
    return applied


def _copy_before(database: Path) -> Path:
    name = f"before-migration-{stamp()}.sqlite3"
    return copy_verified(database, settings.DATA / "backups" / name)


def _write_durably(path: Path, text: str) -> None:
    """On the disk before the first statement of the migration is."""
    with path.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _migrate_if(needed: bool) -> None:
    if needed:
        call_command("migrate", interactive=False, verbosity=0)


def _undo(database: Path, copy: Path | None, problem: Exception) -> str:
    """Put the copy back, byte for byte the state before, and say so."""
    connection.close()
    reason = f"{type(problem).__name__}: {problem}"
    if copy is None:
        set_aside(database)
        return f"The database could not be made ({reason}). No data was there."
    aside = restore_verified(copy, database, applied_migrations(copy))
    database.with_name(UNDER_WAY).unlink(missing_ok=True)
    return (
        f"The update of the database failed ({reason}). Your data is back as it was before; the "
        f"failed attempt is kept as {aside}. Go back to the version you had, and report this."
    )
