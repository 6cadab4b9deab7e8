"""Shorter, another time, a swap, and the way out of a clash: only what is cleared is offered."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord
from tests.household import add_account, settle
from tests.web.my_day.stored_day import (
    EARLY,
    change_page,
    day_of,
    items,
    minutes,
    offers,
    plan,
    plan_id,
    starts,
    told,
)

pytestmark = pytest.mark.django_db


def test_another_time_moves_the_sitting_and_a_second_tap_does_nothing(maria: Any) -> None:
    sitting, page = change_page(maria, "walking")
    (offer, *_) = offers(page, "another_time")
    before, base = starts(plan()), plan_id()
    for _tap in range(2):
        told(maria, "change_item", sitting, "walking", offer=offer, plan=base)
    after = starts(plan())
    assert after[sitting] != before[sitting]
    assert {k: v for k, v in after.items() if k != sitting} == {
        k: v for k, v in before.items() if k != sitting
    }
    assert DayPlanRecord.objects.count() == 2
    assert plan()["proof"] is None, "the planner lets be what was chosen"


def test_a_chosen_time_outlives_the_next_plan(maria: Any) -> None:
    sitting, page = change_page(maria, "walking")
    assert "moves together" not in page
    offer = offers(page, "another_time")[-1]
    told(maria, "change_item", sitting, "walking", offer=offer, plan=plan_id())
    chosen = starts(plan())[sitting]
    told(maria, "replan")
    assert starts(plan())[sitting] == chosen


def test_a_sitting_of_several_moves_as_one_and_says_so(maria: Any) -> None:
    sitting, page = change_page(maria, "cat_cow")
    assert "All of this sitting moves together." in page
    offer = offers(page, "another_time")[0]
    page = told(maria, "change_item", sitting, "cat_cow", offer=offer, plan=plan_id())
    assert "Warm up, breathe and move: it comes at" in page


def test_a_swap_takes_its_place_and_a_later_plan_keeps_it(maria: Any) -> None:
    for item in items(plan()):
        sitting, page = change_page(maria, item)
        if offers(page, "swap"):
            break
    else:
        pytest.fail("nothing can be swapped")
    offer = offers(page, "swap")[0]
    new = offer.split("-")[1]
    told(maria, "change_item", sitting, item, offer=offer, plan=plan_id())
    assert items(plan())[new] == sitting and item not in items(plan())
    told(maria, "replan")
    assert new in items(plan()) and item not in items(plan())


def test_shorter_is_shorter(maria: Any) -> None:
    sitting, page = change_page(maria, "walking")
    before = minutes(plan())
    told(
        maria, "change_item", sitting, "walking",
        offer=offers(page, "shorter")[0], plan=plan_id(),
    )  # fmt: skip
    assert minutes(plan()) < before


@pytest.mark.parametrize("offer", ["swap-heating_pad-480-900", "swap-x", "", "shorter-walking-1-1"])
def test_what_was_not_offered_is_not_taken(maria: Any, offer: str) -> None:
    before = plan()
    sitting = items(before)["walking"]
    told(maria, "change_item", sitting, "walking", offer=offer, plan=plan_id())
    assert plan() == before


@pytest.mark.parametrize("condition", ["osteoporosis", "hypermobility", "flexion_worse"])
def test_only_what_is_cleared_is_offered(client: Any, clock: Any, condition: str) -> None:
    account = add_account("osman")
    settle(account, **{condition: True})
    client.force_login(account)
    client.get(reverse("today"))
    record = DayPlanRecord.objects.get()
    barred = {
        each["item"]
        for each in record.screening.outcome["clearances"]
        if each["clearance"] == "barred"
    }
    seen = 0
    for item, sitting in items(record.plan).items():
        page = client.get(reverse("change_item", args=[sitting, item])).content.decode()
        swaps = {offer.split("-")[1] for offer in offers(page, "swap")}
        seen += len(swaps)
        assert not swaps & barred
    assert seen


def test_a_barred_wish_is_named_and_never_planned(client: Any, clock: Any) -> None:
    account = add_account("osman")
    settle(account, osteoporosis=True)
    client.force_login(account)
    client.get(reverse("today"))
    record = DayPlanRecord.objects.get()
    barred = next(
        each["item"]
        for each in record.screening.outcome["clearances"]
        if each["clearance"] == "barred" and not catalogue().practices[each["item"]].supplement
    )
    page = told(client, "today_want", item=barred)
    assert "These do not fit together" in page
    assert barred not in items(plan())


def test_too_few_minutes_for_a_wish_name_the_clash_and_its_smallest_way_out(maria: Any) -> None:
    told(maria, "today_wish", minutes="5")
    missing = next(
        each["item"] for each in plan()["left_out"]
        if {"kind": "constraint", "id": "fits_the_minutes"} in each["reasons"]
    )  # fmt: skip
    page = told(maria, "today_want", item=missing)
    if missing not in items(plan()):
        assert "You have 5 minutes today." in page
        asked = re.search(r'name="minutes" value="(\d+)"', page)
        assert asked is not None
        told(maria, "today_wish", minutes=asked[1])
        assert missing in items(plan())


def test_the_planner_process_names_the_clash_and_the_page_shows_it(maria: Any) -> None:
    from spineflow.planning.solve.best_plan import best_plan
    from spineflow_web.jobs.planner import better_plans

    told(maria, "today_wish", minutes="5")
    told(maria, "today_want", item="heating_pad")
    assert "heating_pad" not in items(plan())
    better_plans(partial(best_plan, limit_s=30), set(), now=EARLY)
    kinds = {wish["kind"] for clash in plan()["clashes"] for wish in clash["wishes"]}
    assert {"want", "minutes"} <= kinds
    page = maria.get(reverse("today_clash")).content.decode()
    assert "You have 5 minutes today." in page and "Do without it today" in page
    told(maria, "today_want", item="heating_pad", wanted="no")
    assert "Everything you asked for fits" in maria.get(reverse("today_clash")).content.decode()


def test_the_minutes_that_are_enough_count_what_was_prescribed(maria: Any) -> None:
    exercise = {
        "title": "Wall slide", "steps": "Stand with your back to the wall.", "minutes": "20",
        "times_a_day": "1", "demands": "on_feet", "by": "Ms Novak", "until": "2026-12-05",
    }  # fmt: skip
    told(maria, "prescribed_list", **exercise)
    told(maria, "today_wish", minutes="25")
    told(maria, "today_want", item="heating_pad")
    assert "heating_pad" not in items(plan()), "5 of the 25 minutes are left"
    page = maria.get(reverse("today_clash")).content.decode()
    (minutes,) = re.findall(r'name="minutes" value="(\d+)"', page)
    assert 40 < int(minutes) < 45, "20 for the heat and a move, 20 and a moment for the slide"
    told(maria, "today_wish", minutes=minutes)
    assert "heating_pad" in items(plan())


def test_an_impossible_day_offers_a_way_out(client: Any, clock: Any) -> None:
    account = add_account("ida")
    settle(account, told={"minutes": 5, "windows": [{"from": "09:00", "to": "09:01"}]})
    client.force_login(account)
    assert "Nothing fits" in client.get(reverse("today")).content.decode()
    page = client.get(reverse("today_clash")).content.decode()
    wider = re.search(r'name="wider" value="(\d+)"', page)
    assert wider is not None
    told(client, "today_wish", wider=wider[1])
    assert plan()["plan"]["sittings"]


def test_ten_minutes_more_are_a_button(maria: Any) -> None:
    page = told(maria, "today_wish", minutes="10")
    assert "With 10 minutes more" in page and 'name="minutes" value="20"' in page


def test_a_swap_can_be_taken_back(maria: Any) -> None:
    sitting, page = change_page(maria, "breath_4_4_6")
    offer = next(each for each in offers(page, "swap") if "notice_the_breath" in each)
    told(maria, "change_item", sitting, "breath_4_4_6", offer=offer, plan=plan_id())
    _, page = change_page(maria, "notice_the_breath")
    back, other, *_ = sorted(offers(page, "swap"), key=lambda each: "4_4_6" not in each)
    assert "breath_4_4_6" in back and "breath_4_6" in other
    told(maria, "change_item", sitting, "notice_the_breath", offer=back, plan=plan_id())
    told(maria, "replan")
    assert "breath_4_4_6" in items(plan()) and "notice_the_breath" not in items(plan())


def test_shorter_saves_a_fifth_of_the_time(maria: Any) -> None:
    least = 1 - catalogue().planning.number("least_shortening")
    seen = 0
    for session in day_of(plan()).sittings:
        for item in session.items:
            page = maria.get(reverse("change_item", args=[session.id, item.item]))
            for offer in offers(page.content.decode(), "shorter"):
                seen += 1
                assert int(offer.rsplit("-", 1)[1]) <= item.seconds * least
    assert seen
