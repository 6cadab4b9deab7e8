"""A device reads a form of the diary as the server does: it takes the same and keeps the same."""

from __future__ import annotations

import json
import random
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from spineflow.records.payload import PAYLOADS
from spineflow_web.actions import diary as act
from spineflow_web.actions.screening import current_screening
from spineflow_web.pages.diary.forms import EntryForm
from spineflow_web.pages.offline.diary_pages import FORMS
from spineflow_web.store import people
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened
from tests.household import add_account, settle
from tests.unit.test_frontend import find_node

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
MANY = 600
ZONE = "America/St_Johns"
NOW = datetime(2026, 11, 1, 15, 20, tzinfo=ZoneInfo(ZONE))
"""On this day the clock goes back there."""
ODD = [
    "",
    " ",
    "0",
    "1",
    "007",
    "1.5",
    "-1",
    "1e1",
    "nan",
    "12",
    "120",
    "120.01",
    " 7 ",
    "601",
    "x",
    "٣",
]
TIMES = ["00:00", "01:30", "15:20", "15:21", "23:59", "24:00", "7:5", "", "08:15:30"]
GROUPS = {"moved": ("cardio",), "massage": ("massage",)}


@pytest.fixture(autouse=True)
def _on_that_day() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def person(client: Client) -> KnownPerson:
    account = add_account("maria")
    client.force_login(account)
    person = settle(account)
    people.change(person.id, {"time_zone": ZONE})
    return person


def made_up(luck: random.Random, rules: Any) -> dict[str, list[str]]:
    """Mostly what one would tell, and now and then something that cannot be."""
    typed = {}
    for field, rule in rules["fields"].items():
        if rule.get("only_for", "") not in ("", *typed.get("practice", ())) and luck.random() < 0.9:
            continue
        own = rule.get("of") or (TIMES if rule["type"] == "time" else ["1", "15", "59", "2.5"])
        values = luck.sample(own, luck.randint(1, 2) if rule["type"] == "choices" else 1)
        typed[field] = values if luck.random() < 0.93 else [luck.choice(ODD)]
    return typed


def as_the_server(
    person: KnownPerson, screened: Screened, name: str, typed: dict[str, list[str]]
) -> Any:
    """What the form of the site keeps; None for a form that comes back."""
    given = QueryDict(mutable=True)
    for field, values in (typed | {"begins": ["earlier"], "awake": ["yes"]}).items():
        given.setlist(field, values)
    kind: type[EntryForm] = FORMS[name]
    groups = GROUPS.get(name)
    cleared = (
        act.cleared_of_groups(person, screened, *groups)
        if groups
        else act.warm_layers(person, screened)
    )
    form = kind(given, cleared=cleared, on=NOW.date(), now=NOW)
    if not form.is_valid():
        return None
    findings = getattr(form, "findings", [])
    return [form.kind, form.payload, round(form.moment.timestamp()) // 60, findings]


def test_the_same_is_taken_and_the_same_is_kept(client: Client, person: KnownPerson) -> None:
    day = client.get(reverse("offline_pack")).json()["days"][0]
    rules = day["diary"]["forms"]
    luck = random.Random(20261101)
    names = [luck.choice(list(rules)) for _ in range(MANY)]
    forms = [(name, made_up(luck, rules[name])) for name in names]
    now = NOW.timestamp() * 1000
    asked = {"rules": rules, "date": day["date"], "now": now, "timeZone": ZONE, "forms": forms}
    node = find_node()
    assert node
    ran = subprocess.run(
        [node, str(ROOT / "tests/frontend/read_forms.js")],
        input=json.dumps(asked), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    screened = current_screening(person, NOW.date())
    assert screened is not None
    taken = visits = 0
    for (name, typed), told in zip(forms, json.loads(ran.stdout), strict=True):
        server = as_the_server(person, screened, name, typed)
        if told is None:
            assert server is None or is_only_stricter(typed), (name, typed, server)
            continue
        taken += 1
        entry, findings = told
        visits += bool(findings)
        PAYLOADS[entry["kind"]].model_validate(entry["payload"])
        kept = [entry["kind"], entry["payload"], entry["at"] // 60_000, findings]
        assert kept == server, (name, typed)
    assert MANY / 8 < taken < MANY * 3 / 4, "too few of one sort to tell anything"
    assert visits > MANY / 100, "too few with something found"


def is_only_stricter(typed: dict[str, list[str]]) -> bool:
    """Spellings of a number or a time that no browser sends."""
    return any(value in ("1e1", "٣", "7:5") for values in typed.values() for value in values)
