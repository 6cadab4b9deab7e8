"""A person's own limit for drinks: asked of those it concerns, shown where the target would be."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.actions.answering import answer
from spineflow_web.actions.setup import tell
from spineflow_web.store.people import person_of
from tests.household import TOLD, accept, add_account, healthy_answers, settle

pytestmark = pytest.mark.django_db
CONCERNED = [
    {"heart_failure": True},
    {"fluid_restriction": True},
    {"kidney_disease": "mild_moderate"},
    {"heart_failure": "unsure"},
]


def words(client: Any, route: str) -> str:
    return " ".join(client.get(reverse(route)).content.decode().split())


@pytest.mark.parametrize("answers", CONCERNED, ids=str)
def test_the_first_run_asks_for_it_once(client: Any, answers: dict[str, Any]) -> None:
    account = add_account("maria")
    person, now = accept(account), datetime.now(UTC)
    tell(person, {"country": "GB", "units": "metric", "clock": "24"}, on=now.date(), now=now)
    answer(person, healthy_answers(**answers), on=now.date(), now=now)
    client.force_login(account)
    assert client.get(reverse("today"))["Location"] == reverse("fluid_limit")
    assert client.post(reverse("fluid_limit"), {"limit": ""})["Location"] == reverse("today")
    assert client.get(reverse("today"))["Location"] == reverse("home")
    kept = person_of(account.pk)
    assert kept is not None and kept.fluid_limit_ml == 0


def test_it_stands_in_the_message_and_in_the_settings(client: Any) -> None:
    account = add_account("maria")
    settle(account, heart_failure=True)
    client.force_login(account)
    assert "Your limit in this app: not entered." in words(client, "today")
    assert "Enter my limit" in words(client, "today")
    client.post(reverse("fluid_limit"), {"limit": "1500"})
    assert "Your limit in this app: 1500 mL a day." in words(client, "today")
    assert "1500 mL a day" in words(client, "settings")
    client.post(reverse("fluid_limit"), {"limit": ""})
    assert "not entered" in words(client, "settings")


@pytest.mark.parametrize("limit", ["199", "5001", "-1500", "1.5", "a lot"])
def test_a_limit_that_cannot_be_is_asked_again(client: Any, limit: str) -> None:
    account = add_account("maria")
    settle(account, heart_failure=True, told={"fluid_limit_ml": 1200})
    client.force_login(account)
    refused = client.post(reverse("fluid_limit"), {"limit": limit})
    assert refused.status_code == 422 and f'value="{limit}"' in refused.content.decode()
    kept = person_of(account.pk)
    assert kept is not None and kept.fluid_limit_ml == 1200


def test_nobody_else_is_asked(client: Any) -> None:
    account = add_account("maria")
    person = settle(account, told={key: TOLD[key] for key in ("country", "units", "clock")})
    assert person.fluid_limit_ml is None
    client.force_login(account)
    assert "limit for drinks" not in words(client, "settings")
    assert "Your limit in this app" not in words(client, "today")
