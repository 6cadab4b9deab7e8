"""The planner process beside a real server: there when a plan waits, back after it was killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.engines import ON_POSTGRES
from tests.serving import ROOT, Household

pytestmark = [
    pytest.mark.skipif(ON_POSTGRES, reason="once is enough"),
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at /proc"),
]
SETTLE = """
import os, sys; os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
sys.path.insert(0, {root!r})
import django; django.setup()
from datetime import datetime, UTC
from tests.household import add_account, settle
from spineflow_web.actions.planning import todays_plan
from spineflow_web.actions.screening import current_screening
now = datetime.now(UTC)
person = settle(add_account({name!r}))
todays_plan(person, current_screening(person, now.date()), on=now.date(), now=now)
"""


def plan_for(home: Household, name: str) -> None:
    done = home.run("-c", SETTLE.format(root=str(ROOT), name=name))
    assert done.returncode == 0, done.stderr


def proofs(home: Household) -> list[str]:
    query = (
        "SELECT json_extract(plan, '$.proof.solver') FROM store_dayplanrecord "
        "WHERE replaced_at IS NULL"
    )
    with closing(sqlite3.connect(home.database)) as database:
        return [row[0] for row in database.execute(query)]


def planners(home: Household) -> list[int]:
    """Planner processes that work on this folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().split(b"\0")
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue
        if b"planner" in command and f"SPINEFLOW_DATA={home.data}".encode() in environment:
            found.append(int(folder.name))
    return found


def wait_for(what: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.3)


def test_a_plan_is_bettered_beside_the_server_also_after_a_kill(tmp_path: Path) -> None:
    home = Household(tmp_path)
    with home.serving():
        assert planners(home) == [], "nothing waits, so nothing runs"
        plan_for(home, "maria")
        wait_for(lambda: proofs(home) == ["cp-sat"])
        (first,) = planners(home)
        os.kill(first, signal.SIGKILL)
        plan_for(home, "noor")
        wait_for(lambda: proofs(home) == ["cp-sat", "cp-sat"])
        assert planners(home) != [first]
        assert home.ask("/healthz").body == "ok"
    wait_for(lambda: planners(home) == [], 10)
