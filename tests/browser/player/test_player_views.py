"""Every view can be read: by axe, by ear, zoomed, without script."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.player.room import (
    Log,
    check_accessibility,
    press,
    start,
    step,
    wait,
)


def test_every_view_is_accessible_in_light_and_dark(page: Page, log: Log) -> None:
    """In real time: the rules wait for timers of their own."""

    def check() -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            check_accessibility(page)

    log.data["steps"] = [
        log.data["steps"][1],
        log.data["steps"][4],
        step(log, 2, "check", "Look at your skin", skin_check=True),
    ]
    page.goto("/session/")
    page.get_by_role("button", name="Start", exact=True).focus()
    check()
    press(page, "Enter")
    check()
    page.locator(".sound-options > summary").click()
    check()
    press(page, "Escape", "Space", "ArrowRight", "Space")
    expect(page.locator("breath-ring svg")).to_be_visible()
    check()
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator("breath-ring .phase")).to_have_count(3)
    check()
    press(page, "Escape")
    expect(page.get_by_role("dialog", name="Stop here?")).to_be_visible()
    check()
    press(page, "Escape", "ArrowRight")
    expect(page.get_by_role("dialog", name="Look at your skin")).to_be_visible()
    check()
    page.get_by_role("button", name="Stop the heat").press("Enter")
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
    check()


def test_a_screen_reader_hears_little(open_session: Callable[[], Page], log: Log) -> None:
    page = open_session()
    page.evaluate(
        """() => {
          window.heard = [];
          const live = document.querySelector("[role=status]");
          new MutationObserver(() => window.heard.push(live.textContent))
            .observe(live, {childList: true, characterData: true, subtree: true});
        }"""
    )
    start(page)
    wait(page, 5 + 48 + 1)
    assert page.evaluate("window.heard") == [
        "Get ready: Cat-Cow. 5.",
        "Move: Cat-Cow. 48.",
        "Ten seconds",
        "Rest: Rest. 10.",
    ]


def test_without_script_the_list_is_there(chromium: Browser, log: Log) -> None:
    context = chromium.new_context(base_url=log.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/session/")
    expect(page.get_by_text("Bridge, hold 20 seconds.")).to_be_visible()
    context.close()


def test_a_page_without_data_keeps_its_list(page: Page, log: Log) -> None:
    log.data = {}
    page.goto("/session/")
    page.wait_for_function("!!customElements.get('session-player')")
    expect(page.get_by_text("Bridge, hold 20 seconds.")).to_be_visible()


def test_zoomed_to_400_percent_nothing_is_cut_off(
    open_session: Callable[[], Page], page: Page, log: Log
) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    open_session()
    start(page)
    assert page.evaluate("document.querySelector('.player').scrollWidth") <= 320
    for name in ("Pause", "Stop"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport()
    page.locator(".timer").scroll_into_view_if_needed()
    expect(page.locator(".timer")).to_be_in_viewport()


def test_more_than_two_lines_take_turns(open_session: Callable[[], Page], log: Log) -> None:
    """What limits a person must be readable where nothing is said aloud."""
    log.data["steps"][0] |= {"seconds": 15, "show": ["One.", "Two.", "Three.", "Four.", "Five."]}
    page = open_session()
    start(page)
    lines = page.locator(".show-line:visible")
    expect(page.locator(".caption")).to_be_visible()  # what is said covers none of them
    expect(lines).to_have_text(["One.", "Two."])
    wait(page, 6.1)
    expect(lines).to_have_text(["Three.", "Four."])
    wait(page, 6.1)
    expect(lines).to_have_text(["Five."])
