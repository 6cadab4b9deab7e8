"""Devices that send events to a real server without end, and what is kept of them there."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Self

from uuid_utils.compat import uuid7

from tests.serving import Household

SENDERS = 4
CSRF = "k" * 32
PATIENCE_S = 60
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
"""A program that settles one person in a house and says the cookie of their session."""


class Sender(threading.Thread):
    """A device with an outbox: a batch is sent until it is acknowledged, then the next one."""

    def __init__(self, home: Household, cookie: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.home, self.cookie, self.done = home, cookie, stop
        self.waiting: list[dict[str, Any]] = []
        self.acknowledged: list[str] = []
        self.refused: list[dict[str, str]] = []

    def run(self) -> None:
        while not self.done.is_set():
            self.waiting = self.waiting or [glass() for _ in range(3)]
            try:
                results = self.send(self.waiting)
            except (OSError, HTTPException, ValueError):
                time.sleep(0.01)
                continue
            for each in results:
                if each["status"] in {"accepted", "duplicate"}:
                    self.acknowledged.append(each["id"].replace("-", ""))
                else:
                    self.refused.append(each)
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


class Devices:
    """Four of them at once, from `with` to its end."""

    def __init__(self, home: Household, cookie: str) -> None:
        self.done = threading.Event()
        self.senders = [Sender(home, cookie, self.done) for _ in range(SENDERS)]

    def __enter__(self) -> Self:
        for sender in self.senders:
            sender.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.done.set()
        for sender in self.senders:
            sender.join(timeout=20)

    @property
    def acknowledged(self) -> set[str]:
        """Ids the server has said it has; none may ever be refused."""
        refused = [each for sender in self.senders for each in sender.refused]
        assert not refused, refused[:3]
        return {each for sender in self.senders for each in list(sender.acknowledged)}

    def wait_for_more(self) -> None:
        """Until every device has had an answer once more."""
        before = [len(sender.acknowledged) for sender in self.senders]
        began = time.monotonic()
        while any(len(s.acknowledged) <= n for s, n in zip(self.senders, before, strict=True)):
            assert time.monotonic() - began < PATIENCE_S, "the server acknowledges nothing"
            time.sleep(0.01)


def glass() -> dict[str, Any]:
    own, now = str(uuid7()), datetime.now(UTC)
    return {
        "id": own, "device": "", "sequence": 1, "kind": "water_drunk", "entity": own,
        "occurred_at": now.isoformat(), "time_zone": "UTC",
        "local_date": now.date().isoformat(), "content_version": "1", "replaces": None,
        "payload": {"glasses": 1},
    }  # fmt: skip


def kept(database: Path) -> set[str]:
    """Ids in the log of a whole database, counted without a gap."""
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = db.execute("SELECT id, seq FROM store_eventrecord ORDER BY seq").fetchall()
    assert [seq for _id, seq in rows] == list(range(1, len(rows) + 1)), "the count has a gap"
    return {str(row[0]).replace("-", "") for row in rows}


def settle_house(home: Household) -> str:
    """The cookie of one person who is settled there."""
    made = home.run("-c", SETTLE)
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def assert_nothing_lost(home: Household, devices: Devices) -> None:
    """What was acknowledged before now is in the database now."""
    lost = devices.acknowledged - kept(home.database)
    assert not lost, f"acknowledged and lost: {len(lost)}, such as {sorted(lost)[:5]}"


def assert_sums_are_right(home: Household) -> None:
    """The summaries of the days are what the events come to."""
    rebuilt = home.run("-m", "spineflow_web.manage", "rebuild", "--check")
    assert rebuilt.returncode == 0, rebuilt.stdout + rebuilt.stderr
