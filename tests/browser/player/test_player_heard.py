"""What the player says by itself to who cannot see it: every step, and little more."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.player.room import Log, press, start, wait
from tests.browser.screen_reader import LISTEN, problems

MOST_A_MINUTE = 6
"""Sentences that come by themselves; a step has its name, its half, and its last ten seconds."""


def test_it_says_each_step_and_never_the_seconds(
    open_session: Callable[[], Page], log: Log
) -> None:
    page = open_session()
    assert problems(page) == {}
    page.evaluate(LISTEN)
    start(page)
    minutes = 0
    while not page.get_by_role("heading", name="Done").is_visible():
        before = len(page.evaluate("said"))
        wait(page, 60)
        minutes += 1
        told = page.evaluate("said")[before:]
        assert len(told) <= MOST_A_MINUTE, told
        assert minutes < 10
    said = page.evaluate("said")
    for step in log.data["steps"]:
        if step["kind"] in ("move", "hold"):
            assert any(step["title"] in each for each in said), (step["title"], said)
    assert minutes >= 2 and not any(each.strip().isdigit() for each in said)
    assert problems(page) == {}


def test_a_pause_is_said_once(open_session: Callable[[], Page], log: Log) -> None:
    page = open_session()
    start(page)
    wait(page, 8)
    page.evaluate(LISTEN)
    press(page, "Space")
    wait(page, 30)
    assert page.evaluate("said") == ["Paused"]
