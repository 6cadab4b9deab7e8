"""The session player in a real Chromium, on a page of its own with the product's headers."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from spineflow_web.pages.middleware import HEADERS

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "player_page"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
START = "2026-11-23T09:00:00"


class Log:
    """A server that remembers which events it was given, and can be told to fail."""

    def __init__(self) -> None:
        self.data = json.loads((HERE / "session.json").read_text(encoding="utf-8"))
        self.requests: list[list[dict[str, Any]]] = []
        self.tokens: list[str | None] = []
        self.events: dict[str, dict[str, Any]] = {}
        self.is_up = True
        self.loses_answers = False
        self.address = ""

    @property
    def kinds(self) -> list[str]:
        return [event["kind"] for event in self.events.values()]

    def page(self) -> bytes:
        html = (HERE / "index.html").read_text(encoding="utf-8")
        data = json.dumps(self.data).replace("<", "\\u003c")
        return html.replace('id="session-data">{}<', f'id="session-data">{data}<').encode()

    def take(self, events: list[dict[str, Any]]) -> dict[str, Any]:
        self.requests.append(events)
        results = []
        for event in events:
            status = "duplicate" if event["id"] in self.events else "accepted"
            self.events.setdefault(event["id"], event)
            results.append({"id": event["id"], "status": status})
        return {"results": results}


@pytest.fixture
def log() -> Iterator[Log]:
    log = Log()

    class Handler(BaseHTTPRequestHandler):
        def answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            for name, value in HEADERS.items():
                self.send_header(name, value)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            if self.path.startswith("/static/"):
                path = ROOT / "frontend" / self.path.removeprefix("/static/")
                if path.is_file():
                    return self.answer(200, TYPES.get(path.suffix, "text/plain"), path.read_bytes())
            elif self.path == "/session/":
                return self.answer(200, "text/html", log.page())
            elif self.path in {"/after/", "/today/"}:
                page = f"<!doctype html><title>{self.path}</title><h1>{self.path}</h1>"
                return self.answer(200, "text/html", page.encode())
            return self.answer(404, "text/plain", b"not here")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if not log.is_up:
                return self.answer(503, "text/plain", b"down")
            log.tokens.append(self.headers["X-CSRFToken"])
            answer = log.take(json.loads(body)["events"])
            if log.loses_answers:
                return self.answer(502, "text/plain", b"lost")
            return self.answer(200, "application/json", json.dumps(answer).encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    log.address = f"http://localhost:{server.server_port}"
    yield log
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def address(log: Log) -> str:
    return log.address


@pytest.fixture
def open_session(page: Page) -> Callable[[], Page]:
    def opened() -> Page:
        page.clock.install(time=START)
        page.goto("/session/")
        page.clock.pause_at("2026-11-23T09:00:05")
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
        return page

    return opened


def wait(page: Page, seconds: float) -> None:
    """Time passes on the screen, with all its ticks."""
    page.clock.run_for(round(seconds * 1000))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def start(page: Page) -> None:
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    wait(page, 0.05)


def title(page: Page) -> Any:
    return page.locator(".name")


def seconds(page: Page) -> Any:
    return page.locator(".timer .seconds")


def is_saved(page: Page, log: Log, count: int) -> None:
    for _ in range(40):
        if len(log.events) >= count:
            break
        page.wait_for_timeout(50)
        wait(page, 0.1)
    assert len(log.events) == count, log.kinds


def become(page: Page, state: str) -> None:
    """As when a tab is left for another one, or comes back."""
    page.evaluate(
        """(state) => {
          const answer = (name, value) =>
            Object.defineProperty(document, name, {configurable: true, get: () => value});
          answer("visibilityState", state);
          answer("hidden", state === "hidden");
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        state,
    )


def check_accessibility(page: Page) -> None:
    found = Axe().run(page, options={"rules": {"color-contrast-enhanced": {"enabled": True}}})
    assert found.violations_count == 0, found.generate_report()


# ---- a session ----------------------------------------------------------------------------------


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


