"""A stopped and started house for each test; the driver of the browser is that of the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.offline.house import House, Settled, settle_in


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    return settle_in(tmp_path_factory.mktemp("settled"))


@pytest.fixture
def house(tmp_path: Path, driver: Playwright, settled: Settled) -> Iterator[House]:
    house = House(tmp_path, driver, settled)
    house.open_up()
    yield house
    house.shut()
