"""My day: wishes, other ways, flare-ups; what is done never moves, and the gate stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord, DayWish, EventRecord, FlareUp, Profile
from spineflow_web.store.people import person_of
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EARLY = NOON.replace(hour=6, minute=30)


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(EARLY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def maria(client: Any, clock: Any) -> Any:
    account = add_account("maria")
    settle(account)
    client.force_login(account)
    client.get(reverse("today"))
    client.account = account
    return client


def plan() -> dict[str, Any]:
    found: dict[str, Any] = DayPlanRecord.objects.get(replaced_at=None).plan
    return found


def items(stored: dict[str, Any]) -> dict[str, str]:
    """The items of a plan by practice, with their sitting."""
    return {
        item["item"]: sitting["id"]
        for sitting in stored["plan"]["sittings"]
        for item in sitting["items"]
    }


def starts(stored: dict[str, Any]) -> dict[str, str]:
    return {sitting["id"]: sitting["starts"] for sitting in stored["plan"]["sittings"]}


def minutes(stored: dict[str, Any]) -> float:
    """Minutes of the sittings as their doses say."""
    from spineflow.exchange.stored_plan import read_day

    content = catalogue()
    day = read_day(stored["plan"], content.practices, content.programme)
    return sum(each.seconds for each in day.sittings if each.uses_minutes) / 60


def told(client: Any, name: str, *args: str, **form: str) -> str:
    answer = client.post(reverse(name, args=args), form, follow=True)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def did(client: Any, sitting: str, now: datetime) -> None:
    """The whole sitting through the page without script."""
    check = {question.id: "3" for question in catalogue().sessions.quick_questions.values()
             if question.answer == "pain"}  # fmt: skip
    client.post(reverse("session_check", args=[sitting]), {**check, "none": "1"})
    client.post(reverse("session_log", args=[sitting]), {"outcome": "did"})


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


def offers(page: str, kind: str) -> list[str]:
    return re.findall(rf'value="({kind}-[^"]+)"', page)


def change_page(client: Any, item: str) -> tuple[str, str]:
    sitting = items(plan())[item]
    answer = client.get(reverse("change_item", args=[sitting, item]))
    assert answer.status_code == 200
    return sitting, answer.content.decode()


def plan_id() -> str:
    return str(DayPlanRecord.objects.get(replaced_at=None).pk)


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


def check(client: Any, pain: str = "4", **marked: str) -> Any:
    name = next(
        each.id for each in catalogue().sessions.quick_questions.values() if each.answer == "pain"
    )
    given = {name: pain, **marked, **({} if marked else {"none": "1"})}
    return client.post(reverse("worse"), given)


def phase() -> str:
    return str(plan()["terms"]["phase"])


def test_worse_brings_gentle_days_then_the_way_back(maria: Any, clock: Any) -> None:
    assert "A short check first" in maria.get(reverse("worse")).content.decode()
    assert check(maria)["Location"] == reverse("today")
    gentle = set(catalogue().days.day_types["flare"].only)
    assert set(items(plan())) <= gentle and phase() == "flare"
    seen = []
    for day in range(9):
        clock.move_to(EARLY + timedelta(days=day))
        maria.get(reverse("today"))
        record = DayPlanRecord.objects.get(
            on=(EARLY + timedelta(days=day)).date(), replaced_at=None
        )
        seen.append(record.plan["terms"]["phase"])
    assert seen == ["flare"] * 3 + ["ramp"] * 4 + ["usual"] * 2


def test_better_again_begins_the_way_back_today(maria: Any, clock: Any) -> None:
    check(maria)
    clock.move_to(EARLY + timedelta(days=1))
    assert "It is better again" in maria.get(reverse("today")).content.decode()
    told(maria, "better")
    record = DayPlanRecord.objects.get(on=(EARLY + timedelta(days=1)).date(), replaced_at=None)
    assert record.plan["terms"]["phase"] == "ramp"
    before = DayPlanRecord.objects.count()
    told(maria, "better")
    assert DayPlanRecord.objects.count() == before, "twice is once"


def test_worse_again_on_the_way_back_is_the_same_flare_up(maria: Any, clock: Any) -> None:
    from spineflow_web.actions.episode import episode

    check(maria)
    clock.move_to(EARLY + timedelta(days=4))
    check(maria)
    person = person_of(maria.account.pk)
    assert person is not None and FlareUp.objects.count() == 2
    found = episode(person.id, (EARLY + timedelta(days=4)).date())
    assert found is not None
    assert (found.since, found.until) == (EARLY.date(), (EARLY + timedelta(days=7)).date())


@pytest.mark.parametrize(
    "line", [q.id for q in catalogue().sessions.quick_questions.values() if q.answer == "yes_no"]
)
def test_any_yes_goes_to_the_gate_and_begins_no_flare_up(maria: Any, line: str) -> None:
    answer = check(maria, **{line: "on"})
    assert answer["Location"].startswith("/safety/")
    assert not FlareUp.objects.exists()
    assert maria.get(reverse("today")).status_code == 302, "the gate stands"


def test_nothing_marked_is_no_answer(maria: Any) -> None:
    assert maria.post(reverse("worse"), {}).status_code == 422
    assert not FlareUp.objects.exists()


def test_pain_that_rises_makes_the_rest_of_the_day_easier(maria: Any) -> None:
    maria.post(reverse("log_pain"), {"pain": "2"})
    assert plan()["terms"]["kind"] == ""
    maria.post(reverse("log_pain"), {"pain": "3"})
    assert plan()["terms"]["kind"] == ""
    page = told(maria, "log_pain", pain="6")
    assert plan()["terms"]["kind"] == "sore"
    assert "easier levels" in page
    before = DayPlanRecord.objects.count()
    maria.post(reverse("log_pain"), {"pain": "6"})
    assert DayPlanRecord.objects.count() == before


def quiet_days(client: Any, clock: Any, count: int) -> None:
    """So many days with the morning sitting done, without pain before or after."""
    person = person_of(client.account.pk)
    assert person is not None
    for day in range(count):
        now = EARLY + timedelta(days=day, hours=3)
        clock.move_to(now)
        client.get(reverse("today"))
        did(client, "mobility", now)
        session = EventRecord.objects.filter(kind="session_finished").latest("seq").entity
        event = new_event(
            person, "pain_rated", {"when": "after", "pain": 1}, now=now, entity=session
        )
        morning = new_event(
            person,
            "pain_rated",
            {"when": "next_morning", "pain": 1},
            now=now + timedelta(hours=21),
            entity=session,
        )
        keep(person.id, [event, morning], now=now)
    clock.move_to(EARLY + timedelta(days=count))
    client.get(reverse("today"))


def changes_today() -> list[dict[str, Any]]:
    record = DayPlanRecord.objects.filter(replaced_at=None).latest("on")
    return [step for step in record.plan["progress"] if step["change"] == "up"]


def test_a_step_up_shows_its_light_and_a_no_keeps_the_level(maria: Any, clock: Any) -> None:
    quiet_days(maria, clock, 6)
    steps = changes_today()
    assert 1 <= len(steps) <= 2, "at most two in a week"
    page = maria.get(reverse("today")).content.decode()
    assert "Green light" in page and "One level up today." in page
    step = steps[0]
    record = DayPlanRecord.objects.filter(replaced_at=None).latest("on")
    sitting = items(record.plan)[step["item"]]
    page = told(maria, "item_keep_level", sitting, step["item"])
    assert "Your level stays." in page
    assert step["item"] not in {each["item"] for each in changes_today()}


def test_a_step_that_was_taken_is_for_good(maria: Any, clock: Any) -> None:
    quiet_days(maria, clock, 6)
    steps = changes_today()
    now = EARLY + timedelta(days=6, hours=3)
    clock.move_to(now)
    did(maria, "mobility", now)
    clock.move_to(now + timedelta(days=1))
    maria.get(reverse("today"))
    levels = Profile.objects.get().levels
    assert steps and {step["item"]: step["to"] for step in steps}.items() <= levels.items()


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
