"""A live server and a real Chromium that can reach nothing but this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

from spineflow_web.store.people import KnownPerson
from tests.browser.at_home import bring_session
from tests.household import add_account, settle
from tests.morning import morning_zone


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def chromium_of(*names: str) -> str:
    """The first of these that the environment names, else what is on the PATH."""
    named = next(filter(None, map(os.environ.get, names)), None)
    path = named or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "These tests need Chromium: python3 run.py test installs or names it."
    return path


def launch(driver: Playwright, path: str, *more: str) -> Browser:
    flags = [*more, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"]
    flags += ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    flags += ["--no-sandbox"] if os.geteuid() == 0 else []
    return driver.chromium.launch(executable_path=path, args=flags)


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """Without its windows, where there is such a one: no page can tell, at half the work."""
    browser = launch(driver, chromium_of("CHROMIUM_SHELL", "CHROMIUM"))
    yield browser
    browser.close()


@pytest.fixture
def address(live_server: Any) -> str:
    """By name: a passkey cannot belong to a bare IP address."""
    return str(live_server.url).replace("127.0.0.1", "localhost")


@pytest.fixture
def strangers() -> list[str]:
    """Addresses on other machines that a page asked for. Must stay empty."""
    return []


@pytest.fixture
def workers() -> Literal["allow", "block"]:
    """Laying pages by for a time without a network costs each test: it is where it is tested."""
    return "block"


@pytest.fixture
def context(
    chromium: Browser, address: str, strangers: list[str], workers: Literal["allow", "block"]
) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        service_workers=workers,
        base_url=address,
        viewport={"width": 390, "height": 844},
        timezone_id=morning_zone(),
    )
    context.set_default_timeout(8000)

    def watch(request: Request) -> None:
        parts = urlsplit(request.url)
        is_here = parts.hostname in {"localhost", "127.0.0.1"} or parts.scheme in {"data", "blob"}
        if not is_here:
            strangers.append(request.url)

    context.on("request", watch)
    yield context
    context.close()
    assert strangers == [], f"a page asked another machine: {strangers}"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console",
        lambda line: complaints.append(line.text) if "Content Security" in line.text else None,
    )
    yield page
    assert complaints == [], f"the content security policy was broken: {complaints}"


@pytest.fixture
def authenticator(page: Page) -> None:
    """A passkey device made of software."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.fixture
def at_home(context: BrowserContext, address: str) -> KnownPerson:
    """Maria, through the first run and signed in."""
    account = add_account("maria")
    person = settle(account)
    bring_session(context, account, address)
    return person
