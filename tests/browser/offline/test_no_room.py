"""A device without room: nothing is said to be saved that is not, and what one does goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_home import barriers
from tests.browser.offline.house import SENT, House, heading, lay_by, pass_check, says

NO_ROOM = "This device has no room left"


@contextmanager
def full(house: House) -> Iterator[Page]:
    """A browser that has everything for the day, no server, and not one byte left to write."""
    with house.browser() as page:
        lay_by(page)
    house.shut()
    with house.browser() as page:
        # Before the first page: the browser remembers for a while how much room there was.
        devtools = page.context.new_cdp_session(page)
        devtools.send("Storage.overrideQuotaForOrigin", {"origin": house.address, "quotaSize": 1})
        page.on("dialog", lambda dialog: dialog.accept())
        yield page


def make_room(page: Page, house: House) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": house.address})


def test_an_entry_without_room_is_named_asks_to_stay_and_arrives(house: House) -> None:
    with full(house) as page:
        asked: list[str] = []
        page.on("dialog", lambda dialog: asked.append(dialog.type))
        page.goto("/")
        page.locator("button.glass").first.click()
        says(page, "1 not saved yet: keep this page open.")
        says(page, NO_ROOM)
        expect(page.locator(".here")).to_contain_text("Not saved yet: keep this page open.")
        assert "saved on this device" not in page.locator("main").inner_text()
        assert barriers(page) == []
        page.reload()  # the browser asks first; this test says yes, and so loses the glass
        assert asked == ["beforeunload"]
        page.locator("button.glass").first.click()
        says(page, NO_ROOM)
        house.open_up()
        page.evaluate("dispatchEvent(new Event('online'))")
        says(page, SENT)
        assert [kind for _id, kind in house.events] == ["water_drunk"]


def test_a_check_without_room_opens_nothing_and_a_yes_ends_it_all_the_same(house: House) -> None:
    with full(house) as page:
        page.goto("/session/walk/")
        pass_check(page)
        expect(heading(page)).to_have_text(NO_ROOM)
        expect(page.locator("sync-line")).not_to_contain_text("arrived")
        page.goto("/session/walk/")
        page.get_by_label(re.compile("new weakness or numbness in a leg")).check()
        page.get_by_role("button", name="Next").click()
        for path in ("", "/", "/session/walk/"):
            if path:
                page.goto(path)
            expect(heading(page)).to_have_text("Please speak to a health professional today.")
            expect(page.locator(".no-room")).to_contain_text(NO_ROOM)
            expect(page.locator(".was-kept")).to_be_hidden()
            expect(page.locator("sync-line")).not_to_contain_text("arrived")
        assert barriers(page) == []
        house.open_up()
        page.goto("/session/walk/")
        page.wait_for_url("**/safety/**")
        assert [kind for _id, kind in house.events].count("quick_check") == 1


@pytest.mark.long
def test_after_a_worker_that_forgot_a_yes_without_room_nothing_opens(house: House) -> None:
    with full(house) as page:
        page.goto("/session/walk/")
        page.get_by_label(re.compile("new weakness or numbness in a leg")).check()
        page.get_by_role("button", name="Next").click()
        expect(heading(page)).to_have_text("Please speak to a health professional today.")
    with house.browser() as page:
        for path in ("/", "/session/walk/", "/session/mobility/"):
            page.goto(path)
            expect(heading(page)).to_have_text("This page needs a connection")


@pytest.mark.parametrize("later", [pytest.param("room", marks=pytest.mark.long), "server"])
def test_a_session_without_room_goes_on_and_says_what_is_not_saved(
    house: House, later: str
) -> None:
    with house.browser() as page:
        lay_by(page)
        page.goto("/session/walk/")
        pass_check(page)
        page.get_by_role("button", name="Start", exact=True).wait_for()
    house.shut()
    with house.browser() as page:
        devtools = page.context.new_cdp_session(page)
        devtools.send("Storage.overrideQuotaForOrigin", {"origin": house.address, "quotaSize": 1})
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("/session/walk/")
        page.get_by_role("button", name="Start", exact=True).click()
        chip, trouble = page.locator(".head .chip"), page.locator(".head .trouble")
        expect(chip).to_have_text("Not saved yet")
        expect(trouble).to_contain_text(NO_ROOM)
        before = page.locator(".name").inner_text(), page.locator(".timer .seconds").inner_text()
        page.wait_for_timeout(1500)
        after = page.locator(".name").inner_text(), page.locator(".timer .seconds").inner_text()
        assert before != after, "the session stands still"
        if later == "server":
            house.open_up()
        else:
            make_room(page, house)
            page.wait_for_timeout(31_000)  # so long the browser goes by the room it knew
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Stop here").click()
        page.evaluate("dispatchEvent(new Event('online'))")
        last = page.locator(".closing .chip")
        words = "Saved" if later == "server" else "Saved on this device"
        expect(last).to_have_text(words, timeout=20_000)
        expect(page.locator(".closing .trouble")).to_be_hidden()
        if later == "room":
            house.open_up()
            page.evaluate("dispatchEvent(new Event('online'))")
            expect(last).to_have_text("Saved", timeout=20_000)
        kinds = [kind for _id, kind in house.events]
        assert kinds.count("session_started") == 1 and kinds.count("session_stopped") == 1
