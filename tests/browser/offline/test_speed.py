"""How soon the steps of a session are seen from what is kept; nothing ever stands still.

Waiting is told by the clock, and depends on who else uses the machine; a page with one paragraph
tells how much of it is the machine. What is judged where it is busy is the work of the page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.offline.house import House, lay_by, pass_check
from tests.browser.tracing import traced

pytestmark = pytest.mark.long  # speed is judged on its own, never among other tests
GOAL_PAINT_MS, GOAL_TASK_MS = 300, 50
SLOWER = 4
PAINTED = """new Promise((done) => new PerformanceObserver((list) => {
  for (const each of list.getEntriesByName("first-contentful-paint")) done(each.startTime);
}).observe({ type: "paint", buffered: true }))"""
BARE = b"<!doctype html><title>bare</title><p>One paragraph and nothing else."


class Bare(BaseHTTPRequestHandler):
    """What the machine of this moment needs for a page at all."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(BARE)))
        self.end_headers()
        self.wfile.write(BARE)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def bare() -> Iterator[str]:
    with ThreadingHTTPServer(("localhost", 0), Bare) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


class Paints(NamedTuple):
    """In order, in milliseconds: by the clock, and in CPU time; ours and a bare page's."""

    waited: list[float]
    bare: list[float]
    worked: list[float]
    bare_worked: list[float]


def paints_of_a_session(house: House, bare: str, rounds: int) -> Paints:
    """Of kept steps, at a quarter of the speed."""
    found = Paints([], [], [], [])
    with house.browser() as page:
        lay_by(page)
        house.shut()
        page.goto("/session/mobility/")
        pass_check(page)
        page.get_by_role("button", name="Start", exact=True).wait_for()
        slow_down(page, SLOWER)
        for _ in range(rounds):
            for address, waited, worked in (
                ("/session/mobility/", found.waited, found.worked),
                (bare, found.bare, found.bare_worked),
            ):
                with traced(page) as trace:
                    page.goto(address)
                    waited.append(float(page.evaluate(PAINTED)))
                worked.append(round(trace.cpu_until_painted()))
    paints = Paints(*map(sorted, found))
    sys.stdout.write(f"first paint of kept steps at {SLOWER}x, ms: {paints}\n")
    return paints


def slow_down(page: Page, times: int) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})


def test_kept_steps_need_little_work_before_they_are_seen(house: House, bare: str) -> None:
    paints = paints_of_a_session(house, bare, 3)
    assert paints.worked[0] <= max(GOAL_PAINT_MS, 1.5 * paints.bare_worked[0])


def test_kept_steps_are_painted_at_once(house: House, bare: str) -> None:
    paints = paints_of_a_session(house, bare, 15)
    assert paints.worked[7] <= max(GOAL_PAINT_MS, 1.5 * paints.bare_worked[7])
    if paints.bare[7] > GOAL_PAINT_MS / 2:
        pytest.skip(f"this machine is busy: even a bare page takes {paints.bare[7]:.0f} ms")
    assert paints.waited[7] <= GOAL_PAINT_MS


def long_tasks(house: House, seconds: int, profile: str = "one") -> list[float]:
    """CPU time of tasks over the goal in a running session, from its start on."""
    with house.browser(profile) as page:
        lay_by(page)
        page.goto("/session/mobility/")
        if page.get_by_role("button", name="None of these").count():
            pass_check(page)
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_focused()
        page.wait_for_timeout(1000)  # as a person waits: what can be made ready is ready
        with traced(page) as trace:
            page.keyboard.press("Enter")
            page.wait_for_timeout(seconds * 1000)
        assert page.locator(".kind").is_visible(), "it did not begin"
    tasks = sorted((round(cpu, 1) for _at, cpu in trace.tasks), reverse=True)
    sys.stdout.write(f"{seconds} s of a session: {len(tasks)} tasks, the longest {tasks[:5]} ms\n")
    return [cpu for cpu in tasks if cpu > GOAL_TASK_MS]


def test_no_task_is_long_in_a_session(house: House) -> None:
    # Neighbours make a task longer, never shorter: of two sessions one has to be without.
    assert not long_tasks(house, 12) or not long_tasks(house, 12, "two")


def test_no_task_is_long_in_five_minutes(house: House) -> None:
    assert long_tasks(house, 300) == []
