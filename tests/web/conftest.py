"""The web tests live in the morning: late in a day a first look plans only what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

MORNING = 7


@pytest.fixture(autouse=True)
def _in_the_morning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Today at seven, and time goes on; servers in processes of their own keep their clock."""
    with time_machine.travel(datetime.now(UTC).replace(hour=MORNING, minute=0), tick=True):
        yield
