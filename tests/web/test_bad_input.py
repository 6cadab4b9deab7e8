"""What cannot be, through the forms people fill in: a sentence with its place, nothing stored, and
what was typed still there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from spineflow_web.store import plans
from spineflow_web.store.models import EventRecord, OwnFood
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
TOO_LONG = "a" * 1_000_000
CASES: dict[str, tuple[str, dict[str, str], str, str]] = {
    "30 litres": (
        "drinks", {"drink": "tea", "amount": "30000", "unit": "ml"}, "up to 2000 mL", "30000",
    ),
    "minus two glasses": (
        "drinks", {"drink": "tea", "amount": "-2", "unit": "glass"}, "an amount above 0", "-2",
    ),
    "4 kg of liver": (
        "food_eat", {"food": "beef_liver_braised", "amount": "4000", "unit": "g"},
        "more than 2000 g at once", "4000",
    ),
    "a walk of 26 hours": (
        "diary_activity", {"practice": "walking", "minutes": "1560", "at": "00:05"},
        "Give the minutes, from 1 to 600.", "1560",
    ),
    "a walk of 26 hours on Today": (
        "log_walk", {"minutes": "1560"}, "Give the minutes, from 1 to 600.", "1560",
    ),
    "a massage of minus two minutes": (
        "diary_massage",
        {"practice": "massage_therapist", "zones": "glutes", "minutes": "-2", "at": "00:05"},
        "Give the minutes, from 1 to 120.", "-2",
    ),
    "warmth of 300 degrees": (
        "diary_warmth",
        {"begins": "earlier", "practice": "heating_pad", "minutes": "10", "at": "00:05",
         "warmth": "low", "cloth": "yes", "skin": "as_before", "degrees_c": "300"},
        "Give the degrees, from 20 to 70", "300",
    ),
    "a name of 90 letters": (
        "food_own", {"name": "b" * 90, "portion_g": "30"}, "at most 80 letters", "b" * 90,
    ),
}  # fmt: skip


@pytest.fixture
def person(client: Client) -> KnownPerson:
    account = add_account("maria")
    client.force_login(account)
    person = settle(account)
    client.get(reverse("today"))
    return person


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_says_what_and_where_and_nothing_is_lost(
    client: Client, person: KnownPerson, case: str
) -> None:
    page, given, sentence, typed = CASES[case]
    before = plans.current(person.id, datetime.now(UTC).date())
    answer = client.post(reverse(page), given)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in shown and f'value="{typed}"' in shown
    assert not EventRecord.objects.exists() and not OwnFood.objects.exists()
    assert plans.current(person.id, datetime.now(UTC).date()) == before


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("food_own", "name"), ("drinks", "drink"), ("food_eat", "food"), ("log_walk", "minutes"),
        ("diary_activity", "practice"), ("diary_massage", "zones"), ("log_pain", "pain"),
        ("food_recipe", "name"), ("moving_ill", "last_day"),
    ],
)  # fmt: skip
def test_a_million_letters_are_answered_with_a_sentence(
    client: Client, person: KnownPerson, page: str, field: str
) -> None:
    answer = client.post(reverse(page), {field: TOO_LONG})
    shown = answer.content.decode()
    assert answer.status_code == 413
    assert "held more text than fits. Nothing was saved." in shown
    assert len(shown) < 20_000 and not EventRecord.objects.exists()


def test_the_unit_of_a_drink_is_not_lost_either(client: Client, person: KnownPerson) -> None:
    told = {"drink": "coffee", "amount": "-2", "unit": "glass"}
    shown = client.post(reverse("drinks"), told).content.decode()
    assert '<option value="glass" selected>' in shown
    assert '<option value="coffee" selected>' in shown
