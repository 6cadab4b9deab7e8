"""The player from three metres away, by ear alone, or in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player.room import Log, check_accessibility, press, start, wait

HEAR = """() => {
  window.shakes = [];
  navigator.vibrate = (pattern) => { shakes.push(pattern); return true; };
  window.pressed = {};
  const real = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);
  navigator.mediaSession.setActionHandler = (key, run) => { pressed[key] = run; real(key, run); };
}"""


@pytest.fixture
def page_open(open_session: Callable[[], Page], page: Page) -> Page:
    page.add_init_script(f"({HEAR})()")
    return open_session()


def choose(page: Page, mode: str) -> None:
    page.locator(".sound-options > summary").click()
    page.get_by_label("Follow it by").select_option(mode)
    page.locator(".sound-options > summary").click()


def test_it_can_be_read_from_three_metres(page_open: Page) -> None:
    """A letter of 15 mm is read at 3 m: on a laptop's screen some 56 CSS pixels, on a telephone's
    the countdown alone."""
    page = page_open
    start(page)
    for size, least in (
        ({"width": 390, "height": 844}, 110),
        ({"width": 1280, "height": 800}, 150),
    ):
        page.set_viewport_size(size)
        height = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.timer .seconds')).fontSize)"
        )
        assert height >= least, (size, height)
    name = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.name')).fontSize)")
    assert name >= 40


def test_captions_shakes_and_media_keys(page_open: Page) -> None:
    page = page_open
    start(page)
    wait(page, 5.5)
    assert page.evaluate("shakes.length") > 0
    expect(page.locator(".kind")).to_have_text("Move")
    page.evaluate("pressed.pause()")
    expect(page.locator(".kind")).to_contain_text("Paused")
    page.evaluate("pressed.play()")
    expect(page.locator(".kind")).to_have_text("Move")
    press(page, "Escape")
    page.evaluate("pressed.play()")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(".kind")).to_contain_text("Paused")


def test_captions_come_a_sentence_at_a_time_and_end_with_a_pause(page_open: Page) -> None:
    page = page_open
    start(page)
    caption, said = page.locator(".caption"), set[str]()
    for _ in range(30):
        wait(page, 0.5)
        if caption.is_visible():
            said.add(caption.inner_text())
    assert len(said) >= 2 and all(text.count(". ") == 0 for text in said), said
    press(page, "ArrowLeft")
    wait(page, 1)
    expect(caption).to_be_visible()
    caption_box = page.locator(".caption").bounding_box()
    number, count = (page.locator(f".timer {name}").bounding_box() for name in (".seconds", ".of"))
    assert caption_box and number and count
    ends = caption_box["y"] + caption_box["height"]
    assert ends <= number["y"] + number["height"] * 0.1, "the number is never covered"
    assert ends <= count["y"]
    figure = page.locator(".picture body-figure").bounding_box()
    assert figure and figure["y"] + figure["height"] <= caption_box["y"] + 1, "nor the picture"
    press(page, " ")
    expect(caption).to_be_hidden()


def test_two_taps_pause_and_go_on_and_a_single_one_does_nothing(page_open: Page) -> None:
    page = page_open
    start(page)
    wait(page, 5.5)
    stage = page.locator(".stage .name")
    stage.click()
    wait(page, 1)
    expect(page.locator(".kind")).to_have_text("Move")
    stage.dblclick()
    expect(page.locator(".kind")).to_contain_text("Paused")
    wait(page, 1)
    stage.dblclick()
    expect(page.locator(".kind")).to_have_text("Move")


def test_who_only_listens_has_a_dark_screen_that_can_be_read(page: Page, log: Log) -> None:
    """In real time: the rules wait for timers of their own."""
    assert log.data["steps"]
    page.goto("/session/")
    page.get_by_role("button", name="Start", exact=True).click()
    choose(page, "audio")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        check_accessibility(page)


def test_modes_are_remembered_and_shown(page_open: Page, log: Log) -> None:
    page = page_open
    start(page)
    wait(page, 5.5)
    choose(page, "quiet")
    expect(page.locator(".player")).to_have_attribute("data-mode", "quiet")
    choose(page, "audio")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.picture')).visibility") == "hidden"
    )
    page.reload()
    expect(page.locator(".player")).to_have_attribute("data-mode", "audio")


def test_letters_are_only_keys_where_they_should_be(page_open: Page) -> None:
    page = page_open
    start(page)
    wait(page, 5.5)
    page.locator(".sound-options > summary").click()
    page.get_by_label("Follow it by").focus()
    press(page, "m")
    expect(page.get_by_label("Sound off")).not_to_be_checked()
    page.get_by_label("Letter keys (E easier, M sound)").uncheck()
    page.locator(".stage").focus()
    press(page, "m")
    expect(page.get_by_label("Sound off")).not_to_be_checked()
    page.get_by_label("Letter keys (E easier, M sound)").check()
    page.locator(".stage").focus()
    press(page, "m")
    expect(page.get_by_label("Sound off")).to_be_checked()


def test_only_voices_of_this_device_speak(open_session: Callable[[], Page], page: Page) -> None:
    voices: list[dict[str, Any]] = [
        {"name": "Far", "lang": "en-GB", "localService": False, "voiceURI": "far"},
        {"name": "Near", "lang": "en-GB", "localService": True, "voiceURI": "near"},
        {"name": "Next", "lang": "en-US", "localService": True, "voiceURI": "next"},
    ]
    page.add_init_script(
        f"speechSynthesis.getVoices = () => {json.dumps(voices)};"
        "speechSynthesis.speak = () => {}; window.SpeechSynthesisUtterance = class {};"
    )
    page = open_session()
    start(page)
    page.locator(".sound-options > summary").click()
    names = page.locator("select[name=voice_uri]").locator("option").all_inner_texts()
    assert names == ["Near", "Next"]
    page.locator("select[name=voice_uri]").select_option("next")
    page.reload()
    page.get_by_role("button", name="Start", exact=True)
    kept = page.evaluate("JSON.parse(localStorage.getItem('spineflow-sound')).voice_uri")
    assert kept == "next"
