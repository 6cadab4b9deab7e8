"""Walking, swimming and cycling in the web: their weeks, what is told after them, an illness."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from spineflow_web.actions.diary import day_told
from spineflow_web.actions.history import history
from spineflow_web.actions.illness import ill_until
from spineflow_web.store.people import KnownPerson
from tests.household import HOME, add_account, settle

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
"""A day on which light cardio has its place."""


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(TUESDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def person(client: Client, clock: Any) -> KnownPerson:
    account = add_account("maria")
    client.force_login(account)
    return settle(account, told={"equipment": [*HOME, "bike", "pool"], "minutes": 120})


def moving(client: Client) -> str:
    return client.get(reverse("moving")).content.decode()


def moved(client: Client, practice: str, minutes: int, **more: Any) -> None:
    told = {"practice": practice, "minutes": minutes, "at": "00:05", **more}
    assert client.post(reverse("diary_activity"), told).status_code == 302


def session_of(client: Client, sitting: str) -> dict[str, Any]:
    checked = {"pain_now": 2, "none": "1"}
    client.post(reverse("session_check", args=[sitting]), checked)
    page = client.get(reverse("session", args=[sitting])).content.decode()
    found = re.search(r'id="session-data" type="application/json">(.*?)</script>', page, re.S)
    assert found, page[:800]
    return dict(json.loads(found[1]))


def after(client: Client, sitting: str, **effort: Any) -> Any:
    client.post(reverse("session_log", args=[sitting]), {"outcome": "did"})
    rated = client.post(reverse("session_after", args=[sitting]), {"pain": "2"})
    assert rated["Location"] == reverse("session_effort", args=[sitting])
    return client.post(rated["Location"], effort)


def test_the_page_says_where_each_week_stands(client: Client, person: KnownPerson) -> None:
    page = moving(client)
    assert "Today: 10 minutes" in page and "0 of the 3 days that make a full week" in page
    for minutes in ("4", "6"):
        client.post(reverse("log_walk"), {"minutes": minutes})
    page = moving(client)
    assert "Done today: 10 minutes" in page and "1 of the 3 days that make a full week" in page
    assert "After a full week: 12 minutes a day." in page
    assert "Indoors counts too" in page


def test_a_ride_is_guided_and_its_time_goes_on_away_from_the_screen(
    client: Client, person: KnownPerson
) -> None:
    steps = [step for step in session_of(client, "light_cardio")["steps"] if step["away"]]
    assert [(step["item"], step["seconds"]) for step in steps] == [("cycling", 480)]
    assert not any(step["away"] for step in session_of(client, "mobility")["steps"])


def test_effort_and_steps_are_told_after_a_walk_and_repeat_the_week(
    client: Client, person: KnownPerson, clock: Any
) -> None:
    session_of(client, "walk")
    kept = after(client, "walk", effort="few_words", steps="2100")
    assert kept["Location"] == reverse("today")
    (line,) = [past for past in history(person.id, day(1)) if past.item == "walking"]
    assert line.hard
    assert "About 2100 steps on the 1 day you counted." in moving(client)
    diary = client.get(reverse("diary")).content.decode()
    assert "2100 steps, a few words at a time" in diary


def test_nothing_told_of_the_effort_keeps_nothing_and_a_wrong_number_loses_nothing(
    client: Client, person: KnownPerson
) -> None:
    session_of(client, "walk")
    wrong = after(client, "walk", effort="talk", steps="-5")
    assert wrong.status_code == 422
    page = wrong.content.decode()
    assert "Give a whole number, from 1 to 100000." in page and 'value="-5"' in page
    assert re.search(r'value="talk"[^>]*checked', page)
    client.post(reverse("session_effort", args=["walk"]), {})
    assert "effort_told" not in {event.kind for event in day_told(person, day(0))}


def test_a_ride_asks_for_effort_without_steps_and_other_sessions_ask_nothing(
    client: Client, person: KnownPerson
) -> None:
    page = client.get(reverse("session_effort", args=["light_cardio"])).content.decode()
    assert 'name="effort"' in page and 'name="steps"' not in page
    session_of(client, "mobility")
    client.post(reverse("session_log", args=["mobility"]), {"outcome": "did"})
    rated = client.post(reverse("session_after", args=["mobility"]), {"pain": "2"})
    assert rated["Location"] == reverse("today")


def test_after_an_illness_told_by_hand_it_starts_at_half(
    client: Client, person: KnownPerson, clock: Any
) -> None:
    moved(client, "walking", 20)
    moved(client, "cycling", 12)
    clock.shift(timedelta(days=4))
    told = {"last_day": day(3).isoformat(), "well": "yes"}
    answer = client.post(reverse("moving_ill"), told, follow=True).content.decode()
    assert "start again at half" in answer and "After an illness you start again" in answer
    assert "Today: 10 minutes" in answer and "Today: 6 minutes" in answer
    event = next(e for e in day_told(person, day(3)) if e.kind == "illness_over")
    client.post(reverse("diary_undo"), {"on": day(3).isoformat(), "event": str(event.id)})
    assert "After an illness you start again" not in moving(client)


def test_an_illness_that_is_not_over_opens_the_questions(
    client: Client, person: KnownPerson, clock: Any
) -> None:
    told = {"last_day": day(-1).isoformat(), "well": "no"}
    assert "/safety/question/fever_now/" in client.post(reverse("moving_ill"), told)["Location"]
    assert ill_until(person.id, day(0)) is None
    for last_day in (day(0), day(1), day(-30), "yesterday"):
        told = {"last_day": str(last_day), "well": "yes"}
        refused = client.post(reverse("moving_ill"), told)
        assert refused.status_code == 422
        assert "Give a day of the last two weeks, before today." in refused.content.decode()
    assert ill_until(person.id, day(0)) is None


def test_a_fever_answered_among_the_questions_counts_as_an_illness(
    client: Client, person: KnownPerson, clock: Any
) -> None:
    question = reverse("safety_question", args=["fever_now"])
    client.post(question, {"fever_now": "yes"})
    clock.shift(timedelta(days=3))
    client.post(question, {"fever_now": "no"})
    assert ill_until(person.id, day(3)) == day(0)
    assert ill_until(person.id, day(20)) is None, "long ago"


def day(n: int) -> date:
    """The date so many days after the first one."""
    return TUESDAY.date() + timedelta(days=n)
