"""Walls: between people, against strangers, and between looking and changing."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.db import models
from django.urls import reverse

from spineflow_web.pages.policy import POLICY, Who
from spineflow_web.store.models import DayPlanRecord, HouseRule, Person, ScreeningRecord
from tests.household import add_account, settle
from tests.web.test_policy import ROUTES

pytestmark = pytest.mark.django_db
ARGUMENTS = {
    "safety_screen": ["back_pain_now"],
    "safety_question": ["saddle_numbness"],
    "explain": ["cat_cow"],
    **{
        name: ["mobility", "cat_cow"]
        for name in ("change_item", "item_skip", "item_done", "item_keep_level")
    },
    **{name: ["rx_0_1"] for name in ("prescribed", "prescribed_check", "prescribed_log")},
    "practice": ["cat_cow"],
    "helper_card": ["massage_therapist"],
    "practice_feeling": ["cat_cow"],
    "learn_topic": ["unknown"],
    "measure": ["peg"],
    **{
        name: ["mobility"]
        for name in POLICY
        if name.startswith("session") and name != "session_rest"
    },
}  # fmt: skip
OURS = [
    name
    for name, who in POLICY.items()
    if who in (Who.SIGNED_IN, Who.SCREENED) and not name.startswith(("account_", "mfa_"))
]


def address(name: str) -> str:
    return reverse(name, args=ARGUMENTS.get(name))


def rows() -> str:
    """Everything this app has saved."""
    found = [
        row
        for model in apps.get_app_config("store").get_models()
        for row in model._default_manager.all()
    ]
    return str(serializers.serialize("json", found))


def test_a_stranger_is_sent_to_the_door(client: Any) -> None:
    settle(add_account("maria"))
    before = rows()
    for name in OURS:
        for method in (client.get, client.post):
            answer = method(address(name))
            assert answer.status_code == 302, name
            assert answer["Location"].startswith(reverse("account_login")), name
        assert rows() == before, name


@pytest.mark.parametrize("name", OURS)
def test_another_person_sees_and_changes_only_their_own(client: Any, name: str) -> None:
    maria = add_account("maria")
    settle(maria, stroke_signs=True, told={"country": "AU"})
    eve = add_account("eve")
    settle(eve)
    mine = ScreeningRecord.objects.get(person__account=maria)
    client.force_login(eve)
    foreign = {"person": str(mine.person_id), "person_id": str(mine.person_id), "id": str(mine.pk)}
    for answer in (client.get(address(name), foreign), client.post(address(name), foreign)):
        page = answer.content.decode()
        assert "Please stop here" not in page and "tel:000" not in page
    assert list(ScreeningRecord.objects.filter(person__account=maria)) == [mine]
    assert not DayPlanRecord.objects.filter(person__account=maria).exists()
    assert Person.objects.get(account=maria).country == "AU"


def test_no_address_carries_an_id_of_a_row_but_that_of_a_prescribed_sitting() -> None:
    """What an address names is a word of the content; rows are found by who is signed in."""
    named = {route.name: set(route.pattern.converters) for route in ROUTES if route.name in OURS}
    assert named["practice"] == {"item"}
    for name, arguments in named.items():
        assert arguments <= {"item", "key", "measure", "screen", "sitting", "topic"}, name


def test_looking_changes_nothing_but_the_first_plan_of_a_date(client: Any) -> None:
    account = add_account("maria")
    settle(account)
    client.force_login(account)
    client.get(reverse("today"))
    before = rows()
    for name in OURS:
        client.get(address(name))
        client.head(address(name))
        assert rows() == before, name


def test_a_post_without_its_token_is_refused() -> None:
    from django.test import Client

    account = add_account("maria")
    settle(account)
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)
    before = rows()
    for name in OURS:
        assert client.post(address(name), {"position": "bed"}).status_code == 403
    assert rows() == before


def test_every_personal_row_knows_its_person() -> None:
    for model in apps.get_app_config("store").get_models():
        if model is HouseRule:
            continue  # what the owner allows for all: it says nothing about anybody
        names = {field.attname for field in model._meta.concrete_fields}
        assert model is Person or "person_id" in names, model
        assert isinstance(model._meta.pk, (models.UUIDField, models.OneToOneField)), model
