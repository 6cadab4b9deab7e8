"""When all questions are due again: what closes, what stays, and the way through."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from spineflow.screening.questionnaire import visible_screens
from spineflow_web.accounts.models import User
from spineflow_web.actions.screening_round import emergency_keys
from spineflow_web.pages.policy import POLICY, Who
from spineflow_web.pages.safety.due import OPEN_WHILE_DUE
from spineflow_web.store import screening
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord, EventRecord
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle
from tests.web.test_isolation import address

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DUE = "Let us look at the safety questions again"
REST = "Is the rest still right?"


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def enter(client: Client, **answers: Any) -> KnownPerson:
    account = add_account("maria")
    person = settle(account, **answers)
    client.force_login(account)
    return person


def today(client: Client) -> str:
    return client.get(reverse("today"), follow=True).content.decode()


def later(client: Client, clock: Any, days: int) -> None:
    """Days go by; sign in again, as a session does not last for ever."""
    clock.shift(timedelta(days=days))
    client.force_login(User.objects.get(username="maria"))


def answer_all(client: Client, person: KnownPerson, **told: Any) -> None:
    """Every question that stands open, as the pages ask them; neutral where nothing is told."""
    for _turn in range(80):
        url = client.get(reverse("safety"))["Location"]
        if not url.startswith(("/safety/screen/", "/safety/question/")):
            return
        shown = url.split("?")[0].rstrip("/").rsplit("/", 1)[1]
        draft = screening.draft_of(person.id)
        for each, questions in visible_screens(catalogue().safety, draft):
            asked = [q for q in questions if shown in (each.id, q.key)]
            if asked:
                given = {q.key: told.get(q.key, q.neutral) for q in asked}
        words = {True: "yes", False: "no"}
        client.post(url, {key: words.get(value, value) for key, value in given.items()})
    raise AssertionError("the questions never ended")


def test_four_weeks_close_the_plan_and_the_questions_open_it(client: Client, clock: Any) -> None:
    person = enter(client, known_axspa=True)
    assert DUE not in today(client)
    for _day in range(28):
        later(client, clock, 1)
        page = today(client)
    assert DUE in page and "It is some weeks" in page
    on = (NOON + timedelta(days=28)).date()
    assert not DayPlanRecord.objects.filter(on=on).exists()
    answer = client.post(reverse("safety_again"))
    assert answer["Location"] == reverse("safety")
    draft = screening.draft_of(person.id)
    assert emergency_keys().isdisjoint(draft) and draft["known_axspa"] is True
    answer_all(client, person)
    page = today(client)
    assert REST in page and "ankylosing" in page.lower()
    client.post(reverse("safety_rest"))
    assert DUE not in today(client) and "Cat-Cow" in today(client)
    assert DayPlanRecord.objects.filter(on=on).exists()


def test_nothing_that_shows_a_practice_is_open_while_it_is_due(client: Client, clock: Any) -> None:
    enter(client)
    later(client, clock, 14)
    shut = [r for r, who in POLICY.items() if who is Who.SCREENED and r not in OPEN_WHILE_DUE]
    assert {"today", "session", "session_check", "replan", "prescribed"} <= set(shut)
    for route in shut:
        for method in (client.get, client.post):
            answer = method(address(route))
            assert answer.status_code == 200 and DUE in answer.content.decode(), route
    assert not DayPlanRecord.objects.exists()


def test_what_was_done_can_still_be_told(client: Client, clock: Any) -> None:
    enter(client)
    later(client, clock, 14)
    client.post(reverse("log_walk"), {"minutes": "10"})
    assert EventRecord.objects.filter(kind="walk_done").count() == 1
    assert DUE in today(client)
    later(client, clock, 1)
    assert DUE in today(client)  # writing down a walk is not answering the questions


def test_no_emergency_question_is_answered_for_them(client: Client, clock: Any) -> None:
    enter(client)
    later(client, clock, 14)
    client.post(reverse("safety_again"))
    url = client.get(reverse("safety"))["Location"]
    page = client.get(url).content.decode()
    assert " checked" not in page and "Your answer so far" not in page
    client.post(reverse("safety_rest"))  # the end cannot be reached around the questions
    assert client.get(reverse("safety_rest"))["Location"] == url
    assert client.get(reverse("today"))["Location"] == reverse("safety")
    assert not DayPlanRecord.objects.exists()


@pytest.mark.parametrize(
    ("screen", "given", "sentence"),
    [
        ("leg_numbness", {"leg_numbness": "stable_assessed"}, "about your legs"),
        ("bladder_change", {"bladder_change": "long_standing_unchanged"}, "about your bladder"),
        ("fever_now", {"fever_now": "yes"}, "about fever"),
        ("new_or_worse_back_pain", {"new_or_worse_back_pain": "yes"}, "how or when"),
    ],
)
def test_a_new_answer_asks_for_all(
    client: Client, clock: Any, screen: str, given: dict[str, str], sentence: str
) -> None:
    enter(client)
    today(client)
    client.post(reverse("safety_screen", args=[screen]), given)
    page = today(client)
    assert DUE in page and sentence in page
    later(client, clock, 3)
    assert DUE in today(client)


def test_a_yes_in_the_quick_check_is_a_round_of_its_own(client: Client, clock: Any) -> None:
    person = enter(client)
    today(client)
    clock.shift(timedelta(days=1))
    today(client)
    questions = [
        q.id
        for q in catalogue().sessions.quick_questions.values()
        if "leg_weakness" in q.asks_again
    ]
    client.post(reverse("session_check", args=["mobility"]), {questions[0]: "on", "pain_now": "2"})
    assert screening.round_of(person.id) == date(2026, 11, 24)
    answer_all(client, person, leg_numbness="stable_assessed")
    assert REST in today(client)
    client.post(reverse("safety_rest"))
    assert DUE not in today(client)
    record = screening.latest(person.id)
    assert record is not None and record.full_on == date(2026, 11, 24) and not record.news


def test_settings_lead_there_as_well(client: Client, clock: Any) -> None:
    enter(client)
    assert reverse("safety_again") in client.get(reverse("settings")).content.decode()
    page = client.get(reverse("safety_again")).content.decode()
    assert "Start the questions" in page and "Who has examined you" not in page


def test_the_planner_plans_no_tomorrow_for_who_stayed_away(client: Client, clock: Any) -> None:
    """It plans ahead for everybody; its plans are no visits, and it stops where all is due."""
    from spineflow_web.jobs.planner import plan_tomorrow

    enter(client)
    for _day in range(16):
        plan_tomorrow(None, 9, now=datetime.now(UTC))
        clock.shift(timedelta(days=1))
    dates = sorted(DayPlanRecord.objects.values_list("on", flat=True))
    assert dates[-1] == (NOON + timedelta(days=13)).date()
    later(client, clock, 0)
    assert DUE in today(client)
