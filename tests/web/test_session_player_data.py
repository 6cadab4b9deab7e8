"""What the player is given: sides that are truly mirrored, and the warmth one may still have."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow.figures.path import WIDTH
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LESS_WARMTH = {"pregnancy_status": "pregnant", "trimester": 2}


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def enter(client: Client, **answers: Any) -> None:
    account = add_account("maria")
    settle(account, **answers)
    client.force_login(account)


def page_of(client: Client, sitting: str) -> str:
    client.post(reverse("session_check", args=[sitting]), {"none": "1", "pain_now": 2})
    return client.get(reverse("session", args=[sitting])).content.decode()


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'id="session-data" type="application/json">(.*?)</script>', page, re.S)
    assert found, page[:500]
    return dict(json.loads(found[1]))


def test_the_picture_for_the_left_side_is_the_mirror_of_the_right_one(client: Client) -> None:
    enter(client)
    page = page_of(client, "rolling")
    drawn = dict(re.findall(r'<template id="([^"]+)">(.*?)</template>', page, re.S))
    shown = {step["figure"] for step in data_of(page)["steps"] if step["figure"]}
    assert shown <= set(drawn)
    lefts = [name for name in shown if name.endswith("-left")]
    assert lefts, shown
    for left in lefts:
        right = left.removesuffix("-left") + "-right"
        assert "Shown for your left side." in drawn[left]
        assert "Shown for your right side." in drawn[right]
        assert bounds(drawn[left]) != bounds(drawn[right])
        assert bounds(drawn[left]) == mirrored(bounds(drawn[right]))


def bounds(svg: str) -> list[tuple[float, float]]:
    """Where the first point of every shape is."""
    starts = re.findall(r' d="M\s*(-?[\d.]+)[ ,](-?[\d.]+)', svg)
    assert starts
    return [(float(x), float(y)) for x, y in starts]


def mirrored(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(round(WIDTH - x, 1), y) for x, y in points]


def test_each_step_of_a_side_shows_that_side(client: Client) -> None:
    enter(client)
    steps = data_of(page_of(client, "rolling"))["steps"]
    rolled = [step["figure"] for step in steps if step["kind"] == "roll" and step["figure"]]
    sides = [figure.rsplit("-", 1)[-1] for figure in rolled]
    half = len(sides) // 2
    assert sides == ["left"] * half + ["right"] * half and half
    switch = next(step for step in steps if step["kind"] == "switch")
    assert switch["figure"].endswith("-right"), "the switch shows the side that comes next"


# ---- warmth


def heat(seconds: float, kind: str = "step_done") -> dict[str, Any]:
    own = str(uuid7())
    return {
        "id": own, "device": "", "sequence": 1, "kind": kind, "entity": own,
        "occurred_at": datetime.now(UTC).isoformat(), "time_zone": "UTC",
        "local_date": datetime.now(UTC).date().isoformat(), "content_version": "1",
        "replaces": None,
        "payload": {
            "sitting": "mobility", "step": 1, "item": "heating_pad", "kind": "heat",
            "seconds": seconds,
        },
    }  # fmt: skip


def send(client: Client, *events: dict[str, Any]) -> None:
    body = json.dumps({"events": events})
    answer = client.post(reverse("events"), body, content_type="application/json")
    assert {each["status"] for each in answer.json()["results"]} == {"accepted"}


def test_warmth_of_the_last_hour_counts_over_a_stop_and_a_new_start(
    client: Client, clock: Any
) -> None:
    enter(client)
    told = data_of(page_of(client, "mobility"))
    assert (told["heat_cap_seconds"], told["heat_used_seconds"]) == (1200, 0)
    send(client, heat(300), heat(120, "step_stopped"))
    assert data_of(page_of(client, "mobility"))["heat_used_seconds"] == 420
    clock.shift(timedelta(minutes=59))
    assert data_of(page_of(client, "mobility"))["heat_used_seconds"] == 420
    clock.shift(timedelta(minutes=2))
    assert data_of(page_of(client, "mobility"))["heat_used_seconds"] == 0


def test_who_may_have_less_warmth_has_a_cap_of_their_own(client: Client) -> None:
    enter(client, **LESS_WARMTH)
    told = data_of(page_of(client, "mobility"))
    assert told["heat_cap_seconds"] == 600
    warm = [step["seconds"] for step in told["steps"] if step["kind"] == "heat"]
    assert warm and sum(warm) <= 600


def test_the_page_travels_small(client: Client) -> None:
    enter(client)
    page_of(client, "mobility")
    answer = client.get(reverse("session", args=["mobility"]), HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip" and len(answer.content) < 60_000
