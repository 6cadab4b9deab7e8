"""A day that goes another way than planned: left lying, begun late, skipped, warm already."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow.vocabulary.timing import minutes_of
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.actions.told_today import told_on
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord, EventRecord
from spineflow_web.store.people import person_of
from tests.web.my_day.stored_day import EARLY, plan

pytestmark = pytest.mark.django_db
TIMED = {each.id for each in catalogue().programme.sittings if each.uses_minutes}


def today(client: Any) -> str:
    answer = client.get(reverse("today"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def timed() -> list[dict[str, Any]]:
    return [each for each in plan()["plan"]["sittings"] if each["id"] in TIMED]


def at(hour: int, minute: int = 0) -> datetime:
    return EARLY.replace(hour=hour, minute=minute)


def test_what_was_left_lying_stays_offered_when_nothing_comes_after_it(
    maria: Any, clock: Any
) -> None:
    assert "Still open from earlier" not in today(maria)
    last = max(minutes_of(each["starts"]) for each in timed())
    clock.move_to(EARLY.replace(hour=0, minute=0) + timedelta(minutes=last + 40))
    page = today(maria)
    assert "Still open from earlier" in page
    assert "Nothing more is planned today" not in page
    card = page[page.index('aria-labelledby="open"') :]
    card = card[: card.index("</section>")]
    walk = next(each for each in timed() if any(i["item"] == "walking" for i in each["items"]))
    assert reverse("session", args=[walk["id"]]) in card and reverse("replan") in card
    assert maria.get(reverse("session", args=[walk["id"]])).status_code == 200


def test_a_new_time_is_found_for_what_was_left_lying(maria: Any, clock: Any) -> None:
    today(maria)
    clock.move_to(at(19))
    had = {item["item"] for each in timed() for item in each["items"]}
    page = maria.post(reverse("replan"), follow=True).content.decode()
    assert all(each["starts"] >= "19:00" for each in timed())
    assert {"walking"} <= {i["item"] for each in timed() for i in each["items"]} <= had
    assert "Still open from earlier" not in page


def test_warmth_is_not_begun_near_bedtime_from_the_card(maria: Any, clock: Any) -> None:
    today(maria)
    warm = next(s["id"] for s in timed() if any(i["item"] == "heating_pad" for i in s["items"]))
    clock.move_to(at(22, 20))
    page = today(maria)
    card = page[page.index('aria-labelledby="open"') :]
    assert reverse("session", args=[warm]) not in card[: card.index("</section>")]


@pytest.mark.parametrize("hour", [10, 15, 19, 21])
def test_a_first_look_late_in_the_day_plans_what_fits_from_now_on(
    unseen: Any, clock: Any, hour: int
) -> None:
    clock.move_to(at(hour))
    page = today(unseen)
    assert timed() and all(each["starts"] >= f"{hour}:00" for each in timed())
    assert page.count("Part of the day is over.") == 1
    assert f"from {hour}:00 on" in page
    assert "Still open from earlier" not in page


def test_an_early_first_look_says_nothing_of_it(unseen: Any) -> None:
    assert "Part of the day is over" not in today(unseen)


@pytest.mark.parametrize("minute", [0, 30, 50, 59])
def test_a_first_look_at_the_end_of_the_day_is_no_error(
    unseen: Any, clock: Any, minute: int
) -> None:
    clock.move_to(at(22, minute))
    page = today(unseen)
    assert "Nothing fits into your minutes" not in page, "it is late, not an impossible day"


def told_by_device(
    client: Any, sitting: str, steps: list[tuple[str, str, str, float]], now: datetime
) -> None:
    """A session as the player tells it: (what became of it, practice, kind, seconds)."""
    session, person = uuid7(), person_of(client.account.pk)
    assert person is not None
    lines: list[tuple[str, dict[str, Any]]] = [("session_started", {"sitting": sitting})]
    for n, (how, item, kind, seconds) in enumerate(steps):
        said = {"sitting": sitting, "step": n, "item": item, "kind": kind, "seconds": seconds}
        lines.append((f"step_{how}", said))
    lines.append(("session_finished", {"sitting": sitting, "minutes": 5.0}))
    events = [new_event(person, kind, said, now=now, entity=session).wire() for kind, said in lines]
    answer = client.post(
        reverse("events"), json.dumps({"events": events}), content_type="application/json"
    )
    assert [each["status"] for each in answer.json()["results"]] == ["accepted"] * len(events)


def test_a_skip_inside_a_session_plans_the_rest_of_the_day_anew(maria: Any, clock: Any) -> None:
    today(maria)
    before = next(each for each in timed() if each["id"] == "mobility")
    names = [item["item"] for item in before["items"]]
    skipped = next(name for name in names if catalogue().practices[name].group != "heat")
    clock.move_to(at(9))
    steps = [("skipped" if n == skipped else "done", n, "move", 60.0) for n in names]
    told_by_device(maria, "mobility", steps, at(9))
    after = next(each for each in timed() if each["id"] == "mobility")
    assert [i["item"] for i in after["items"]] == [n for n in names if n != skipped]
    assert skipped not in {i["item"] for each in timed() for i in each["items"]}
    assert {"kind": "constraint", "id": "skipped_today"} in next(
        each["reasons"] for each in plan()["left_out"] if each["item"] == skipped
    )
    assert all(each["starts"] >= "09:00" for each in timed() if each["id"] != "mobility")
    page = today(maria)
    assert page.count('class="said"') == 1 and "You skipped this" in page
    assert reverse("session_after", args=["mobility"])
    assert maria.get(reverse("session_after", args=["mobility"])).status_code == 200
    made = DayPlanRecord.objects.count()
    told_by_device(maria, "mobility", [("done", names[-1], "move", 60.0)], at(9))
    assert DayPlanRecord.objects.count() == made, "nothing new was skipped, so nothing is planned"


def test_what_was_skipped_comes_back_when_it_is_asked_for(maria: Any, clock: Any) -> None:
    today(maria)
    clock.move_to(at(9))
    names = [i["item"] for s in timed() if s["id"] == "mobility" for i in s["items"]]
    steps = [("skipped" if n == "cat_cow" else "done", n, "move", 60.0) for n in names]
    told_by_device(maria, "mobility", steps, at(9))
    maria.post(reverse("today_want"), {"item": "cat_cow"})
    assert "cat_cow" in {i["item"] for each in timed() for i in each["items"]}


def test_a_break_skipped_from_end_to_end_can_still_be_told_about(maria: Any, clock: Any) -> None:
    today(maria)
    clock.move_to(at(9, 30))
    told_by_device(
        maria, "sitting_breaks", [("skipped", "posture_sitting", "move", 0.0)], at(9, 30)
    )
    address = reverse("session_after", args=["sitting_breaks"])
    assert maria.get(address).status_code == 200
    assert maria.post(address, {"pain": "1"}).status_code == 302


def test_a_break_whose_time_is_past_stands_without_one(maria: Any, clock: Any) -> None:
    assert "Any time today" not in today(maria)
    clock.move_to(at(17))
    page = today(maria)
    later = page[page.index("Any time today") :]
    assert reverse("session", args=["sitting_breaks"]) in later and "09:30" not in later


def test_a_session_skipped_from_end_to_end_leaves_pages_that_work(maria: Any, clock: Any) -> None:
    today(maria)
    clock.move_to(at(9))
    names = [i["item"] for s in timed() if s["id"] == "mobility" for i in s["items"]]
    told_by_device(maria, "mobility", [("skipped", n, "move", 0.0) for n in names], at(9))
    for route, parts in [("today", []), ("week", []), ("print_day", []), ("offline_pack", []),
                         ("session_after", ["mobility"]), ("today_clash", [])]:  # fmt: skip
        assert maria.get(reverse(route, args=parts)).status_code == 200, route
    maria.post(reverse("replan"))
    assert not set(names) & {i["item"] for each in timed() for i in each["items"]}


def heats() -> list[tuple[str, str]]:
    return [
        (sitting["starts"], item["item"])
        for sitting in timed()
        for item in sitting["items"]
        if catalogue().practices[item["item"]].group == "heat"
    ]


def had_warmth(client: Any, moment: datetime, sitting: str = "elsewhere") -> None:
    """Warmth of a session that was stopped, so that no sitting of the plan holds it."""
    person = person_of(client.account.pk)
    assert person is not None
    said = {"sitting": sitting, "step": 0, "item": "heating_pad", "kind": "heat", "seconds": 900.0}
    keep(
        person.id,
        [new_event(person, "step_stopped", said, now=moment, entity=uuid7())],
        now=moment,
    )


def test_three_times_of_warmth_leave_no_more_in_the_plan(maria: Any, clock: Any) -> None:
    today(maria)
    assert heats()
    for hour in (7, 9, 11):
        had_warmth(maria, at(hour))
    clock.move_to(at(12))
    maria.post(reverse("replan"))
    assert not heats()
    out = next(each for each in plan()["left_out"] if each["item"] == "heating_pad")
    assert out["reasons"] == [{"kind": "constraint", "id": "heat_three_a_day"}]


def test_warmth_of_a_moment_ago_keeps_the_next_an_hour_away(maria: Any, clock: Any) -> None:
    today(maria)
    clock.move_to(at(12))
    had_warmth(maria, at(12))
    maria.post(reverse("replan"))
    assert all(minutes_of(starts) >= 13 * 60 for starts, _item in heats())


def test_warmth_is_one_line_from_when_it_was_put_on(maria: Any, clock: Any) -> None:
    today(maria)
    steps = [("done", "heating_pad", "heat", 300.0), ("done", "heating_pad", "check", 20.0),
             ("skipped", "heating_pad", "heat", 100.0)]  # fmt: skip
    told_by_device(maria, "mobility", steps, at(8, 30))
    person = person_of(maria.account.pk)
    assert person is not None
    (line,) = told_on(person, EARLY.date()).warmth
    assert (line.item, line.sitting, line.at) == ("heating_pad", "mobility", 503)
    assert line.at + line.minutes == 8 * 60 + 30


def test_no_page_names_an_open_sitting_twice(maria: Any, clock: Any) -> None:
    today(maria)
    clock.move_to(at(14))
    page = today(maria)
    shown = re.findall(r"<li><p><strong>([^<]+)</strong>", page)
    assert len(shown) == len(set(shown))
    assert EventRecord.objects.count() == 0
