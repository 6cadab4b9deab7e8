"""The session player in a real Chromium: keys, touch, pause, back, skip, easier and stop."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player.room import (
    Log,
    is_saved,
    press,
    seconds,
    start,
    title,
    wait,
)


def test_a_whole_session_with_the_keyboard_only(open_session: Callable[[], Page], log: Log) -> None:
    page = open_session()
    press(page, "Enter")  # the start has the focus
    wait(page, 0.05)
    expect(title(page)).to_have_text("Cat-Cow")
    expect(seconds(page)).to_have_text("5")
    wait(page, 5)
    expect(page.locator(".kind")).to_have_text("Move")
    expect(page.locator(".timer .of")).to_have_text("1 of 6")
    expect(page.locator(".next-up")).to_have_text("Next: Rest")
    wait(page, 48)
    expect(title(page)).to_have_text("Rest")
    wait(page, 10)
    expect(title(page)).to_have_text("Bridge")
    wait(page, 20)
    expect(title(page)).to_have_text("Breathing")
    expect(page.locator("breath-ring .rounds")).to_have_text("Round 1 of 3")
    wait(page, 42.2)
    expect(page.get_by_role("heading", name="Done")).to_be_focused()
    expect(page.locator(".closing .chip")).to_have_text("Saved")
    is_saved(page, log, 7)
    assert log.kinds == ["session_started", *["step_done"] * 5, "session_finished"]
    page.get_by_role("link", name="How is your back now?").press("Enter")
    expect(page).to_have_url(re.compile("/after/$"))


def test_pause_stands_still_and_the_figure_with_it(
    open_session: Callable[[], Page], log: Log
) -> None:
    page = open_session()
    start(page)
    wait(page, 8)
    press(page, "Space")
    shown = seconds(page).inner_text()
    moment = "document.querySelector('body-figure svg').getCurrentTime()"
    stood = page.evaluate(moment)
    assert stood == pytest.approx(3, abs=0.2)
    wait(page, 30)
    expect(seconds(page)).to_have_text(shown)
    assert page.evaluate(moment) == stood
    expect(page.locator(".kind")).to_have_text("Paused")
    press(page, "Space")
    wait(page, 2)
    assert page.evaluate(moment) == pytest.approx(5, abs=0.2)


def test_back_skip_and_easier_by_keys(open_session: Callable[[], Page], log: Log) -> None:
    page = open_session()
    start(page)
    press(page, "ArrowRight")
    expect(page.locator(".kind")).to_have_text("Move")
    press(page, "e")
    expect(page.locator(".show-line").first).to_have_text("Only as far as it feels easy.")
    expect(page.get_by_role("button", name="Easier")).to_have_attribute("aria-disabled", "true")
    wait(page, 48.2)
    expect(title(page)).to_have_text("Rest")
    press(page, "ArrowLeft")
    expect(title(page)).to_have_text("Cat-Cow")
    wait(page, 48.2)
    is_saved(page, log, 5)
    events = list(log.events.values())
    assert log.kinds == [
        "session_started",
        "step_skipped",
        "step_eased",
        "step_done",
        "step_done",
    ]
    assert events[4]["replaces"] == events[3]["id"]


def test_touch_works_and_leaves_the_keys_to_the_session(
    open_session: Callable[[], Page], log: Log
) -> None:
    page = open_session()
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Skip").click()
    expect(page.locator(".kind")).to_have_text("Move")
    press(page, "Space")
    expect(page.locator(".kind")).to_have_text("Paused")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".kind")).to_have_text("Move")
    for button in page.locator(".control:visible").all():
        box = button.bounding_box()
        assert box and box["height"] >= 48 and box["width"] >= 48
        assert box["y"] + box["height"] <= 844


def test_stop_pauses_first_shows_the_rules_and_can_be_taken_back(
    open_session: Callable[[], Page], log: Log
) -> None:
    page = open_session()
    start(page)
    wait(page, 2)
    press(page, "Escape")
    dialog = page.get_by_role("dialog", name="Stop here?")
    expect(dialog).to_contain_text("new numbness between the legs")
    wait(page, 20)
    expect(seconds(page)).to_have_text("3")
    press(page, "Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".kind")).to_have_text("Paused")
    page.get_by_role("button", name="Stop", exact=True).click()
    dialog.get_by_role("button", name="Go on").click()
    wait(page, 1)
    expect(seconds(page)).to_have_text("2")
    press(page, "Escape", "Enter")
    expect(page.get_by_role("heading", name="Stopped")).to_be_focused()
    is_saved(page, log, 3)
    assert log.kinds == ["session_started", "step_stopped", "session_stopped"]
    assert list(log.events.values())[-1]["payload"] == {
        "sitting": "mobility",
        "step": 0,
        "reason": "person",
    }
    wait(page, 60)
    assert len(log.events) == 3


def test_sound_off_is_remembered_and_letter_keys_can_be_turned_off(
    open_session: Callable[[], Page], log: Log
) -> None:
    page = open_session()
    start(page)
    wait(page, 6)
    press(page, "m")
    page.locator(".sound-options > summary").click()
    expect(page.get_by_label("Sound off")).to_be_checked()
    page.get_by_label("Letter keys").uncheck()
    press(page, "Escape")
    expect(page.get_by_label("Sound off")).to_be_hidden()
    press(page, "e")
    expect(page.locator(".show-line").first).to_have_text("Breathing out, round the back.")
    page.reload()
    page.locator(".sound-options > summary").click()
    expect(page.get_by_label("Sound off")).to_be_checked()
    expect(page.get_by_label("Letter keys")).not_to_be_checked()