def test_events_are_complete_in_order_and_carry_the_token(
    open_session: Callable[[], Page], log: Log
) -> None:
    page = open_session()
    start(page)
    wait(page, 130)
    is_saved(page, log, 7)
    events = list(log.events.values())
    assert [event["sequence"] for event in events] == list(range(1, 8))
    ids = [event["id"] for event in events]
    assert ids == sorted(ids)
    uuid7 = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
    assert all(uuid7.match(one) for one in ids)
    assert set(log.tokens) == {"a-token-of-the-test"}
    moved = events[2]
    assert moved | {"id": "", "occurred_at": ""} == {
        "id": "",
        "device": log.data["device"],
        "sequence": 3,
        "kind": "step_done",
        "entity": log.data["session"],
        "occurred_at": "",
        "time_zone": "Europe/Berlin",
        "local_date": "2026-11-23",
        "content_version": "test",
        "replaces": None,
        "payload": {
            "sitting": "mobility",
            "step": 1,
            "item": "cat_cow",
            "kind": "move",
            "seconds": 48,
        },
    }
    assert re.match(r"^2026-11-23T\d\d:\d\d:\d\d\.\d{3}Z$", moved["occurred_at"])


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


# ---- time ---------------------------------------------------------------------------------------


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


def step(log: Log, n: int, kind: str, name: str, **more: Any) -> dict[str, Any]:
    empty = {key: None for key in log.data["steps"][0]}
    return (
        empty
        | {"n": n, "item": name.lower(), "title": name, "kind": kind, "show": [], "say": []}
        | {"skin_check": False}
        | more
    )


def warm_steps(log: Log) -> list[dict[str, Any]]:
    return [
        step(log, 0, "heat", "Warmth", seconds=300),
        step(log, 1, "check", "Look at your skin", skin_check=True),
        step(log, 2, "heat", "Warmth", seconds=300),
        log.data["steps"][1] | {"n": 3},
    ]


def test_the_look_at_the_skin_must_be_answered(open_session: Callable[[], Page], log: Log) -> None:
    log.data["steps"] = warm_steps(log)
    page = open_session()
    start(page)
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


def test_a_reload_comes_back_paused_on_the_same_step(
    open_session: Callable[[], Page], log: Log
) -> None:
    page = open_session()
    start(page)
    wait(page, 15)
    expect(seconds(page)).to_have_text("38")
    page.reload()
    expect(seconds(page)).to_have_text("38")
    expect(title(page)).to_have_text("Cat-Cow")
    press(page, "Space")
    wait(page, 3)
    expect(seconds(page)).to_have_text("35")
    is_saved(page, log, 2)


# ---- what happened is kept ----------------------------------------------------------------------


def test_without_the_server_it_is_saved_on_this_device_and_sent_later(
    open_session: Callable[[], Page], log: Log
) -> None:
    log.is_up = False
    page = open_session()
    start(page)
    wait(page, 6)
    expect(page.locator(".head .chip")).to_have_text("Saved on this device")
    press(page, "Escape", "Enter")
    assert log.events == {}
    log.is_up = True
    page.reload()
    is_saved(page, log, 4)
    expect(page.locator(".closing .chip")).to_have_text("Saved")
    assert [event["sequence"] for event in log.events.values()] == [1, 2, 3, 4]


def test_a_lost_answer_is_asked_again_and_counts_once(
    open_session: Callable[[], Page], log: Log
) -> None:
    log.loses_answers = True
    page = open_session()
    start(page)
    is_saved(page, log, 1)
    expect(page.locator(".head .chip")).to_have_text("Saved on this device")
    log.loses_answers = False
    page.reload()
    expect(page.locator(".head .chip")).to_have_text("Saved")
    assert len(log.requests) > 1 and len(log.events) == 1


# ---- the element --------------------------------------------------------------------------------


def test_taken_out_and_put_back_it_goes_on_where_it_was(
    open_session: Callable[[], Page], log: Log
) -> None:
    page = open_session()
    start(page)
    wait(page, 3)
    page.evaluate("window.player = document.querySelector('session-player'); player.remove()")
    assert page.evaluate("document.documentElement.className") == ""
    wait(page, 30)
    page.evaluate("document.querySelector('main').append(player)")
    expect(page.locator(".player")).to_have_count(1)
    expect(page.locator(".kind")).to_contain_text("Paused")
    expect(seconds(page)).to_have_text("2")
    press(page, "Space")
    wait(page, 2.2)
    expect(page.locator(".kind")).to_have_text("Move")


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
