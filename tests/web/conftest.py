"""The web tests live in the morning: late in a day a first look plans only what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from tests.serving import Household

MORNING = 7


@pytest.fixture(autouse=True)
def _in_the_morning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Today at seven, and time goes on; servers in processes of their own keep their clock."""
    with time_machine.travel(datetime.now(UTC).replace(hour=MORNING, minute=0), tick=True):
        yield


@pytest.fixture(scope="session")
def served_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder without anybody, after its server was started once; a test takes a copy.

    The first start makes all tables and lays out the static files: that takes three times as long
    as any later one.
    """
    home = Household(tmp_path_factory.mktemp("served") / "data")
    with home.serving():
        pass
    return home.data
