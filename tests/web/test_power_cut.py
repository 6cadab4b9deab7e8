"""The power is cut under load: an event that was acknowledged is on the disk.

Killing a process does not show this, for the kernel writes out later what the process left behind.
"""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.devices import Devices, assert_nothing_lost, assert_sums_are_right, settle_house
from tests.disk import Disk, NoDisk
from tests.engines import ON_POSTGRES
from tests.serving import SERVE, Household, end

pytestmark = pytest.mark.skipif(ON_POSTGRES, reason="about the SQLite file")

CARELESS = """
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute("PRAGMA journal_mode=WAL")
base.execute(f"PRAGMA synchronous={sys.argv[2]}")
base.execute("CREATE TABLE IF NOT EXISTS kept (n)")
for n in range(int(sys.argv[3])):
    base.execute("INSERT INTO kept VALUES (?)", [n])
    print(n, flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    try:
        disk = Disk(tmp_path)
    except NoDisk as problem:
        pytest.skip(f"no disk whose power can be cut can be made here: {problem}")
    yield disk
    disk.pull_out()


def lost_by(disk: Disk, synchronous: str) -> int:
    """Of 300 rows that a writer has told of, how many a cut takes away."""
    database = disk.place / "kept.sqlite3"
    command = [sys.executable, "-c", CARELESS, str(database), synchronous, "300"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as writer:
        assert writer.stdout and writer.stdin
        told = [next(writer.stdout) for _ in range(300)]
        disk.cut()
        writer.kill()
    disk.pull_out()
    disk.plug_in()
    with closing(sqlite3.connect(database)) as base:
        try:
            return len(told) - base.execute("SELECT count(*) FROM kept").fetchone()[0]
        except sqlite3.OperationalError:  # not even the table is there
            return len(told)


def test_a_cut_takes_what_was_not_brought_to_the_disk(disk: Disk) -> None:
    assert lost_by(disk, "FULL") == 0


def test_a_cut_is_one_and_a_careless_writer_loses_by_it(disk: Disk) -> None:
    assert lost_by(disk, "NORMAL") > 0


def cut_under_load(disk: Disk, rounds: int) -> int:
    """Cuts the power at moments nobody chose; returns how many events were acknowledged."""
    chance, home = random.Random(13), Household(disk.place / "data")
    cookie = settle_house(home)
    server = home.begin(*SERVE)
    try:
        with Devices(home, cookie) as devices:
            for _ in range(rounds):
                devices.wait_for_more()
                time.sleep(chance.uniform(0.02, 0.6))
                disk.cut()
                end(server, signal.SIGKILL)
                disk.pull_out()
                disk.plug_in()
                assert_nothing_lost(home, devices)
                server = home.begin(*SERVE)
            devices.wait_for_more()
    finally:
        end(server, signal.SIGKILL)
    assert_nothing_lost(home, devices)
    assert_sums_are_right(home)
    return len(devices.acknowledged)


def test_a_power_cut_loses_no_acknowledged_event(disk: Disk) -> None:
    assert cut_under_load(disk, rounds=2) > 10


@pytest.mark.long
def test_twenty_power_cuts_lose_no_acknowledged_event(disk: Disk) -> None:
    count = cut_under_load(disk, rounds=20)
    sys.stdout.write(f"20 power cuts, {count} events acknowledged, 0 lost\n")
    assert count > 200
