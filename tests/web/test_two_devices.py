"""Random histories of two devices without a network, against the real API: one state in the end.

The devices run the code of the browser, in Node, over real HTTP; requests and answers get lost, and
clocks are off by up to twelve hours.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from spineflow_web.actions.recording import differences
from spineflow_web.store import records
from spineflow_web.store.models import EventRecord
from tests.household import accept, add_account
from tests.unit.test_frontend import find_node

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = Path(__file__).parents[1] / "frontend/two_devices.js"
CSRF = "k" * 32


def someone(seed: int, n: int) -> dict[str, str]:
    """A person who only has a diary, signed in."""
    account = add_account(f"maria{seed}-{n}")
    person = accept(account)
    client = Client()
    client.force_login(account)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"owner": str(person.id), "cookie": cookie, "csrf": CSRF}


def histories(address: str, count: int, seed: int) -> int:
    """Runs so many histories; returns how many events were told in them."""
    people = [someone(seed, n) for n in range(count)]
    given = {"url": address + reverse("events"), "seed": seed, "people": people}
    node = find_node()
    assert node
    ran = subprocess.run(
        [node, str(SCRIPT), json.dumps(given)], capture_output=True, text=True, timeout=3600
    )
    assert ran.returncode == 0, ran.stderr
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(told) == count
    for each in told:
        owner = UUID(each["owner"])
        assert each["isSame"], "the two devices know different things"
        assert each["one"] == each["told"], "lost or doubled on a device"
        rows = EventRecord.objects.filter(person_id=owner).order_by("seq")
        assert sorted(str(row.pk) for row in rows) == each["told"], "lost or doubled at the server"
        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
        assert differences(owner) == {} and len(records.all_of(owner)) == len(rows)
    return sum(len(each["told"]) for each in told)


def test_two_devices_agree_whatever_happened(live_server: Any) -> None:
    assert histories(live_server.url, 12, seed=1) > 50


@pytest.mark.long
def test_two_thousand_histories_of_two_devices(live_server: Any, engine: str) -> None:
    told = [histories(live_server.url, 100, seed=seed) for seed in range(2, 22)]
    sys.stdout.write(f"2000 histories on {engine}: {sum(told)} events, 0 lost, 0 doubled\n")
