"""What keeps rows safe: pragmas, the write gate, migrations that fail, backups that come back."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from spineflow_web.store import backup, safe_migrate
from spineflow_web.store.engine import ENGINE, is_fixed
from spineflow_web.store.known_migrations import known_migrations
from spineflow_web.store.write_gate import write_gate
from tests.engines import ON_POSTGRES

sqlite_only = pytest.mark.skipif(ON_POSTGRES, reason="about the SQLite file")


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_which_engines_are_trusted(version: tuple[int, ...], fixed: bool) -> None:
    assert is_fixed(version) is fixed


@sqlite_only
@pytest.mark.django_db
def test_the_durability_pragmas_are_really_on() -> None:
    with connection.cursor() as cursor:

        def pragma(name: str) -> Any:
            return cursor.execute(f"PRAGMA {name}").fetchone()[0]

        expected = ("wal", 2) if ENGINE.is_fixed else ("delete", 3)
        assert (pragma("journal_mode"), pragma("synchronous")) == expected
        assert (pragma("foreign_keys"), pragma("secure_delete")) == (1, 1)


@sqlite_only
@pytest.mark.django_db
def test_two_threads_pass_the_gate_one_after_the_other() -> None:
    inside, most = 0, 0

    def enter() -> None:
        nonlocal inside, most
        for _ in range(20):
            with write_gate(), write_gate():
                inside += 1
                most = max(most, inside)
                time.sleep(0.0005)
                inside -= 1

    threads = [threading.Thread(target=enter) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


@sqlite_only
@pytest.mark.django_db
def test_another_process_waits_at_the_gate() -> None:
    path = f"{connection.settings_dict['NAME']}.wlock"
    code = "import fcntl,sys; f=open(sys.argv[1],'w'); fcntl.flock(f, fcntl.LOCK_EX|fcntl.LOCK_NB)"
    command = [sys.executable, "-c", code, path]
    with write_gate():
        assert subprocess.run(command, capture_output=True).returncode != 0
    assert subprocess.run(command, capture_output=True).returncode == 0


@pytest.fixture
def household(tmp_path: Path, settings: Any, monkeypatch: Any) -> Path:
    """A small database that says it was made by this code."""
    (tmp_path / "backups").mkdir()
    database = tmp_path / "spineflow.sqlite3"
    settings.DATA = tmp_path
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(database))
    with closing(sqlite3.connect(database)) as db:
        db.execute("CREATE TABLE django_migrations (app, name)")
        db.executemany("INSERT INTO django_migrations VALUES (?, ?)", known_migrations())
        db.execute("CREATE TABLE note (text)")
        db.execute("INSERT INTO note VALUES ('kept')")
        db.commit()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(database))
    return database


def note(database: Path) -> str:
    with closing(sqlite3.connect(database)) as db:
        return str(db.execute("SELECT text FROM note").fetchone()[0])


@sqlite_only
def test_backup_and_restore_round_trip(household: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    call_command("backup", str(copy))
    with closing(sqlite3.connect(household)) as db:
        db.execute("UPDATE note SET text = 'changed'")
        db.commit()
    call_command("restore", str(copy))
    assert note(household) == "kept"
    assert household.read_bytes() == copy.read_bytes()
    aside = [path for path in tmp_path.glob("*.before-*") if path.suffix not in ("-wal", "-shm")]
    assert [note(path) for path in aside] == ["changed"]


@sqlite_only
def test_a_damaged_file_is_never_restored(household: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite3"
    bad.write_bytes(b"not a database at all" * 100)
    with pytest.raises(CommandError, match="damaged"):
        call_command("restore", str(bad))
    assert note(household) == "kept"


@sqlite_only
def test_restore_waits_for_the_server_to_stop(household: Path, tmp_path: Path) -> None:
    from spineflow_web.store.serving_lock import take_serving_lock

    lock = take_serving_lock(tmp_path)
    assert lock is not None
    with pytest.raises(CommandError, match="is running"):
        call_command("restore", str(household))


@sqlite_only
def test_a_corrupt_database_stops_the_start_with_the_way_back(household: Path) -> None:
    household.write_bytes(b"x" * 8192)
    with pytest.raises(backup.Unusable, match=r"damaged.*run\.py restore"):
        safe_migrate.refuse_lost_or_damaged(household)


@sqlite_only
def test_an_emptied_database_is_never_a_fresh_start(household: Path) -> None:
    household.with_name(safe_migrate.MARKER).touch()
    household.write_bytes(b"")
    with pytest.raises(backup.Unusable, match=r"data was there.*run\.py restore"):
        safe_migrate.refuse_lost_or_damaged(household)


def test_a_newer_database_is_refused() -> None:
    with pytest.raises(backup.Unusable, match=r"newer Spineflow.*0999_later"):
        safe_migrate.refuse_newer({("store", "0999_later")})


@sqlite_only
@pytest.mark.django_db
def test_a_failed_migration_puts_the_copy_back(household: Path, monkeypatch: Any) -> None:
    with closing(sqlite3.connect(household)) as db:
        db.execute("DELETE FROM django_migrations WHERE app = 'accounts'")
        db.commit()

    def break_everything(needed: bool) -> None:
        with closing(sqlite3.connect(household)) as db:
            db.execute("DROP TABLE note")
            db.commit()
        raise RuntimeError("half way")

    monkeypatch.setattr(safe_migrate, "_migrate_if", break_everything)
    monkeypatch.setattr(connection, "close", lambda: None)
    with pytest.raises(backup.Unusable, match="back as it was before"):
        safe_migrate.prepare_database()
    assert note(household) == "kept"


@sqlite_only
def test_django_alone_makes_every_table(tmp_path: Path) -> None:
    """A database migrated by hand counts sign-in attempts too, before the server ever started."""
    environment = {**os.environ, "SPINEFLOW_DATA": str(tmp_path), "PYTHONPATH": "src"}
    environment["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
    command = [sys.executable, "-m", "spineflow_web.manage", "migrate", "--verbosity=0"]
    subprocess.run(command, env=environment, check=True)
    with closing(sqlite3.connect(next(tmp_path.glob("*.sqlite3")))) as db:
        assert db.execute("SELECT count(*) FROM store_shared_cache").fetchone() == (0,)
