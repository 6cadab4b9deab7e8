"""A stopped and started house for each test; the driver of the browser is that of the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.offline.house import House, Settled, settle_device, settle_in


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    return settle_in(tmp_path_factory.mktemp("settled"))


@pytest.fixture(scope="session")
def settled_device(
    tmp_path_factory: pytest.TempPathFactory, driver: Playwright, settled: Settled
) -> Settled:
    return settle_device(tmp_path_factory.mktemp("device"), driver, settled)


@pytest.fixture
def fresh_house(tmp_path: Path, driver: Playwright, settled: Settled) -> Iterator[House]:
    """Whose browser has never seen it."""
    yield from opened(House(tmp_path, driver, settled))


@pytest.fixture
def house(tmp_path: Path, driver: Playwright, settled_device: Settled) -> Iterator[House]:
    """Whose browser "one" laid the pages by earlier this day."""
    yield from opened(House(tmp_path, driver, settled_device))


def opened(house: House) -> Iterator[House]:
    house.open_up()
    yield house
    house.shut()
