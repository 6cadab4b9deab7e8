"""The server is killed again and again under load: an event it acknowledged is there afterwards."""

from __future__ import annotations

import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.devices import Devices, assert_nothing_lost, assert_sums_are_right, settle_house
from tests.engines import ON_POSTGRES
from tests.serving import SERVE, Household, end

pytestmark = pytest.mark.skipif(ON_POSTGRES, reason="about the SQLite file")


def kill_under_load(home: Household, rounds: int) -> int:
    """Kills the server at moments nobody chose; returns how many events were acknowledged."""
    chance = random.Random(11)
    cookie = settle_house(home)
    server = home.begin(*SERVE)
    try:
        with Devices(home, cookie) as devices:
            for _ in range(rounds):
                devices.wait_for_more()
                time.sleep(chance.uniform(0.02, 0.4))
                end(server, signal.SIGKILL)
                assert_nothing_lost(home, devices)
                server = home.begin(*SERVE)
            devices.wait_for_more()
    finally:
        end(server, signal.SIGKILL)
    assert_nothing_lost(home, devices)
    assert_sums_are_right(home)
    return len(devices.acknowledged)


@pytest.fixture
def home(tmp_path: Path) -> Household:
    return Household(tmp_path / "data")


def test_a_killed_server_loses_no_acknowledged_event(home: Household) -> None:
    assert kill_under_load(home, rounds=2) > 10


@pytest.mark.long
def test_a_server_killed_a_hundred_times_loses_no_acknowledged_event(home: Household) -> None:
    count = kill_under_load(home, rounds=100)
    sys.stdout.write(f"100 kills, {count} events acknowledged, 0 lost\n")
    assert count > 1000
