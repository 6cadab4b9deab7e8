"""The server is killed again and again under load: an event it acknowledged is there afterwards."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from tests.engines import ON_POSTGRES
from tests.serving import SERVE, Household, end

pytestmark = pytest.mark.skipif(ON_POSTGRES, reason="about the SQLite file")

SENDERS = 4
CSRF = "k" * 32
SETTLE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
import django
django.setup()
from spineflow_web.store.safe_migrate import prepare_database
prepare_database()
from django.test import Client
from tests.household import add_account, settle
from spineflow_web.accounts.hashers import BoundedArgon2
BoundedArgon2.time_cost, BoundedArgon2.memory_cost, BoundedArgon2.parallelism = 1, 1024, 1
account = add_account("maria")
settle(account)
client = Client()
client.force_login(account)
print(client.cookies["sid"].value)
"""


class Sender(threading.Thread):
    """A device with an outbox: a batch is sent until it is acknowledged, then the next one."""

    def __init__(self, home: Household, cookie: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.home, self.cookie, self.done = home, cookie, stop
        self.waiting: list[dict[str, Any]] = []
        self.acknowledged: list[str] = []
        self.duplicates = 0

    def run(self) -> None:
        while not self.done.is_set():
            self.waiting = self.waiting or [glass() for _ in range(3)]
            try:
                results = self.send(self.waiting)
            except (OSError, HTTPException, ValueError):
                time.sleep(0.01)
                continue
            assert {each["status"] for each in results} <= {"accepted", "duplicate"}, results
            self.duplicates += sum(each["status"] == "duplicate" for each in results)
            self.acknowledged += [each["id"] for each in results]
            self.waiting = []

    def send(self, events: list[dict[str, Any]]) -> list[dict[str, str]]:
        connection = HTTPConnection("127.0.0.1", self.home.port, timeout=10)
        headers = {
            "Host": f"localhost:{self.home.port}",
            "Cookie": f"sid={self.cookie}; csrf={CSRF}",
            "X-CSRFToken": CSRF,
            "Content-Type": "application/json",
        }
        try:
            connection.request("POST", "/events/", json.dumps({"events": events}), headers)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise ValueError(f"{answer.status} {body[:200]!r}")
            return list(json.loads(body)["results"])
        finally:
            connection.close()


def glass() -> dict[str, Any]:
    own, now = str(uuid7()), datetime.now(UTC)
    return {
        "id": own, "device": "", "sequence": 1, "kind": "water_drunk", "entity": own,
        "occurred_at": now.isoformat(), "time_zone": "UTC",
        "local_date": now.date().isoformat(), "content_version": "1", "replaces": None,
        "payload": {"glasses": 1},
    }  # fmt: skip


def kept(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = db.execute("SELECT id, seq FROM store_eventrecord ORDER BY seq").fetchall()
    assert [seq for _id, seq in rows] == list(range(1, len(rows) + 1)), "the count has a gap"
    return {str(row[0]).replace("-", "") for row in rows}


def kill_under_load(home: Household, rounds: int) -> int:
    """Kills the server at moments nobody chose; returns how many events were acknowledged."""
    made = home.run("-c", SETTLE)
    assert made.returncode == 0, made.stderr
    cookie, chance = made.stdout.strip(), random.Random(11)
    done = threading.Event()
    senders = [Sender(home, cookie, done) for _ in range(SENDERS)]
    acknowledged: set[str] = set()
    server = home.begin(*SERVE)
    try:
        for sender in senders:
            sender.start()
        for turn in range(rounds):
            before = sum(len(sender.acknowledged) for sender in senders)
            wait_for(lambda: sum(len(s.acknowledged) for s in senders) > before)  # noqa: B023
            time.sleep(chance.uniform(0.02, 0.4))
            end(server, signal.SIGKILL)
            acknowledged = {each for sender in senders for each in sender.acknowledged}
            lost = {each.replace("-", "") for each in acknowledged} - kept(home.database)
            assert not lost, f"round {turn}: acknowledged and lost: {sorted(lost)[:5]}"
            server = home.begin(*SERVE)
        before = sum(len(sender.acknowledged) for sender in senders)
        wait_for(lambda: sum(len(s.acknowledged) for s in senders) > before)
    finally:
        done.set()
        end(server, signal.SIGKILL)
    for sender in senders:
        sender.join(timeout=20)
    rebuilt = home.run("-m", "spineflow_web.manage", "rebuild", "--check")
    assert rebuilt.returncode == 0, rebuilt.stdout + rebuilt.stderr
    return len(acknowledged)


def wait_for(happened: Any) -> None:
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < 60, "the server acknowledges nothing"
        time.sleep(0.01)


@pytest.fixture
def home(tmp_path: Path) -> Household:
    return Household(tmp_path / "data")


def test_a_killed_server_loses_no_acknowledged_event(home: Household) -> None:
    assert kill_under_load(home, rounds=2) > 10


@pytest.mark.long
def test_a_server_killed_twenty_times_loses_no_acknowledged_event(home: Household) -> None:
    count = kill_under_load(home, rounds=20)
    sys.stdout.write(f"{count} events acknowledged, none lost\n")
    assert count > 200
