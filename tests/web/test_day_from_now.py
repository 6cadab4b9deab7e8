"""The day as it really goes: a late start, what is still open, warmth beside the plan, skips, and
clocks that jump."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.told_today import told_on
from spineflow_web.demo.people import neutral_answers
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord, EventRecord
from spineflow_web.store.models import Person as PersonRow
from spineflow_web.store.people import person_of
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EARLY = NOON.replace(hour=6, minute=30)
TIMED = {each.id for each in catalogue().programme.sittings if each.uses_minutes}


def enter(client: Any, **told: Any) -> Any:
    account = add_account("maria")
    settle(account, told=told)
    client.force_login(account)
    client.account = account
    return client


def today(client: Any) -> str:
    answer = client.get(reverse("today"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def plan() -> dict[str, Any]:
    found: dict[str, Any] = DayPlanRecord.objects.get(replaced_at=None).plan
    return found


def timed(stored: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in stored["plan"]["sittings"] if each["id"] in TIMED}


def items(stored: dict[str, Any]) -> set[str]:
    return {item["item"] for each in stored["plan"]["sittings"] for item in each["items"]}


def heats(stored: dict[str, Any]) -> list[dict[str, Any]]:
    practices = catalogue().practices
    return [
        each
        for each in stored["plan"]["sittings"]
        if any(practices[i["item"]].group == "heat" for i in each["items"])
    ]


def device_tells(client: Any, kind: str, payload: dict[str, Any], entity: Any) -> None:
    now = datetime.now(UTC)
    own = str(uuid7())
    event = {
        "id": own, "device": "", "sequence": 1, "kind": kind, "entity": str(entity),
        "occurred_at": now.isoformat(), "time_zone": "UTC", "local_date": now.date().isoformat(),
        "content_version": "1", "replaces": None, "payload": payload,
    }  # fmt: skip
    answer = client.post(reverse("events"), {"events": [event]}, content_type="application/json")
    assert answer.json()["results"][0]["status"] == "accepted", answer.content


def test_the_first_look_late_in_the_day_plans_from_now_on_and_says_so(client: Any) -> None:
    with time_machine.travel(NOON.replace(hour=15, minute=40), tick=False):
        page = today(enter(client))
        assert "Your plan holds what fits from 15:40 on" in page
        assert timed(plan()) and all(each["starts"] >= "15:40" for each in timed(plan()).values())
        client.post(reverse("today_wish"), {"minutes": "20"})
        assert all(each["starts"] >= "15:40" for each in timed(plan()).values())


def test_the_first_look_in_the_morning_plans_the_whole_day(client: Any) -> None:
    with time_machine.travel(EARLY, tick=False):
        assert "Your plan holds what fits from" not in today(enter(client))


def test_the_first_look_just_before_midnight_is_a_page(client: Any) -> None:
    with time_machine.travel(NOON.replace(hour=23, minute=58), tick=False):
        today(enter(client))


def test_what_is_open_from_earlier_can_be_done_now_or_moved(client: Any) -> None:
    with time_machine.travel(EARLY, tick=False) as clock:
        today(enter(client))
        clock.move_to(NOON.replace(hour=17))
        page = today(client)
        assert "Still open from earlier" in page
        assert f'href="{reverse("session", args=["mobility"])}"' in page
        client.post(reverse("replan"))
        assert all(each["starts"] >= "17:00" for each in timed(plan()).values())
        assert "Still open from earlier" not in today(client)


def test_guided_heat_counts_once_and_by_its_own_time(client: Any) -> None:
    with time_machine.travel(EARLY, tick=False) as clock:
        today(enter(client))
        sitting = heats(plan())[0]
        group = {name: each.group for name, each in catalogue().practices.items()}
        item = next(i["item"] for i in sitting["items"] if group[i["item"]] == "heat")
        clock.move_to(NOON)
        person = person_of(client.account.pk)
        assert person is not None
        step = {"sitting": sitting["id"], "step": 0, "item": item, "kind": "heat", "seconds": 600.0}
        keep(person.id, [new_event(person, "step_done", step, now=NOON, entity=uuid7())], now=NOON)
        (warmth,) = told_on(person, NOON.date()).warmth
        assert (warmth.item, warmth.at, warmth.minutes) == (item, 11 * 60 + 50, 10)
        client.post(reverse("replan"))
        others = [each for each in heats(plan()) if each["id"] != sitting["id"]]
        assert all(each["starts"] >= "13:00" for each in others)


def test_what_was_skipped_in_a_session_leaves_the_day_and_can_be_asked_back(client: Any) -> None:
    with time_machine.travel(EARLY, tick=False) as clock:
        today(enter(client))
        clock.move_to(NOON)
        sitting = timed(plan())["mobility"]
        first, *others = [item["item"] for item in sitting["items"]]
        session = uuid7()
        device_tells(client, "session_started", {"sitting": "mobility"}, session)
        step = {"sitting": "mobility", "step": 0, "kind": "move", "seconds": 30.0}
        device_tells(client, "step_skipped", {**step, "item": first}, session)
        assert first in items(plan()), "nothing moves while the session runs"
        for item in others:
            device_tells(client, "step_done", {**step, "item": item}, session)
        end = {"sitting": "mobility", "minutes": 5.0}
        device_tells(client, "session_finished", end, session)
        assert first not in items(plan())
        kept = [item["item"] for item in timed(plan())["mobility"]["items"]]
        assert kept == others, "what was done stays"
        out = {each["item"]: each["reasons"] for each in plan()["left_out"]}
        assert [reason["id"] for reason in out[first]] == ["skipped_today"]
        count = DayPlanRecord.objects.count()
        today(client)
        assert DayPlanRecord.objects.count() == count


ODD_TIMES = [
    ("Europe/Berlin", datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "the day of 23 hours"),
    ("Europe/Berlin", datetime(2026, 3, 29, 3, 30, tzinfo=UTC), "just after the jump"),
    ("Europe/Berlin", datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "an hour that comes twice"),
    ("Europe/Berlin", datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "the end of 25 hours"),
    ("Pacific/Apia", datetime(2026, 1, 1, 0, 1, tzinfo=UTC), "the first zone of a date"),
    ("Pacific/Pago_Pago", datetime(2026, 12, 31, 23, 59, tzinfo=UTC), "the last one"),
    (
        "Asia/Kathmandu",
        datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
        "a quarter of an hour off, on a leap day",
    ),
]


@pytest.mark.parametrize(("zone", "local", "why"), ODD_TIMES, ids=[each[2] for each in ODD_TIMES])
def test_an_odd_day_has_a_plan_in_every_zone(
    client: Any, zone: str, local: datetime, why: str
) -> None:
    with time_machine.travel(local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), tick=False):
        enter(client)
        PersonRow.objects.update(time_zone=zone)
        today(client)
        assert DayPlanRecord.objects.get(replaced_at=None).on == local.date()
        for name in ("week", "today_clash", "worse"):
            assert client.get(reverse(name)).status_code == 200
        client.post(reverse("replan"))
        today(client)


def test_clocks_that_go_back_plan_the_earlier_date_and_lose_nothing(client: Any) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        today(enter(client))
        client.post(reverse("log_water"))
        clock.move_to(NOON - timedelta(hours=3))
        today(client)
        client.post(reverse("replan"))
        clock.move_to(NOON - timedelta(days=1))
        today(client)
        assert set(DayPlanRecord.objects.values_list("on", flat=True)) >= {date(2026, 11, 23)}
        assert EventRecord.objects.filter(kind="water_drunk").count() == 1


def test_another_time_zone_in_the_middle_of_the_day_keeps_what_is_done(client: Any) -> None:
    with time_machine.travel(NOON, tick=False):
        today(enter(client))
        client.post(reverse("log_walk"), {"minutes": "10"})
        for zone in ("America/Los_Angeles", "Pacific/Kiritimati", "UTC"):
            PersonRow.objects.update(time_zone=zone)
            today(client)
            client.post(reverse("replan"))
        assert "10 minutes" in today(client)


def test_a_history_from_the_future_is_no_error(client: Any) -> None:
    with time_machine.travel(NOON, tick=False):
        enter(client)
        person = person_of(client.account.pk)
        assert person is not None
        later = NOON + timedelta(days=9)
        told = [("walk_done", {"minutes": 500.0})]
        events = [new_event(person, kind, said, now=later) for kind, said in told]
        keep(person.id, events, now=later)
        today(client)
        assert "walking" in items(plan())
        assert client.get(reverse("week")).status_code == 200


def test_a_birthday_tomorrow_is_no_error(client: Any) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        account = add_account("young")
        settle(account, **neutral_answers(age=16))
        client.force_login(account)
        today(client)
        clock.move_to(NOON + timedelta(days=1))
        today(client)


BARE: dict[str, Any] = {"equipment": []}


@pytest.mark.parametrize("told", [BARE, {**BARE, "position": "bed"}, {"minutes": 1}])
def test_an_empty_house_or_a_single_minute_is_a_page(client: Any, told: dict[str, Any]) -> None:
    with time_machine.travel(EARLY, tick=False):
        today(enter(client, **told))
        assert client.get(reverse("today_clash")).status_code == 200
        assert client.get(reverse("week")).status_code == 200


@pytest.mark.parametrize(
    "windows",
    [
        [("23:50", "23:59")],
        [("02:00", "02:01")],
        [("09:00", "10:00"), ("09:30", "09:40"), ("09:00", "10:00")],
    ],
)
def test_windows_that_hold_next_to_nothing_are_a_plan_or_a_sentence(
    client: Any, windows: list[tuple[str, str]]
) -> None:
    with time_machine.travel(EARLY, tick=False):
        enter(client, windows=[{"from": a, "to": b} for a, b in windows])
        page = today(client)
        held = [each["starts"] for each in timed(plan()).values()] if plan()["plan"] else []
        assert held or "Nothing fits into your minutes and times today" in page
        assert all(any(a <= at < b for a, b in windows) for at in held)
        assert client.get(reverse("today_clash")).status_code == 200


def test_a_window_that_ends_before_it_begins_is_a_sentence(client: Any) -> None:
    with time_machine.travel(EARLY, tick=False):
        enter(client)
        form = {"wake": "07:00", "sleep": "23:00", "minutes": "60", "from_1": "20:00",
                "to_1": "08:00"}  # fmt: skip
        page = client.post(reverse("times"), form)
        assert page.status_code == 422 and 'class="problems' in page.content.decode()
        assert today(client)
