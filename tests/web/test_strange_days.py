"""Days of 23 and 25 hours, another time zone, a birthday, wrong histories, impossible wishes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store import people
from spineflow_web.store.models import DayPlanRecord
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
SHORT, LONG = date(2026, 3, 29), date(2026, 10, 25)
"""The days on which clocks go forward and back there."""
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def moved_in(client: Any, at: datetime, **more: Any) -> KnownPerson:
    with time_machine.travel(at, tick=False):
        account = add_account("maria")
        person = settle(account, **more)
        client.force_login(account)
    return person


def look(client: Any, at: datetime, route: str = "today") -> str:
    with time_machine.travel(at, tick=False):
        answer = client.get(reverse(route))
    assert answer.status_code == 200, (at, route)
    return str(answer.content.decode())


@pytest.mark.parametrize("on", [SHORT, LONG])
def test_days_of_23_and_25_hours_have_a_plan_at_every_hour(client: Any, on: date) -> None:
    midnight = datetime(on.year, on.month, on.day, tzinfo=LONDON)
    person = moved_in(client, midnight.astimezone(UTC) - timedelta(hours=2))
    people.change(person.id, {"time_zone": "Europe/London"})
    for hour in range(0, 26, 3):
        moment = midnight.astimezone(UTC) + timedelta(hours=hour)
        if moment.astimezone(LONDON).date() != on:
            break
        look(client, moment)
        with time_machine.travel(moment, tick=False):
            assert client.post(reverse("replan"), follow=True).status_code == 200
        now = moment.astimezone(LONDON).strftime("%H:%M")
        saved = DayPlanRecord.objects.get(on=on, replaced_at=None).plan["plan"]
        timed = [s for s in saved["sittings"] if s["id"] in ("mobility", "walk", "breathing")]
        assert all(each["starts"] >= now for each in timed)
    look(client, midnight.astimezone(UTC) + timedelta(hours=5), "week")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"])
def test_who_travels_gets_the_date_where_they_are(client: Any, zone: str) -> None:
    person = moved_in(client, NOON)
    look(client, NOON)
    people.change(person.id, {"time_zone": zone})
    look(client, NOON)
    there = NOON.astimezone(ZoneInfo(zone)).date()
    assert DayPlanRecord.objects.filter(on=there, replaced_at=None).count() == 1


@pytest.mark.parametrize("age", [16, 64, 65])
def test_a_birthday_tomorrow_is_no_hurdle(client: Any, age: int) -> None:
    moved_in(client, NOON, age=age)
    for route in ("today", "week"):
        look(client, NOON, route)
    look(client, NOON + timedelta(hours=20))


def test_a_history_from_the_future_tells_nothing(client: Any) -> None:
    person = moved_in(client, NOON)
    for days in (1, 30, 400):
        later = NOON + timedelta(days=days)
        said = {"sitting": "walk", "step": 0, "item": "walking", "kind": "walk", "seconds": 5400.0}
        event = new_event(person, "step_done", said, now=later, entity=uuid7())
        keep(person.id, [event], now=NOON)
    look(client, NOON)
    saved = DayPlanRecord.objects.get(replaced_at=None).plan["plan"]
    walks = [i for s in saved["sittings"] for i in s["items"] if i["item"] == "walking"]
    assert walks and sum(each["dose"]["minutes"] for each in walks) <= 12


@pytest.mark.parametrize(
    "told",
    [
        {"equipment": []},
        {"equipment": [], "position": "chair"},
        {"windows": [{"from": "09:00", "to": "09:01"}], "minutes": 5},
        {"windows": [{"from": "18:00", "to": "09:00"}]},
        {"windows": [{"from": "10:00", "to": "11:00"}, {"from": "10:30", "to": "10:40"}]},
        {"wake": "14:00", "sleep": "13:00"},
        {"wake": "07:00", "sleep": "07:00"},
        {"minutes": 1},
    ],
)
def test_an_impossible_home_is_a_plan_or_a_sentence(client: Any, told: dict[str, Any]) -> None:
    moved_in(client, NOON - timedelta(hours=6), told=told)
    for hours in (0, 6, 11):
        page = look(client, NOON - timedelta(hours=6 - hours))
        assert "Start" in page or "Nothing" in page or "Still open" in page
    for route in ("week", "today_clash"):
        look(client, NOON, route)
