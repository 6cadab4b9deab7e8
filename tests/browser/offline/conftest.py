"""A stopped and started house for each test; the driver of the browser is that of the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.offline.house import House


@pytest.fixture
def house(tmp_path: Path, driver: Playwright) -> Iterator[House]:
    house = House(tmp_path, driver)
    house.open_up()
    yield house
    house.shut()
