"""Captions have a place of their own: never over the figure, the number or the buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from spineflow_web.store import figures
from spineflow_web.store.catalogue import catalogue
from tests.browser.conftest import chromium_of, launch
from tests.browser.player.room import START, Log, check_accessibility, press, start, step, wait

SIZES = ((320, 568), (360, 640), (390, 844), (844, 390), (768, 1024), (1280, 800))
BOXES = """() => {
  const box = (name) => {
    const node = [...document.querySelectorAll(name)].find((each) => each.checkVisibility());
    const { left, top, right, bottom } = node ? node.getBoundingClientRect() : {};
    return node && [left, top, right, bottom].map((at) => Math.round(at * 10) / 10);
  };
  return {
    picture: box(".picture"), figure: box(".picture body-figure svg"), ring: box("breath-ring"),
    ring_word: box("breath-ring .word"), caption: box(".caption"), number: box(".timer .seconds"),
    bar: box(".controls"), name: box(".stage .name"), head: box(".head"),
  };
}"""
Box = tuple[float, float, float, float]


def every_sentence() -> Iterator[str]:
    """Whatever the player may say of a practice, of what limits it, or between two."""
    known = catalogue().sessions
    yield from (each.text for each in known.cues.values())
    yield from (each.sentence for each in known.tokens.values())
    for practice in known.practices.values():
        for variant in practice.variants:
            yield from (variant.start, *variant.steps)
        for level in practice.levels:
            yield from (level.sentence, level.start, *level.steps)


def longest() -> str:
    found = (part for text in every_sentence() for part in text.split(". "))
    return max(found, key=len).rstrip(".") + "."


def longer(text: str) -> str:
    """As long as other languages make it: each word by more than a third."""
    return " ".join(word + word[: -(-len(word) * 2 // 5)].lower() for word in text.split())


@pytest.fixture
def wordy(log: Log) -> Log:
    """A moving figure, one paced by the breath, the ring alone, a rest: each with much to say."""
    moving = figures.moving("cat_cow", "floor", 1, 8.0, "On hands and knees", False)
    sheet = '<link rel="stylesheet" href="/static/styles/figure.css">'
    log.templates = f'{sheet}<template id="drawn">{moving}</template>'
    title = max((each.title for each in catalogue().practices.values()), key=len)
    words: dict[str, Any] = {"show": ["Slowly.", longest()], "say": [longer(longest()), "Slowly."]}
    breath = {"in": 4, "hold": 0, "out": 6}
    drawn: dict[str, Any] = {"figure": "drawn", "loop_seconds": 8.0}
    log.data["steps"] = [
        step(log, 0, "move", title, reps=6, phases=[["move", 8.0]], **words, **drawn),
        step(log, 1, "hold", title, seconds=60, breath=breath, **words, **drawn),
        step(log, 2, "breathe", title, breath=breath | {"rounds": 9}, **words),
        step(log, 3, "rest", title, seconds=60, **words),
    ]
    return log


@pytest.fixture(params=[(16, "full"), (32, "full"), (32, "quiet")], ids=str)
def session(request: pytest.FixtureRequest, driver: Playwright, wordy: Log) -> Iterator[Page]:
    """Text as it comes, at 200 %, and there with the larger captions of who hears nothing."""
    size, mode = request.param
    path = chromium_of("CHROMIUM_SHELL", "CHROMIUM")
    browser: Browser = launch(driver, path, f"--blink-settings=defaultFontSize={size}")
    page = browser.new_context(base_url=wordy.address).new_page()
    page.add_init_script(f"""localStorage.setItem("spineflow-sound", '{{"mode": "{mode}"}}')""")
    page.clock.install(time=START)
    page.goto("/session/")
    page.clock.pause_at("2026-11-23T09:00:05")
    start(page)
    yield page
    browser.close()


def lie_over(one: Box, other: Box) -> float:
    """How many pixels, in the lesser direction, two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high)


def at_every_size(page: Page) -> dict[tuple[int, int], dict[str, Box]]:
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found[width, height] = page.evaluate(BOXES)
    return found


