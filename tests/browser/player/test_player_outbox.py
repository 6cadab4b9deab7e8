"""What happened is kept, sent once, and found again after a reload."""

from __future__ import annotations

import re
from collections.abc import Callable

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


def test_without_the_server_it_is_saved_on_this_device_and_sent_later(
    open_session: Callable[[], Page], log: Log
) -> None:
    log.is_up = False
    page = open_session()
    start(page)
    wait(page, 6)
    expect(page.locator(".head .chip")).to_have_text("Saved on this device")
    press(page, "Escape", "Enter")
    expect(page.locator(".closing .chip")).to_have_text("Saved on this device")
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
