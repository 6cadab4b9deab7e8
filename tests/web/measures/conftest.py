"""Maria at noon of a day on which time stands still."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from spineflow_web.store.people import KnownPerson
from tests.web.measures.asked import START, enter


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def maria(client: Client) -> KnownPerson:
    return enter(client)
