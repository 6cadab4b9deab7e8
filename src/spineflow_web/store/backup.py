"""Copies of the SQLite database that were read back before they got their name."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path


class Unusable(Exception):
    """A database that must not be used, with the sentence for the person at the console."""


def problem_with(database: Path, *, thorough: bool = True) -> str:
    """Empty if SQLite finds nothing wrong with this file, else what it found."""
    check = "integrity_check" if thorough else "quick_check"
    try:
        with closing(sqlite3.connect(database)) as connection:
            found = [str(row[0]) for row in connection.execute(f"PRAGMA {check}(3)")]
    except sqlite3.DatabaseError as problem:
        return str(problem)
    return "" if found == ["ok"] else found[0].splitlines()[-1]


def applied_migrations(database: Path) -> set[tuple[str, str]]:
    """What this database was made with. Empty for a file that is no database of ours."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            return set(connection.execute("SELECT app, name FROM django_migrations"))
    except sqlite3.DatabaseError:
        return set()


def copy_verified(database: Path, target: Path) -> Path:
    """A consistent copy, also while others write: VACUUM INTO, integrity check, fsync, rename."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(database, timeout=20)) as connection:
            connection.execute("VACUUM INTO ?", (str(draft),))
        draft.chmod(0o600)
        if problem := problem_with(draft):
            raise Unusable(f"The copy of {database} is damaged ({problem}). No backup was made.")
        _put_in_place(draft, target)
    except sqlite3.DatabaseError as problem:
        raise Unusable(f"{database} could not be copied: {problem}.") from problem
    finally:
        draft.unlink(missing_ok=True)
    return target


def restore_verified(source: Path, database: Path, known: Iterable[tuple[str, str]]) -> Path | None:
    """Put a backup in the database's place. Gives back where the present one was set aside."""
    if not source.is_file():
        raise Unusable(f"{source} is not there.")
    if problem := problem_with(source):
        raise Unusable(f"{source} is damaged ({problem}). Nothing was changed. Take another one.")
    applied = applied_migrations(source)
    if not applied:
        raise Unusable(f"{source} is not a Spineflow backup. Nothing was changed.")
    if newer := applied - set(known):
        raise Unusable(
            f"{source} is from a newer Spineflow ({_name(newer)}). Update, then restore."
        )
    draft = database.with_name(f".{database.name}.{os.getpid()}")
    shutil.copyfile(source, draft)
    draft.chmod(0o600)
    aside = set_aside(database)
    _put_in_place(draft, database)
    return aside


def set_aside(database: Path) -> Path | None:
    """Keep the present database with its journal, under a name that says when."""
    if not database.exists():
        return None
    aside = database.with_name(f"{database.name}.before-{stamp()}")
    for ending in ("", "-wal", "-shm"):
        part = database.with_name(database.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def newest_backup(folder: Path) -> Path | None:
    """The backup to name in a sentence; the newest by time of making."""
    return max(folder.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime, default=None)


def stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _put_in_place(draft: Path, target: Path) -> None:
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _name(migrations: set[tuple[str, str]]) -> str:
    return ", ".join(sorted(f"{app} {name}" for app, name in migrations))
