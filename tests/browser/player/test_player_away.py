"""Time while nobody looks: left pages, sleeping machines, walks in the pocket."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.player.room import (
    Log,
    become,
    seconds,
    start,
    step,
    wait,
)


def test_a_movement_left_behind_waits_and_says_so(
    open_session: Callable[[], Page], log: Log
) -> None:
    page = open_session()
    start(page)
    wait(page, 15)
    expect(seconds(page)).to_have_text("38")
    become(page, "hidden")
    wait(page, 60)
    become(page, "visible")
    expect(page.locator(".kind")).to_have_text("Paused while you were away")
    expect(seconds(page)).to_have_text("38")


def test_a_sleeping_machine_is_noticed(open_session: Callable[[], Page], log: Log) -> None:
    page = open_session()
    start(page)
    wait(page, 15)
    page.clock.fast_forward("10:00")
    expect(page.locator(".kind")).to_have_text("Paused while you were away")
    expect(seconds(page)).to_have_text("38")


def test_a_walk_goes_on_with_the_screen_off(open_session: Callable[[], Page], log: Log) -> None:
    log.data["steps"] = [
        step(log, 0, "walk", "Walking", seconds=600, half="Half way. Turn back now."),
    ]
    page = open_session()
    start(page)
    become(page, "hidden")
    page.clock.fast_forward("06:00")
    become(page, "visible")
    expect(seconds(page)).to_have_text("4:00")
    expect(page.locator(".show-line").first).to_have_text("Half way. Turn back now.")
    wait(page, 240.2)
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
