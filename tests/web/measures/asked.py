"""Whoever is asked, and what they tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client

from spineflow_web.actions.measured import take, taken_by
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle

START = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
LIST = "/measures/"
SELF_TESTS = ["fingertip_to_floor", "chair_reach", "chair_stand"]
ASKED = ["peg", "rmdq", "own_activities", "global_change"]


def enter(client: Client, **answers: Any) -> KnownPerson:
    account = add_account("maria")
    person = settle(account, **answers)
    client.force_login(account)
    return person


def page(client: Client, address: str = LIST, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer
    return " ".join(str(answer.content.decode()).split())


def tell(client: Client, measure: str, **sent: Any) -> Any:
    return client.post(f"{LIST}{measure}/", sent)


def peg(client: Client, pain: int, enjoyment: int, activity: int) -> Any:
    return tell(client, "peg", pain=pain, enjoyment=enjoyment, activity=activity)


def took(person: KnownPerson, measure: str, days_ago: int, **answers: float) -> None:
    """A value of an earlier day."""
    one = catalogue().outcome_measures[measure]
    take(person, one, answers, now=START - timedelta(days=days_ago))


def took_peg(person: KnownPerson, days_ago: int, each: float) -> None:
    took(person, "peg", days_ago, pain=each, enjoyment=each, activity=each)


def values(person: KnownPerson, measure: str) -> list[float]:
    return [each.value for each in taken_by(person.id)[measure]]
