"""Minutes, place and wishes of a day; what is done never moves, and the gate stands."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord, DayWish, EventRecord, Profile
from spineflow_web.store.people import person_of
from tests.web.my_day.stored_day import (
    EARLY,
    NOON,
    did,
    items,
    minutes,
    plan,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", [5, 10, 20, 40])
def test_the_minutes_of_today_are_kept(maria: Any, asked: int) -> None:
    page = told(maria, "today_wish", minutes=str(asked))
    assert minutes(plan()) <= asked
    assert f"{asked} minutes" in page
    assert 'role="status"' in page, "one line says what changed"
    assert Profile.objects.get().minutes == 60, "the wish is of this date alone"


def test_all_minutes_hold_more_than_five(maria: Any) -> None:
    told(maria, "today_wish", minutes="5")
    few = set(items(plan()))
    told(maria, "today_wish", minutes="all")
    assert few < set(items(plan()))


def test_the_same_wish_twice_makes_one_plan(maria: Any) -> None:
    for _tap in range(3):
        told(maria, "today_wish", minutes="20", kind="half", place="home")
    assert DayPlanRecord.objects.count() == 2
    assert DayWish.objects.count() == 1


@pytest.mark.parametrize(
    "form",
    [
        {"minutes": "0"},
        {"minutes": "-5"},
        {"minutes": "9999"},
        {"kind": "flare"},
        {"place": "moon"},
        {"minutes": "²"},
        {"wider": "-1"},
    ],
)
def test_what_is_no_choice_changes_nothing(maria: Any, form: dict[str, str]) -> None:
    before = plan()
    told(maria, "today_wish", **form)
    assert plan() == before and not DayWish.objects.exists()


def test_at_work_nothing_lies_on_the_floor(maria: Any) -> None:
    told(maria, "today_wish", place="desk")
    variants = {i["variant"] for s in plan()["plan"]["sittings"] for i in s["items"]}
    assert not variants & {"floor", "bed"}


def test_what_is_done_never_moves_and_the_rest_comes_after_now(maria: Any, clock: Any) -> None:
    before = plan()
    clock.move_to(NOON)
    did(maria, "mobility", NOON)
    done = next(s for s in before["plan"]["sittings"] if s["id"] == "mobility")
    for form in ({"minutes": "20"}, {"kind": "half"}, {"place": "desk"}, {"minutes": "all"}):
        told(maria, "today_wish", **form)
        now = plan()["plan"]["sittings"]
        kept = next(s for s in now if s["id"] == "mobility")
        assert (kept["starts"], kept["items"]) == (done["starts"], done["items"])
        timed = {each.id for each in catalogue().programme.sittings if each.uses_minutes}
        others = [s for s in now if s["id"] in timed and s["id"] != "mobility"]
        assert all(each["starts"] >= "12:00" for each in others), form


def test_at_the_end_of_the_day_a_new_plan_is_no_error(maria: Any, clock: Any) -> None:
    clock.move_to(NOON.replace(hour=23, minute=30))
    assert "Nothing more is planned today" in told(maria, "replan")


def test_not_today_stays_out_until_it_is_asked_for(maria: Any) -> None:
    sitting = items(plan())["cat_cow"]
    assert "Cat-Cow" in told(maria, "item_skip", sitting, "cat_cow")
    told(maria, "today_wish", minutes="40")
    assert "cat_cow" not in items(plan())
    told(maria, "today_want", item="cat_cow")
    assert "cat_cow" in items(plan())


def test_done_elsewhere_is_written_down_once_and_stays(maria: Any) -> None:
    sitting = items(plan())["cat_cow"]
    for _tap in range(2):
        maria.post(reverse("item_done", args=[sitting, "cat_cow"]))
    assert EventRecord.objects.filter(kind="step_done").count() == 1
    told(maria, "today_wish", minutes="10")
    assert items(plan())["cat_cow"] == sitting
    page = maria.get(reverse("change_item", args=[sitting, "cat_cow"])).content.decode()
    assert "It stays where it is." in page and "Take it back" in page
    for _tap in range(2):
        told(maria, "item_done", sitting, "cat_cow", undo="1")
    assert EventRecord.objects.filter(kind="correction").count() == 1


def test_a_walk_told_by_hand_shortens_what_is_left(maria: Any) -> None:
    before = [i for s in plan()["plan"]["sittings"] for i in s["items"] if i["item"] == "walking"]
    maria.post(reverse("log_walk"), {"minutes": "10"})
    told(maria, "replan")
    after = [i for s in plan()["plan"]["sittings"] for i in s["items"] if i["item"] == "walking"]
    walked = [sum(i["dose"]["minutes"] for i in each) for each in (before, after)]
    assert walked[1] <= max(walked[0] - 10, 0)


def test_the_week_shows_what_comes_and_saves_nothing(maria: Any, clock: Any) -> None:
    clock.move_to(EARLY + timedelta(days=2, hours=3))
    maria.get(reverse("today"))
    did(maria, "mobility", EARLY)
    clock.move_to(EARLY + timedelta(days=3))
    maria.get(reverse("today"))
    before = DayPlanRecord.objects.count()
    page = maria.get(reverse("week")).content.decode()
    assert DayPlanRecord.objects.count() == before
    assert page.count("<details") == 7
    assert "A day off." in page and "1 session" in page
    assert not re.search(r"missed|failed", page)
    told(maria, "today_wish", minutes="5")
    page = maria.get(reverse("week")).content.decode()
    shown = re.findall(r"<small>(?:about )?(\d+) minutes?</small>", page)
    assert int(shown[0]) <= 5 < int(shown[1]), "a wish holds for its date alone"


def test_another_time_zone_replans_the_date_there(maria: Any) -> None:
    from spineflow_web.actions.setup import tell

    person = person_of(maria.account.pk)
    assert person is not None
    did(maria, "mobility", EARLY)
    before = next(s for s in plan()["plan"]["sittings"] if s["id"] == "mobility")
    tell(person, {"time_zone": "Asia/Tokyo"}, on=EARLY.date(), now=EARLY)
    page = maria.get(reverse("today"))
    assert page.status_code == 200
    assert before in plan()["plan"]["sittings"]


def test_desk_hours_and_goals_are_told_and_reach_the_plan(maria: Any) -> None:
    page = maria.get(reverse("times")).content.decode()
    assert "Sit with more ease" in page
    form = {
        "minutes": "30", "walks": "10", "wake": "07:00", "sleep": "23:00",
        "desk_from": "09:00", "desk_to": "17:00", "goals": ["desk", "walking"],
    }  # fmt: skip
    assert maria.post(reverse("times"), form).status_code == 302
    profile = Profile.objects.get()
    assert profile.desk == [{"from": "09:00", "to": "17:00"}]
    assert profile.goals == ["desk", "walking"]
    breaks = [
        i for s in plan()["plan"]["sittings"] for i in s["items"] if i["item"] == "posture_sitting"
    ]
    assert breaks and breaks[0]["at"][0] >= "09:00"
    assert maria.post(reverse("times"), {**form, "desk_to": ""}).status_code == 422


def test_the_pages_read_without_a_bare_word(maria: Any) -> None:
    from tests.web.pseudo_locale import bare_words, pseudo_locale

    sitting = items(plan())["walking"]
    with pseudo_locale():
        pages = [
            maria.get(reverse("change_item", args=[sitting, "walking"])),
            maria.get(reverse("week")),
            maria.get(reverse("worse")),
            maria.get(reverse("today_clash")),
        ]
    for page in pages:
        assert bare_words(page.content.decode()) == []
