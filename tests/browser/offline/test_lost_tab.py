"""A tab the browser throws away in mid session, without a word: it comes back to the same step."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.offline.house import House, lay_by, pass_check
from tests.browser.offline.test_signed_out import ALL_LINES

LATE_S = 2
"""The place is kept once a second, and a machine under load is late."""


def discard(page: Page) -> Page:
    """Its process ends, as when memory is short, and no event tells the page; then a new one."""
    with suppress(Error):
        page.goto("chrome://crash", timeout=3000)
    fresh = page.context.new_page()
    with suppress(Error):
        page.close()
    return fresh


def seconds(page: Page) -> int:
    *minutes, rest = page.locator(".timer .seconds").inner_text().split(":")
    return int(minutes[0]) * 60 + int(rest) if minutes else int(rest)


def begin(page: Page, sitting: str) -> None:
    page.goto(f"/session/{sitting}/")
    pass_check(page)
    page.get_by_role("button", name="Start", exact=True).click()
    page.keyboard.press("ArrowRight")  # past "Get ready"
    expect(page.locator(".head .chip")).to_have_text("Saved on this device", timeout=20_000)


@pytest.mark.long
@pytest.mark.parametrize("how", ["discarded", "reloaded"])
def test_a_movement_waits_where_it_was(house: House, how: str) -> None:
    with house.browser() as page:
        lay_by(page)
        house.shut()
        begin(page, "mobility")
        for _ in range(12):  # warmth comes first, and warmth goes on while nobody looks
            if page.locator(".kind").inner_text() == "Move":
                break
            fine = page.get_by_role("button", name="It looks fine")
            fine.click() if fine.is_visible() else page.keyboard.press("ArrowRight")
            page.wait_for_timeout(200)
        page.wait_for_timeout(4000)
        told, step, left = (
            page.evaluate(ALL_LINES),
            page.locator(".name").inner_text(),
            seconds(page),
        )
        if how == "discarded":
            page = discard(page)
            page.wait_for_timeout(6000)
            page.goto("/session/mobility/")
        else:
            page.reload()
        expect(page.locator(".kind")).to_have_text("Paused while you were away")
        expect(page.locator(".name")).to_have_text(step)
        assert abs(seconds(page) - left) <= LATE_S
        assert set(told) <= set(page.evaluate(ALL_LINES))
        page.keyboard.press(" ")
        expect(page.locator(".kind")).to_have_text("Move")


@pytest.mark.long
def test_a_walk_went_on_meanwhile(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        house.shut()
        begin(page, "walk")
        page.wait_for_timeout(2000)
        step = page.locator(".name").inner_text()
        before, began = seconds(page), page.evaluate("Date.now()")
        page = discard(page)
        page.wait_for_timeout(12_000)
        page.goto("/session/walk/")
        expect(page.locator(".name")).to_have_text(step)
        expect(page.locator(".kind")).to_have_text("Paused while you were away")
        away = (page.evaluate("Date.now()") - began) / 1000
        assert before - seconds(page) >= 12 - LATE_S, "the walk stood still while nobody looked"
        assert before - seconds(page) <= away + LATE_S