def test_no_caption_covers_the_figure_or_the_buttons(session: Page) -> None:
    page = session
    for at in range(4):
        expect(page.locator(".caption")).to_be_visible()
        with_caption = at_every_size(page)
        for size, boxes in with_caption.items():
            caption, bar, head = boxes["caption"], boxes["bar"], boxes["head"]
            seen = {name: boxes[name] for name in ("figure", "ring", "ring_word") if boxes[name]}
            assert seen or at == 3
            for name, box in seen.items():
                assert lie_over(caption, box) <= 0.5, (size, at, name, box, caption)
                assert lie_over(bar, box) <= 0.5 and box[3] - box[1] > 12, (size, at, name, box)
            if seen:
                assert boxes["picture"][3] - boxes["picture"][1] >= 72, (size, at)
            if boxes["number"]:
                assert lie_over(caption, boxes["number"]) <= 0.5, (size, at)
            assert lie_over(caption, bar) <= 0.5 and lie_over(caption, head) <= 0.5, (size, at)
            assert caption[0] >= 0 and caption[2] <= size[0] and bar[3] <= size[1] + 0.5, (size, at)
        press(page, " ")
        expect(page.locator(".caption")).to_be_hidden()
        without = at_every_size(page)
        for size, boxes in without.items():
            before = with_caption[size]
            if boxes["head"] == before["head"]:  # what is saved where may take a row more or less
                assert boxes["picture"] == before["picture"], (size, at, "it jumped")
        press(page, " ", "ArrowRight")
        wait(page, 0.05)


def test_what_is_longer_than_its_place_turns_in_it_to_its_end(session: Page) -> None:
    page = session
    page.set_viewport_size({"width": 320, "height": 568})
    view = page.locator(".caption-view")
    whole, seen = view.inner_text(), 0.0
    first = page.evaluate(BOXES)
    for _ in range(60):
        top, height, full = view.evaluate(
            "(it) => [it.scrollTop, it.clientHeight, it.scrollHeight]"
        )
        assert top <= seen + 1, "no line is passed over"
        seen = max(seen, top + height)
        wait(page, 0.5)
        now = page.evaluate(BOXES)
        assert now["head"] != first["head"] or now["picture"] == first["picture"]
        if view.inner_text() != whole:
            break
    assert seen >= full - 1, (seen, full)
    expect(page.locator(".caption")).not_to_have_text(whole)


def test_a_line_out_of_sight_is_said_by_a_caption(session: Page, wordy: Log) -> None:
    """With large text a line may lie below the fold of its place; it limits one all the same."""
    page = session
    page.set_viewport_size({"width": 360, "height": 640})
    limits = ["Slowly, with no pain.", "Softly, with no pain."]
    wordy.data["steps"] = [step(wordy, 0, "hold", "Bridge", seconds=60, show=limits, say=limits)]
    wordy.data["steps"][0] |= {"figure": "drawn", "loop_seconds": 8.0}
    wordy.data["session"] = "0193f0a0-0000-7000-8000-000000000002"
    page.reload()
    start(page)
    reading = page.locator(".reading")
    fits = reading.evaluate("(it) => it.scrollHeight <= it.clientHeight + 1")
    caption, seen = page.locator(".caption"), set[str]()
    for _ in range(20):
        seen |= {caption.inner_text()} if caption.is_visible() else set()
        wait(page, 0.5)
    assert seen == (set() if fits else set(limits))


def test_what_does_not_fit_is_reached_by_keys(driver: Playwright, wordy: Log) -> None:
    """In real time: the rules wait for timers of their own."""
    path = chromium_of("CHROMIUM_SHELL", "CHROMIUM")
    browser = launch(driver, path, "--blink-settings=defaultFontSize=32")
    page = browser.new_context(
        base_url=wordy.address, viewport={"width": 390, "height": 844}
    ).new_page()
    page.goto("/session/")
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    reading = page.locator(".reading")
    expect(reading).to_have_attribute("tabindex", "0")
    check_accessibility(page)
    reading.focus()
    press(page, "End")
    page.wait_for_function("document.querySelector('.reading').scrollTop > 0")
    expect(page.locator(".kind")).to_have_text("Move")
    browser.close()


def test_who_wants_no_captions_gives_them_no_room(
    open_session: Callable[[], Page], wordy: Log
) -> None:
    page = open_session()
    start(page)
    less = page.evaluate(BOXES)["picture"]
    page.locator(".sound-options > summary").click()
    page.get_by_role("checkbox", name="Captions").uncheck()
    more = page.evaluate(BOXES)["picture"]
    assert more[3] - more[1] > less[3] - less[1] + 40
