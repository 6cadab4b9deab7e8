"""After a text its list of emergency signs waits: on every device, and behind every address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from spineflow_web.actions.answering import answer
from spineflow_web.actions.screening_round import begin_round, emergency_keys, finish_round
from spineflow_web.pages.policy import POLICY, Who
from spineflow_web.pages.safety.due import OPEN_WHILE_DUE
from spineflow_web.store.models import DayPlanRecord, Person
from spineflow_web.store.people import person_of
from tests.household import add_account, healthy_answers, settle
from tests.web.test_free_text_pages import SIGNS, disposition, question, write
from tests.web.test_policy import ROUTES, address

pytestmark = pytest.mark.django_db
SCREENED = [route for route in ROUTES if POLICY[route.name] is Who.SCREENED]
LED = f"{SIGNS}?today"
"""Where the gate leads; from there the way goes on to Today."""
OPAQUE = "It has all gone to sleep where the sun does not shine."
"""Words in which no sign is read."""


@pytest.fixture
def account() -> Any:
    account = add_account("maria")
    settle(account)
    return account


def device(account: Any) -> Any:
    """A browser of its own, signed in."""
    client = Client()
    client.force_login(account)
    return client


def test_another_device_asks_the_list_that_was_left_on_the_first(account: Any) -> None:
    phone, laptop = device(account), device(account)
    assert laptop.get(reverse("today")).status_code == 200
    assert write(phone, OPAQUE).url == SIGNS
    assert laptop.get(reverse("today")).url == LED
    assert device(account).get(reverse("week")).url == LED, "and so does a later session"
    assert laptop.post(LED, {"none": "1"}).url == reverse("today")
    assert phone.get(reverse("today")).status_code == 200


@pytest.mark.parametrize("route", SCREENED, ids=lambda route: route.name)
def test_no_address_leads_around_the_list(account: Any, route: URLPattern) -> None:
    write(device(account), OPAQUE)
    for ask in (device(account).get, device(account).post):
        answer = ask(address(route))
        if route.name in OPEN_WHILE_DUE:
            assert answer.get("Location") != LED, "it tells of what has happened already"
        else:
            assert (answer.status_code, answer["Location"]) == (302, LED)


def test_what_was_open_is_not_kept_on_the_device_while_the_list_waits(account: Any) -> None:
    phone = device(account)
    assert "Spineflow-Keep" not in phone.get(SIGNS).headers
    write(phone, OPAQUE)
    assert phone.get(SIGNS).headers["Spineflow-Keep"].endswith(" closed")


def test_a_tick_opens_nothing_before_its_question_is_answered(account: Any) -> None:
    phone = device(account)
    person = Person.objects.get()
    write(phone, OPAQUE)
    led = phone.post(SIGNS, {"sign": ["saddle_numbness", "chest_pain"], "marked": "1"})
    assert disposition(person) is None
    assert device(account).get(reverse("today")).url != reverse("today")
    assert not DayPlanRecord.objects.filter(replaced_at=None).exclude(plan__plan=None).exists()
    following = phone.post(led.url, {"saddle_numbness": "no"})
    phone.post(following.url, {"chest_pain": "no"})
    assert disposition(person) == "OK"
    assert phone.get(reverse("today")).status_code == 200


def test_a_question_of_the_past_that_was_left_stays_on_the_list(account: Any) -> None:
    phone = device(account)
    assert write(phone, "My bottom was numb years ago and was cured.").url == question(
        "saddle_numbness"
    )
    assert 'value="saddle_numbness"' in phone.get(SIGNS).content.decode()
    phone.post(question("saddle_numbness"), {"saddle_numbness": "no"})
    assert 'value="saddle_numbness"' not in phone.get(SIGNS).content.decode()


def test_a_change_of_language_loses_no_list(account: Any) -> None:
    phone = device(account)
    write(phone, OPAQUE)
    Person.objects.update(language="de")
    assert phone.get(reverse("today")).url == LED
    assert 'value="saddle_numbness"' in phone.get(SIGNS).content.decode()
    phone.post(SIGNS, {"none": "1"})
    assert phone.get(SIGNS).url == reverse("safety")


def test_an_empty_text_after_one_that_waits_leads_to_the_list(account: Any) -> None:
    phone = device(account)
    write(phone, OPAQUE)
    assert write(phone, "  ").url == SIGNS
    phone.post(SIGNS, {"none": "1"})
    assert write(phone, "  ").url == reverse("settings_safety")


def test_a_round_of_all_questions_has_asked_the_list(account: Any) -> None:
    phone = device(account)
    write(phone, OPAQUE)
    person, now = person_of(account.pk), datetime.now(UTC)
    begin_round(person, on=now.date(), now=now)
    told = {key: value for key, value in healthy_answers().items() if key in emergency_keys()}
    answer(person, told, on=now.date(), now=now)
    finish_round(person, on=now.date(), now=now)
    assert Person.objects.get().signs_wait_since is None
    assert phone.get(reverse("today")).status_code == 200
