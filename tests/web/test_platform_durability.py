"""What is acknowledged stays: many writers, kills, copies under load, migrations that break."""

from __future__ import annotations

import hashlib
import random
import shutil
import signal
import sqlite3
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.engines import ON_POSTGRES
from tests.serving import MANAGE, SERVE, Household, copy_of_the_code, end

pytestmark = pytest.mark.skipif(ON_POSTGRES, reason="about the SQLite file")

WRITER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
import django
django.setup()
from spineflow_web.accounts.models import User
from spineflow_web.store.write_gate import writing
name, count = sys.argv[1], int(sys.argv[2])
print("ready", flush=True)
for number in range(count):
    with writing():
        User(username=f"{name}-{number}", password="!").save(force_insert=True)
    print(f"{name}-{number}", flush=True)
"""
FOREVER = 10_000_000


@pytest.fixture(scope="module")
def owned(served_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an owner."""
    home = Household(tmp_path_factory.mktemp("owned") / "data")
    shutil.copytree(served_once, home.data)
    assert home.run("-c", WRITER, "owner", "1").returncode == 0
    return home.data


@pytest.fixture
def home(tmp_path: Path, served_once: Path) -> Household:
    shutil.copytree(served_once, tmp_path / "data")
    return Household(tmp_path / "data")


def names(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [row[0] for row in db.execute("SELECT username FROM accounts_user")]


def ordered_hash(database: Path) -> str:
    """Of every row of every table, in order."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(database)) as db:
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        for (table,) in tables.fetchall():
            rows = sorted(repr(row) for row in db.execute(f'SELECT * FROM "{table}"'))
            digest.update("\n".join([table, *rows]).encode())
    return digest.hexdigest()


def test_four_writers_at_once_lose_nothing(home: Household) -> None:
    writers = [home.begin("-c", WRITER, f"writer{each}", "50") for each in range(4)]
    said = [writer.communicate(timeout=60)[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4, said
    assert "locked" not in "".join(said)
    acknowledged = {line for lines in said for line in lines.split() if line != "ready"}
    assert len(acknowledged) == 200
    assert sorted(names(home.database)) == sorted(acknowledged)


def kill_writers(home: Household, rounds: int) -> int:
    """Four writers, killed together at a moment nobody chose; returns what was acknowledged."""
    chance, acknowledged = random.Random(5), 0
    for turn in range(rounds):
        writers = [home.begin("-c", WRITER, f"r{turn}w{each}", str(FOREVER)) for each in range(4)]
        for writer in writers:
            assert writer.stdout and writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.05, 0.5))
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
        said = "".join(writer.communicate(timeout=20)[0] for writer in writers)
        whole = {line for line in said.splitlines(keepends=True) if line.endswith("\n")}
        kept = set(names(home.database))
        lost = {line.rstrip() for line in whole} - kept
        assert not lost, f"round {turn}: acknowledged and lost: {sorted(lost)[:5]}"
        acknowledged += len(whole)
    return acknowledged


def test_killed_writers_lose_nothing_acknowledged(home: Household) -> None:
    assert kill_writers(home, rounds=3) > 30


@pytest.mark.long
def test_killed_writers_lose_nothing_acknowledged_for_long(home: Household) -> None:
    assert kill_writers(home, rounds=20) > 500


def test_a_backup_under_load_comes_back_row_by_row(home: Household, tmp_path: Path) -> None:
    before = home.run("-c", WRITER, "before", "20").stdout.split()[1:]
    writer = home.begin("-c", WRITER, "during", str(FOREVER))
    copy = tmp_path / "copy.sqlite3"
    try:
        assert writer.stdout and writer.stdout.readline() == "ready\n"
        writer.stdout.readline()
        made = home.run(*MANAGE, "backup", str(copy))
        assert made.returncode == 0 and "verified" in made.stdout, made.stderr
    finally:
        end(writer, signal.SIGKILL)
    there = names(copy)
    assert set(before) <= set(there) < set(names(home.database))
    elsewhere = Household(tmp_path / "elsewhere")
    restored = elsewhere.run(*MANAGE, "restore", str(copy))
    assert restored.returncode == 0, restored.stderr
    assert ordered_hash(elsewhere.database) == ordered_hash(copy)
    with elsewhere.serving():
        assert elsewhere.ask("/readyz").status == 200
    assert sorted(names(elsewhere.database)) == sorted(there)


MIGRATION = """
import time
from pathlib import Path
from django.db import migrations

def work(apps, editor):
    apps.get_model("accounts", "User").objects.all().delete()
    {then}

class Migration(migrations.Migration):
    atomic = {atomic}
    dependencies = [("accounts", "{after}")]
    operations = [
        migrations.RunSQL("CREATE TABLE half_way (x)"),
        migrations.RunPython(work),
    ]
"""


@pytest.fixture
def copied(tmp_path: Path, owned: Path) -> Household:
    """A household with an owner, on a copy of the code that a test may give a bad update."""
    shutil.copytree(owned, tmp_path / "data")
    return Household(tmp_path / "data", code=copy_of_the_code(tmp_path))


def add_migration(home: Household, *, atomic: bool, then: str) -> Path:
    folder = home.code / "spineflow_web/accounts/migrations"
    after = max(path.stem for path in folder.glob("0*.py"))
    text = MIGRATION.format(atomic=atomic, then=textwrap.dedent(then), after=after)
    migration = folder / "0999_update.py"
    migration.write_text(text)
    return migration


@pytest.mark.parametrize("atomic", [True, False])
def test_a_migration_that_fails_leaves_everything_as_it_was(
    copied: Household, atomic: bool
) -> None:
    before = ordered_hash(copied.database)
    bad = add_migration(copied, atomic=atomic, then="raise RuntimeError('half way')")
    ended = copied.run(*SERVE)
    assert ended.returncode == 4
    assert "Your data is back as it was before" in ended.stderr
    assert ordered_hash(copied.database) == before
    bad.unlink()
    with copied.serving():
        assert copied.ask("/readyz").status == 200


@pytest.mark.parametrize("atomic", [True, False])
def test_a_start_killed_in_mid_migration_is_made_good_by_the_next(
    copied: Household, tmp_path: Path, atomic: bool
) -> None:
    before, reached = ordered_hash(copied.database), tmp_path / "reached"
    wait = f"Path({str(reached)!r}).touch(); time.sleep(60)"
    bad = add_migration(copied, atomic=atomic, then=wait)
    process = copied.begin(*SERVE)
    began = time.monotonic()
    while not reached.exists() and time.monotonic() - began < 30:
        time.sleep(0.02)
    end(process, signal.SIGKILL)
    assert reached.exists(), "the migration never began"
    bad.unlink()
    with copied.serving():
        assert copied.ask("/readyz").status == 200
    assert names(copied.database) == ["owner-0"]
    with closing(sqlite3.connect(copied.database)) as db:
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'half_way'").fetchall()
        db.execute("DELETE FROM store_shared_cache")
        db.commit()
    assert ordered_hash(copied.database) == before


def test_a_first_start_that_fails_is_not_a_lost_database(tmp_path: Path) -> None:
    home = Household(tmp_path / "data", code=copy_of_the_code(tmp_path))
    bad = add_migration(home, atomic=True, then="raise RuntimeError('half way')")
    ended = home.run(*SERVE)
    assert ended.returncode == 4 and "No data was there" in ended.stderr
    bad.unlink()
    with home.serving():
        assert home.ask("/readyz").status == 200
