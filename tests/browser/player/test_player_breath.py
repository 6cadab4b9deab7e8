"""The breathing ring, in motion and in words."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.player.room import (
    Log,
    press,
    start,
    wait,
)


def test_reduced_motion_shows_a_still_figure_and_words_for_the_breath(
    open_session: Callable[[], Page], context: BrowserContext, page: Page, log: Log
) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_session()
    start(page)
    wait(page, 6)
    assert page.locator("body-figure svg").count() == 1
    assert page.locator("body-figure animate").count() == 0
    press(page, "ArrowRight", "ArrowRight", "ArrowRight")
    assert page.locator("breath-ring svg").count() == 0
    expect(page.locator("breath-ring [data-now]")).to_contain_text("Breathe in")
    wait(page, 4.2)
    expect(page.locator("breath-ring [data-now]")).to_contain_text("Hold softly")
    wait(page, 4)
    expect(page.locator("breath-ring [data-now]")).to_contain_text("Breathe out")
    press(page, "e")
    expect(page.locator("breath-ring .phase")).to_have_count(2)


def test_the_ring_follows_the_breath(open_session: Callable[[], Page], log: Log) -> None:
    page = open_session()
    start(page)
    press(page, *["ArrowRight"] * 4)
    ring = page.locator("breath-ring")
    radius = "Number(document.querySelector('breath-ring .disc').getAttribute('r'))"
    wait(page, 0.1)
    expect(ring).to_have_attribute("data-phase", "in")
    small = page.evaluate(radius)
    wait(page, 4)
    expect(ring).to_have_attribute("data-phase", "hold")
    large = page.evaluate(radius)
    assert large > small * 2
    wait(page, 4)
    expect(ring).to_have_attribute("data-phase", "out")
    wait(page, 5.8)
    assert page.evaluate(radius) < small + 2
    wait(page, 0.4)
    expect(ring.locator(".rounds")).to_have_text("Round 2 of 3")
