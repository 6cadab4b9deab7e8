"""A real server one can stop, and browsers with a profile that outlives them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from spineflow_web.actions.session import has_guide
from tests.browser.conftest import chromium_of
from tests.devices import settle_house
from tests.morning import morning_zone
from tests.serving import SERVE, Household, end

WAIT_MS = 40_000
SENT = "Everything you entered has arrived."


BELOW_EPHEMERAL = range(23_000, 32_000)
"""Ports that no system gives away by itself: an address stays ours while its server is stopped."""


class Settled(NamedTuple):
    """A data folder with one settled person, to be copied, and the cookie of their session.

    A profile belongs to the address it was made at: what a browser keeps is kept for that one.
    """

    data: Path
    cookie: str
    port: int = 0
    profile: Path | None = None


def settle_in(folder: Path) -> Settled:
    """Makes such a folder: once a run, for it takes seconds."""
    home = Household(folder / "data")
    cookie = settle_house(home)
    with closing(sqlite3.connect(home.database)) as base, base:
        base.execute("UPDATE store_person SET time_zone = ?", [morning_zone()])
    return Settled(home.data, cookie)


def settle_device(folder: Path, playwright: Playwright, settled: Settled) -> Settled:
    """The same with a browser that has the pages for a time without a network: once a run too."""
    house = House(folder, playwright, settled._replace(port=quiet_port()))
    try:
        house.open_up()
        with house.browser() as page:
            lay_by(page)
            says(page, SENT)
    finally:
        house.shut()
    return Settled(house.home.data, house.cookie, house.home.port, folder / "one")


def quiet_port() -> int:
    """A free one that stays ours; another run at the same time looks elsewhere first."""
    ports = list(BELOW_EPHEMERAL)
    start = os.getpid() % len(ports)
    for port in ports[start:] + ports[:start]:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError("every port answers")


class House:
    """A household with one person, whose server runs or does not."""

    def __init__(self, folder: Path, playwright: Playwright, settled: Settled) -> None:
        self.folder, self.playwright = folder, playwright
        self.home = Household(folder / "data", port=settled.port)
        self.address = f"http://localhost:{self.home.port}"
        shutil.copytree(settled.data, self.home.data)
        if settled.profile:
            shutil.copytree(settled.profile, folder / "one")
        self.cookie = settled.cookie
        self.server: subprocess.Popen[str] | None = None

    def open_up(self) -> None:
        self.server = self.home.begin(*SERVE)
        assert self.server.stdout
        assert any(line.startswith("http") for line in self.server.stdout), "the server ended"

    def shut(self) -> None:
        if self.server:
            end(self.server, signal.SIGKILL)
            self.server = None

    @contextmanager
    def browser(self, profile: str = "one") -> Iterator[Page]:
        context = self.context(profile)
        try:
            yield context.pages[0]
        finally:
            context.close()

    def context(self, profile: str = "one") -> BrowserContext:
        context = self.playwright.chromium.launch_persistent_context(
            str(self.folder / profile),
            # The whole browser: what it keeps and how it is killed are its own doing.
            executable_path=chromium_of("CHROMIUM"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
            viewport={"width": 390, "height": 844},
            base_url=self.address,
            timezone_id=morning_zone(),
        )
        context.set_default_timeout(WAIT_MS)
        if not context.cookies(self.address):
            cookie: Any = {"name": "sid", "value": self.cookie, "url": self.address}
            context.add_cookies([cookie | {"expires": 2_000_000_000}])
        return context

    @property
    def events(self) -> list[tuple[str, str]]:
        """Ids and kinds in the order of the log, without a gap in its count."""
        with closing(sqlite3.connect(self.home.database)) as base:
            rows = base.execute(
                "SELECT seq, id, kind FROM store_eventrecord ORDER BY seq"
            ).fetchall()
        assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
        return [(str(row[1]), str(row[2])) for row in rows]


def guided(house: House) -> list[str]:
    """The sittings of today's plan that a guide leads through."""
    with closing(sqlite3.connect(house.home.database)) as base:
        row = base.execute(
            'SELECT plan FROM store_dayplanrecord WHERE replaced_at IS NULL ORDER BY "on"'
        ).fetchone()
    return [each["id"] for each in json.loads(row[0])["plan"]["sittings"] if has_guide(each)]


def lay_by(page: Page) -> None:
    """Opens Today and waits until the pages for a time without a network are there."""
    page.goto("/")
    for _ in range(WAIT_MS // 100):
        if page.evaluate(PAGES_KEPT):
            return
        page.wait_for_timeout(100)
    raise AssertionError("no pages were laid by")


PAGES_KEPT = """async () => {
  if (!navigator.serviceWorker.controller) return false;
  const asked = indexedDB.open("spineflow-outbox");
  const base = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const asks = base.transaction("notes").objectStore("notes").getKey("state");
  const state = await new Promise((done) => (asks.onsuccess = () => done(asks.result)));
  base.close();
  return state === "state";
}"""


def heading(page: Page) -> Any:
    return page.get_by_role("heading", level=1)


def pass_check(page: Page, pain: int = 2) -> None:
    page.get_by_role("radio", name=str(pain), exact=True).check()
    page.get_by_role("button", name="None of these").click()


def says(page: Page, words: str) -> None:
    expect(page.locator(".sync-words")).to_contain_text(words, timeout=WAIT_MS)
