"""What was told by hand and needs a second look is asked about, whatever form or device told it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow.records.payload import WarmthHad
from spineflow_web.actions.screening import current_screening
from spineflow_web.pages.diary.forms import SKINS
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle
from tests.web.test_recording import event, send

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HERE = {"time_zone": "UTC", "local_date": "2026-11-24", "occurred_at": "2026-11-24T08:30:00Z"}
Tell = Callable[[Client, str], Any]


@pytest.fixture(autouse=True)
def _in_the_morning() -> Any:
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def person(client: Client) -> KnownPerson:
    account = add_account("maria")
    client.force_login(account)
    person = settle(account)
    client.get(reverse("today"))
    return person


def warmth_by_form(client: Client, skin: str) -> Any:
    told = {"practice": "warm_towel", "begins": "earlier", "minutes": "15", "at": "08:30"}
    more = {"warmth": "low", "cloth": "yes", "awake": "yes", "skin": skin}
    return client.post(reverse("diary_warmth"), told | more)


def warmth_by_device(client: Client, skin: str) -> Any:
    had = {"source": "warm_towel", "minutes": 15, "warmth": "low", "degrees_c": None}
    return send(client, event("warmth_had", had | {"cloth": True, "skin": skin}, **HERE))


def visit_by_form(client: Client, found: str) -> Any:
    told = {"practice": "massage_therapist", "zones": ["glutes"], "minutes": "45", "at": "08:30"}
    return client.post(reverse("diary_massage"), told | {"found": [found]})


def visit_by_device(client: Client, found: str) -> Any:
    visit = str(uuid7())
    had = {"practice": "massage_therapist", "zones": ["glutes"], "minutes": 45}
    return send(
        client,
        event("massage_had", had, id=visit, entity=visit, **HERE),
        event("therapist_found", {"findings": [found]}, entity=visit, **HERE),
    )


def way_of(client: Client) -> str:
    chain = client.get(reverse("today"), follow=True).redirect_chain
    return str(chain[-1][0]) if chain else ""


def is_settled(person: KnownPerson) -> bool:
    screened = current_screening(person, MORNING.date())
    return screened is not None and screened.is_settled


@pytest.mark.parametrize(
    ("tell", "word", "key"),
    [
        (warmth_by_form, "hurt", "skin_problem_site"),
        (warmth_by_device, "hurt", "skin_problem_site"),
        (warmth_by_form, "blotchy", "skin_problem_site"),
        (warmth_by_device, "blotchy", "skin_problem_site"),
        (visit_by_form, "swelling", "swelling_site"),
        (visit_by_device, "swelling", "swelling_site"),
    ],
)
def test_no_address_leads_around_its_question(
    client: Client, person: KnownPerson, tell: Tell, word: str, key: str
) -> None:
    tell(client, word)
    assert not is_settled(person)
    assert way_of(client).startswith(reverse("safety_question", args=[key]))
    assert client.get(reverse("session_check", args=["walk"])).status_code == 302
    for asked in ("impaired_sensation", key):
        client.post(reverse("safety_question", args=[asked]), {asked: "no"})
    assert is_settled(person) and way_of(client) == ""


@pytest.mark.parametrize("tell", [warmth_by_form, warmth_by_device])
@pytest.mark.parametrize("skin", ["unseen", "as_before", "pink"])
def test_skin_that_is_fine_asks_nothing(
    client: Client, person: KnownPerson, tell: Tell, skin: str
) -> None:
    tell(client, skin)
    assert is_settled(person) and way_of(client) == ""


def test_a_yes_that_stands_is_not_asked_again(client: Client) -> None:
    account = add_account("ben")
    person = settle(account, skin_problem_site=True, impaired_sensation=True)
    client.force_login(account)
    assert warmth_by_device(client, "hurt")[0]["status"] == "accepted"
    assert is_settled(person)


def test_a_check_is_asked_about_before_the_skin(client: Client, person: KnownPerson) -> None:
    later = HERE | {"occurred_at": "2026-11-24T08:20:00Z"}
    check = {"sitting": "walk", "yes": ["leg_change"], "pain": None}
    send(client, event("quick_check", check, **later))
    warmth_by_device(client, "hurt")
    way = way_of(client)
    assert way.startswith(reverse("safety_question", args=["leg_weakness"]))
    assert "skin_problem_site" in way


def test_what_the_content_knows_of_the_skin_can_be_told() -> None:
    words = {word for word, _label in SKINS}
    assert words >= set(catalogue().sessions.warm_skins)
    for word in words:
        WarmthHad(source="warm_towel", minutes=15, warmth="low", cloth=True, skin=word)
