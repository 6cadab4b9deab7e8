"""The same page open twice, on two devices or in two tabs, and sent from both."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.store.reminders import reminding_of
from spineflow_web.store.screening import draft_of
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client: Any) -> Any:
    account = add_account("maria")
    person = settle(account)
    client.force_login(account)
    client.get(reverse("today"))
    return person


def hidden(client: Any, address: str, name: str) -> dict[str, str]:
    page = client.get(address).content.decode()
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found, f"{address} does not say what it shows"
    return {name: html.unescape(found[1])}


SAID = "The more careful answer counts."


def test_a_yes_of_the_telephone_is_not_undone_by_a_page_open_at_the_desk(
    client: Any, person: Any
) -> None:
    address = reverse("safety_screen", args=["bones_and_moving"])
    telephone, desk = (hidden(client, address, "answered") for _ in range(2))
    client.post(address, {**telephone, "tick-osteoporosis": "1", "marked": "1"})
    assert draft_of(person.id)["osteoporosis"] is True
    answer = client.post(address, {**desk, "none": "1"}, follow=True)
    assert draft_of(person.id)["osteoporosis"] is True
    assert answer.redirect_chain[-1][0] == address and SAID in answer.content.decode()
    seen = hidden(client, address, "answered")
    client.post(address, {**seen, "none": "1"})
    assert draft_of(person.id)["osteoporosis"] is False, "who sees the yes may take it back"


def test_a_single_emergency_question_too(client: Any, person: Any) -> None:
    address = reverse("safety_screen", args=["anticoagulant"])
    telephone, desk = (hidden(client, address, "answered") for _ in range(2))
    client.post(address, {**telephone, "anticoagulant": "yes"})
    answer = client.post(address, {**desk, "anticoagulant": "no"}, follow=True)
    assert draft_of(person.id)["anticoagulant"] is True
    assert SAID in answer.content.decode()


def test_quiet_hours_are_kept_field_by_field(client: Any, person: Any) -> None:
    address = reverse("reminders")
    telephone, desk = (hidden(client, address, "shown") for _ in range(2))
    client.post(address, {**telephone, "quiet_from": "20:00", "quiet_until": "08:00"})
    client.post(address, {**desk, "quiet_from": "21:00", "quiet_until": "07:00"})
    told = reminding_of(person.id)
    assert (told.quiet_from, told.quiet_until) == ("20:00", "07:00")
    wrong = client.post(address, {**desk, "quiet_from": "late", "quiet_until": "07:00"})
    assert html.escape(desk["shown"]) in wrong.content.decode()
