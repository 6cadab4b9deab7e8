"""The gate on the server: what each disposition shows, and that no address leads around it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from html import unescape
from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import escape

from spineflow_web.pages.policy import POLICY, Who
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import ClinicianClearance, DayPlanRecord
from tests.household import add_account, settle
from tests.web.test_isolation import address

pytestmark = pytest.mark.django_db

STOPS = {
    "emergency": ({"stroke_signs": True}, "Please stop here and get help now."),
    "crisis": ({"self_harm_thoughts": True}, "Thank you for telling us."),
    "same_day": ({"calf_swelling": True}, "Please speak to a health professional today."),
    "not_screened": ({"fever_now": "unsure"}, "A few questions first"),
    "under_16": ({"age": 15}, "made for people of 16 and older"),
}
CLINICIAN = {"leg_numbness": "stable_not_assessed"}
HOLD_PLAN = {"breath_4_4_6", "posture_sitting", "walking", "hydration_target"}
NEVER_SAID = ("safe for you", "low risk", "all clear", "dangerous for you")


def visit(client: Any, **answers: Any) -> str:
    account = add_account("maria")
    settle(account, **answers)
    client.force_login(account)
    return page_of(client, "today")


def page_of(client: Any, name: str) -> str:
    return str(client.get(reverse(name)).content.decode())


@cache
def texts_of(item: str) -> list[str]:
    """The sentences by which one practice, and no other, is recognised."""
    others = {text for other in catalogue().practices if other != item for text in words_of(other)}
    return [text for text in words_of(item) if text not in others]


@cache
def words_of(item: str) -> list[str]:
    practice = catalogue().practices[item]
    steps = [step for variant in practice.variants for step in variant.steps if len(step) > 40]
    return [str(escape(say(text))) for text in (practice.purpose, *steps)]


@pytest.mark.parametrize("name", STOPS)
def test_a_stop_stands_on_every_content_route(client: Any, name: str) -> None:
    answers, title = STOPS[name]
    visit(client, **answers)
    for route in (route for route, who in POLICY.items() if who is Who.SCREENED):
        for method in (client.get, client.post):
            answer = method(address(route))
            page = answer.content.decode()
            assert answer.status_code == 200 and title in page, route
            for item in catalogue().practices:
                assert not any(text in page for text in texts_of(item)), item
    assert not DayPlanRecord.objects.exists()


@pytest.mark.parametrize("name", STOPS)
def test_no_page_ever_gives_an_all_clear(client: Any, name: str) -> None:
    page = visit(client, **STOPS[name][0]).lower()
    assert not any(words in page for words in NEVER_SAID)


def test_an_emergency_names_topic_number_and_a_way_back(client: Any) -> None:
    page = visit(client, saddle_numbness=True)
    assert "Your answer about numbness between your legs" in page
    assert 'href="tel:999"' in page
    assert "I am worried about cauda equina syndrome." in page
    assert reverse("safety_question", args=["saddle_numbness"]) in page
    assert "{" not in page.split("<main")[1].split("</main>")[0]
    again = client.get(reverse("safety_question", args=["saddle_numbness"]))
    assert b" checked>" not in again.content


@pytest.mark.parametrize(("country", "number"), [("US", "911"), ("AU", "000"), ("IN", "112")])
def test_numbers_follow_the_country(client: Any, country: str, number: str) -> None:
    page = visit(client, stroke_signs=True, told={"country": country})
    assert f'href="tel:{number}"' in page


def test_an_unknown_country_gets_words_for_a_number(client: Any) -> None:
    page = visit(client, stroke_signs=True, told={"country": "other"})
    assert "your local emergency number" in page
    assert "tel:" not in page


def test_the_crisis_line_stands_alone(client: Any) -> None:
    page = visit(client, self_harm_thoughts=True)
    assert "Samaritans" in page and 'href="tel:116123"' in page
    assert "exercise" not in page and reverse("settings") + '"' not in page


def test_not_yet_screened_links_each_open_question(client: Any) -> None:
    page = visit(client, fever_now="unsure", stroke_signs="unsure")
    for key in ("fever_now", "stroke_signs"):
        assert f'href="{reverse("safety_question", args=[key])}"' in page
    client.post(reverse("safety_question", args=["fever_now"]), {"fever_now": "no"})
    client.post(reverse("safety_question", args=["stroke_signs"]), {"stroke_signs": "no"})
    assert "Cat-Cow" in page_of(client, "today")


def test_under_16_can_record_no_clearance(client: Any) -> None:
    visit(client, age=15)
    assert client.get(reverse("clearance"))["Location"] == reverse("today")
    client.post(reverse("clearance"), {"who": "Mum", "on": "2026-01-01", "extent": "all"})
    assert not ClinicianClearance.objects.exists()


def test_a_clinician_first_leaves_the_hold_plan(client: Any) -> None:
    page = visit(client, **CLINICIAN)
    assert "Check with a clinician first." in page
    plan = DayPlanRecord.objects.get().plan["plan"]
    planned = {item["item"] for sitting in plan["sittings"] for item in sitting["items"]}
    assert planned >= HOLD_PLAN
    for item in catalogue().practices.keys() - planned:
        assert not any(text in page for text in texts_of(item)), item


@pytest.mark.parametrize(
    ("answers", "days"), [(CLINICIAN, "14 days"), ({"night_sweats": True}, "3 days")]
)
def test_a_clinician_first_says_within_how_many_days(
    client: Any, answers: dict[str, Any], days: str
) -> None:
    assert f"Try to see them within {days}." in visit(client, **answers)


def test_who_sees_no_numbers_sees_no_portions(client: Any) -> None:
    page = visit(client, eating_disorder=True)
    assert "One food idea" in page
    planned = [
        item
        for sitting in DayPlanRecord.objects.get().plan["plan"]["sittings"]
        for item in sitting["items"]
        if "food" in item
    ]
    assert catalogue().foods[planned[0]["food"]].name in unescape(page)
    assert catalogue().foods[planned[0]["food"]].portion not in unescape(page)


def test_a_clearance_opens_only_what_was_allowed(client: Any) -> None:
    visit(client, **CLINICIAN)
    given = {"who": "Dr Meyer", "on": "2026-02-30", "extent": "some"}
    refused = client.post(reverse("clearance"), given)
    assert refused.status_code == 422 and "Dr Meyer" in refused.content.decode()
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    early = client.post(reverse("clearance"), {**given, "on": tomorrow.isoformat()})
    assert "This day has not come yet." in early.content.decode()
    good = {**given, "on": datetime.now(UTC).date().isoformat(), "items": ["cat_cow"]}
    assert client.post(reverse("clearance"), good).status_code == 302
    page = page_of(client, "today")
    assert any(text in page for text in texts_of("cat_cow"))
    assert not any(text in page for text in texts_of("cobra"))


def test_a_new_symptom_ends_the_clearance(client: Any) -> None:
    visit(client, **CLINICIAN)
    today = datetime.now(UTC).date().isoformat()
    client.post(reverse("clearance"), {"who": "Dr Meyer", "on": today, "extent": "all"})
    assert "Check with a clinician first." not in page_of(client, "today")
    client.post(reverse("safety_question", args=["known_aaa"]), {"known_aaa": "yes"})
    assert "Check with a clinician first." in page_of(client, "today")
    assert ClinicianClearance.objects.get().ended_at is not None


def test_a_clearance_runs_out_after_six_months(client: Any) -> None:
    visit(client, **CLINICIAN)
    today = datetime.now(UTC).date().isoformat()
    client.post(reverse("clearance"), {"who": "Dr Meyer", "on": today, "extent": "all"})
    ClinicianClearance.objects.update(on=datetime.now(UTC).date() - timedelta(days=200))
    assert "Check with a clinician first." in page_of(client, "today")


def test_a_changed_plan_says_what_and_why(client: Any) -> None:
    page = visit(client, osteoporosis=True)
    assert "Changed for you" in page
    barred = [
        each["item"]
        for each in DayPlanRecord.objects.get().screening.outcome["clearances"]
        if each["clearance"] == "barred"
    ]
    assert barred
    for item in barred:
        assert say(catalogue().practices[item].title) in page
        assert not any(text in page for text in texts_of(item)), item


def test_mistakes_are_asked_again_one_after_the_other(client: Any) -> None:
    visit(client, fever_now=True, feels_very_unwell=True)
    page = page_of(client, "today")
    first = reverse("safety_question", args=["fever_now"])
    assert f"{first}?then=feels_very_unwell" in page
    answer = client.post(f"{first}?then=feels_very_unwell", {"fever_now": "no"})
    assert answer["Location"] == reverse("safety_question", args=["feels_very_unwell"])
    answer = client.post(answer["Location"], {"feels_very_unwell": "no"})
    assert answer["Location"] == reverse("today")
    assert "Cat-Cow" in page_of(client, "today")
