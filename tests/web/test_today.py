"""Today: made once, made anew when its ground changes, and cheap to look at."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spineflow_web.actions import planning
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.pages.sentences import notice
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord, Person, ScreeningRecord
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False):
        yield


def enter(client: Any, **answers: Any) -> None:
    account = add_account("maria")
    settle(account, **answers)
    client.force_login(account)


def today(client: Any) -> str:
    answer = client.get(reverse("today"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_day_holds_every_practice_of_the_method(client: Any, at_noon: None) -> None:
    enter(client)
    page = today(client)
    titles = ["Heating pad", "Breathing 4-4-6", "Cat-Cow", "Bridge", "Cobra", "Walking"]
    assert all(title in page for title in titles)
    assert "glasses over the day" in page
    assert "30 minutes a day" in page, "the goal of walking"
    assert "Monday, 23 November" in page


def test_what_is_known_keeps_blood_flow_and_pain_apart(client: Any, at_noon: None) -> None:
    enter(client)
    page = today(client)
    assert page.count("Blood flow") == page.count(">Pain<") > 10
    assert notice("evidence_note").text in page
    assert notice("review_notice").text in page
    assert "It does not diagnose, treat or prevent any disease" in page


def test_the_next_thing_follows_the_clock(client: Any) -> None:
    with time_machine.travel(NOON.replace(hour=6), tick=False):
        enter(client)
        assert 'href="#water"' not in today(client)
        assert 'href="#mobility"' in today(client)
    with time_machine.travel(NOON, tick=False):
        assert 'href="#walk"' in today(client)
    with time_machine.travel(NOON.replace(hour=23), tick=False):
        page = today(client)
        assert "Still open from earlier" in page and "Nothing more is planned" not in page


def test_the_date_is_the_persons_own(client: Any) -> None:
    with time_machine.travel(NOON.replace(hour=23), tick=False):
        enter(client)
        Person.objects.update(time_zone="Asia/Tokyo")
        assert "Tuesday, 24 November" in today(client)


def test_who_feels_very_ill_is_asked_not_to_exercise(client: Any) -> None:
    enter(client, feels_very_unwell=True)
    page = today(client).split("<main")[1]
    assert page.index("Please do not exercise today.") < page.index("Next")
    assert "call 999 now" in page, "the number of her country"
    settings, name = client.get(reverse("settings")).content.decode(), "Safety questions"
    assert f"under Settings, {name}." in page and f"<span>{name}</span>" in settings


def test_a_page_is_never_taken_for_newer_than_the_plan_it_shows(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another device tells something in the same moment: this page has to be asked for again."""
    enter(client)
    today(client)
    read = planning.todays_plan

    def told_meanwhile(person: KnownPerson, *given: Any, **named: Any) -> Any:
        saved = read(person, *given, **named)
        now = named["now"]
        keep(person.id, [new_event(person, "water_drunk", {"glasses": 1}, now=now)], now=now)
        return saved

    monkeypatch.setattr(planning, "todays_plan", told_meanwhile)
    assert '"seq": 0,' in today(client)


def test_a_look_costs_at_most_seven_queries(client: Any) -> None:
    enter(client)
    today(client)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        today(client)
    assert len(asked) <= 7, [query["sql"] for query in asked]


def test_the_plan_of_a_date_is_made_once(client: Any) -> None:
    enter(client)
    first, second = today(client), today(client)
    assert first.split("<main")[1].count("<li") == second.split("<main")[1].count("<li")
    assert DayPlanRecord.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_get_the_same_plan() -> None:
    account = add_account("maria")
    settle(account)

    def look(_tab: int) -> int:
        tab = Client()
        tab.cookies = client.cookies
        try:
            return int(tab.get(reverse("today")).status_code)
        finally:
            connection.close()

    client = Client()
    client.force_login(account)
    with ThreadPoolExecutor(4) as tabs:
        assert list(tabs.map(look, range(8))) == [200] * 8
    assert DayPlanRecord.objects.count() == 1


def test_a_new_plan_keeps_the_old_one_marked(client: Any) -> None:
    enter(client)
    today(client)
    assert client.get(reverse("replan")).status_code == 405
    for _tap in range(2):
        assert client.post(reverse("replan"))["Location"] == reverse("today")
    assert DayPlanRecord.objects.filter(replaced_at=None).count() == 1
    assert DayPlanRecord.objects.count() == 3


def test_a_changed_safety_answer_replaces_the_plan(client: Any) -> None:
    enter(client)
    assert "Cat-Cow" in today(client)
    address = reverse("safety_screen", args=["bones_and_moving"])
    answer = client.post(address, {"tick-osteoporosis": "1", "marked": "1"}, follow=True)
    page = answer.content.decode()
    assert "made anew" in page and "Changed for you" in page
    current = DayPlanRecord.objects.get(replaced_at=None)
    assert current.screening == ScreeningRecord.objects.latest("made_at")
    assert "osteoporosis" in current.screening.outcome["conditions"]


def test_new_content_replaces_a_plan_made_with_the_old(client: Any) -> None:
    enter(client)
    today(client)
    DayPlanRecord.objects.update(content_version="older")
    today(client)
    assert DayPlanRecord.objects.get(replaced_at=None).content_version == catalogue().version


@pytest.mark.parametrize("condition", [{"fluid_restriction": True}, {"eating_disorder": True}])
def test_no_number_of_glasses_where_the_gate_hides_it(client: Any, condition: Any) -> None:
    enter(client, **condition)
    assert "glasses over the day" not in today(client)


def test_no_food_idea_holds_what_is_not_eaten(client: Any) -> None:
    enter(client, told={"avoids": ["not_vegan"]})
    for day in range(10):
        with time_machine.travel(NOON.replace(day=1 + day), tick=False):
            today(client)
    foods = catalogue().foods
    shown = [
        item["food"]
        for record in DayPlanRecord.objects.all()
        for sitting in record.plan["plan"]["sittings"]
        for item in sitting["items"]
        if "food" in item
    ]
    assert shown and all("vegan" in foods[food].flags for food in shown)


def test_greens_are_not_offered_on_warfarin_not_even_as_a_wish(client: Any) -> None:
    enter(client, anticoagulant=True, warfarin=True)
    page = today(client)
    assert "what does not go with your answers" in page
    assert 'name="item" value="leafy_greens_vit_k"' not in page
    assert 'name="item" value="iron_food"' in page or 'name="item" value="magnesium_food"' in page


SPRAIN = {
    "back_pain_now": True,
    "new_or_worse_back_pain": True,
    "onset_lt_72h": True,
    "injury_mechanism": True,
}


@pytest.mark.parametrize(
    ("answers", "is_said"), [({}, False), ({"osteoporosis": True}, False), (SPRAIN, True)]
)
def test_a_plan_that_is_shorter_on_purpose_says_so(
    client: Any, answers: dict[str, Any], is_said: bool
) -> None:
    """B.1: more than half of the yoga poses, or of another kind of exercise, are left out."""
    enter(client, **answers)
    assert ("Your plan is shorter on purpose" in today(client)) is is_said


def test_no_time_is_said_kindly(client: Any) -> None:
    enter(client, told={"minutes": 5, "windows": [{"from": "03:00", "to": "03:01"}]})
    page = today(client)
    assert "Nothing fits into your minutes" in page
    assert reverse("times") in page
