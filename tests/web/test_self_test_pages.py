"""The page of a self-test: what to mind before it, and where somebody goes who had to stop."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from spineflow_web.pages.sentences import notice
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
START = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
LIST = "/measures/"
SELF_TESTS = ["fingertip_to_floor", "chair_reach", "chair_stand"]


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def enter(client: Client, **answers: Any) -> KnownPerson:
    account = add_account("maria")
    person = settle(account, **answers)
    client.force_login(account)
    return person


@pytest.fixture
def maria(client: Client) -> KnownPerson:
    return enter(client)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return " ".join(str(answer.content.decode()).split())


@pytest.mark.parametrize("name", SELF_TESTS)
def test_whoever_stopped_a_test_finds_help_and_the_questions(
    client: Client, maria: KnownPerson, name: str
) -> None:
    shown = page(client, f"{LIST}{name}/")
    stop, rest = shown.split('id="stop"')[1].split("</section>", 1)
    unfolded = stop.split("<details")[0]
    number = notice("stopped_test", maria.country).text
    assert number in unfolded and 'href="tel:' in unfolded
    way = f'href="{reverse("worse")}?from=test"'
    assert way in unfolded and way in rest.split("</form>")[0].split("Save")[1]


def test_what_is_only_asked_has_nothing_to_stop(client: Client, maria: KnownPerson) -> None:
    assert "I stopped" not in page(client, f"{LIST}peg/")


@pytest.mark.parametrize("sign", ["chest_or_faint", "leg_change", "numbness_or_bladder"])
def test_what_was_noticed_in_a_test_opens_the_gate(
    client: Client, maria: KnownPerson, sign: str
) -> None:
    address = f"{reverse('worse')}?from=test"
    shown = page(client, address)
    assert "You stopped a self-test" in shown and f'name="{sign}"' in shown
    assert f'action="{address}"' in shown
    answer = client.post(address, {sign: "on"})
    assert answer.status_code == 302 and "/safety/" in answer["Location"]
    assert "Standing up for" not in client.get(f"{LIST}chair_stand/").content.decode()


def test_what_stands_on_the_practice_stands_on_the_test_like_it(client: Client) -> None:
    enter(client, diabetes="insulin_or_sulfonylurea", asthma_copd="stable")
    shown = page(client, f"{LIST}chair_stand/").split('id="warm-up"')[0]
    on_practice = page(client, "/practices/sit_to_stand/")
    for sentence in ("Check your blood sugar", "Carry fast sugar", "Keep your reliever inhaler"):
        assert shown.count(sentence) == 1 and sentence in on_practice
    assert "Check your blood sugar" not in page(client, f"{LIST}peg/")


def test_feet_that_feel_little_are_named_where_one_stands(client: Client) -> None:
    enter(client, diabetes="no_insulin", impaired_sensation=True)
    for name in ("fingertip_to_floor", "chair_stand"):
        assert "Check your feet" in page(client, f"{LIST}{name}/")
    assert "same flat shoes" in page(client, f"{LIST}fingertip_to_floor/")
