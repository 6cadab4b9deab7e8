"""People for the web and browser tests, made through the same actions as the pages use."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password

from spineflow_web.accounts.models import User
from spineflow_web.actions.answering import answer
from spineflow_web.actions.setup import accept_disclaimer, tell
from spineflow_web.demo.people import neutral_answers
from spineflow_web.pages.sign_in import session_rules
from spineflow_web.store.people import KnownPerson, person_of

assert session_rules  # it listens for sign-ins once it is imported, as the first request would

PASSWORD = "four quiet garden words"
HOME = ["mat", "chair", "table", "bed", "heating_pad", "towel", "roller"]
TOLD: dict[str, Any] = {
    "country": "GB",
    "units": "metric",
    "clock": "24",
    "equipment": HOME,
    "avoids": [],
    "position": "floor",
    "minutes": 60,
}


def healthy_answers(**changes: Any) -> dict[str, Any]:
    """A person of 40 who answered everything neutrally, but for the changes."""
    return neutral_answers(**changes)


def add_account(name: str) -> User:
    """An account with the test password. Beside the first one, only tests make them so far."""
    account = User(username=name, password=_hashed())
    account.save()
    return account


@cache
def _hashed() -> str:
    """One slow hash for all accounts of a run."""
    return make_password(PASSWORD)


def accept(account: User) -> KnownPerson:
    """The account's person, with nothing told yet."""
    accept_disclaimer(account.pk, time_zone="UTC", language="en", now=datetime.now(UTC))
    person = person_of(account.pk)
    assert person is not None
    return person


def settle(account: User, **changes: Any) -> KnownPerson:
    """A person through the whole first run; answers by their keys, the rest by `told`."""
    told = {**TOLD, **changes.pop("told", {})}
    person = accept(account)
    now = datetime.now(UTC)
    tell(person, told, on=now.date(), now=now)
    answer(person, healthy_answers(**changes), on=now.date(), now=now)
    settled = person_of(account.pk)
    assert settled is not None
    return settled
