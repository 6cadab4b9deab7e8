"""Warmth: looks at the skin that must be answered, and the end that always comes."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.player.room import (
    Log,
    is_saved,
    press,
    start,
    step,
    title,
    wait,
    warm_steps,
)


def test_the_look_at_the_skin_must_be_answered(open_session: Callable[[], Page], log: Log) -> None:
    log.data["steps"] = warm_steps(log)
    page = open_session()
    start(page)
    expect(page.locator(".next-up")).to_have_text("Next: Look at your skin")
    wait(page, 300.2)
    dialog = page.get_by_role("dialog", name="Look at your skin")
    expect(dialog).to_be_visible()
    press(page, "Escape", "Escape", "Escape")
    expect(dialog).to_be_visible()
    page.reload()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="It looks fine").click()
    expect(dialog).to_be_hidden()
    expect(title(page)).to_have_text("Warmth")


def test_skin_that_does_not_look_right_stops_the_session(
    open_session: Callable[[], Page], log: Log
) -> None:
    log.data["steps"] = warm_steps(log)
    page = open_session()
    start(page)
    wait(page, 300.2)
    page.get_by_role("button", name="Stop the heat").click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
    expect(page.locator(".closing")).to_contain_text("Take the warmth off")
    is_saved(page, log, 4)
    assert list(log.events.values())[-1]["payload"]["reason"] == "skin_check"


def test_warmth_ends_at_twenty_minutes_whatever_the_plan_or_a_pause_says(
    open_session: Callable[[], Page], log: Log
) -> None:
    log.data["steps"] = [
        step(log, 0, "heat", "Warmth", seconds=3600),
        log.data["steps"][1] | {"n": 1},
    ]
    page = open_session()
    start(page)
    wait(page, 30)
    press(page, "Space")
    page.clock.fast_forward("19:00")
    wait(page, 20)
    expect(title(page)).to_have_text("Warmth")
    wait(page, 15)
    expect(title(page)).to_have_text("Cat-Cow")
    expect(page.locator(".kind")).to_contain_text("Paused")
