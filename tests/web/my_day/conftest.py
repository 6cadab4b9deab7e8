"""Maria, early on a Monday, with her plan of the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from tests.household import add_account, settle
from tests.web.my_day.stored_day import EARLY


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(EARLY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def unseen(client: Any, clock: Any) -> Any:
    """Maria before her first look at the day: nothing is planned yet."""
    account = add_account("maria")
    settle(account)
    client.force_login(account)
    client.account = account
    return client


@pytest.fixture
def maria(unseen: Any) -> Any:
    unseen.get(reverse("today"))
    return unseen
