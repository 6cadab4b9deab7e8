"""A plan day with the server stopped, cold starts, and what does not open then."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_home import barriers
from tests.browser.offline.house import SENT, House, heading, lay_by, pass_check, says


def walk_through(page: Page) -> None:
    """A whole session by the keys, from its check on Today to the number after it."""
    page.goto("/session/walk/")
    pass_check(page)
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".head .chip")).to_have_text("Saved on this device")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.get_by_role("link", name="How is your back now?").click()
    page.get_by_role("button", name="3", exact=True).click()
    expect(heading(page)).to_have_text("How hard was it?")
    page.get_by_label("Steps, if you counted them").fill("1200")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(heading(page)).to_have_text("Today")


def test_a_day_with_the_server_stopped_is_kept_and_sent(fresh_house: House) -> None:
    house = fresh_house  # from the first look at a page on
    with house.browser() as page:
        lay_by(page)
        says(page, SENT)
    house.shut()
    with house.browser() as page:  # a cold start: neither browser nor worker run any more
        page.goto("/")
        expect(heading(page)).to_have_text("Today")
        assert barriers(page) == []
        page.locator("button.glass").first.click()
        says(page, "1 saved on this device, not yet sent.")
        expect(page.locator(".here")).to_contain_text("Glasses saved on this device: 1.")
        page.goto("/session/walk/")
        page.get_by_role("button", name="None of these").click()
        expect(page.locator(".problems")).to_contain_text("Tap how strong your pain is")
        walk_through(page)
        says(page, "10 saved on this device, not yet sent.")
        expect(page.locator("#walk .here")).to_have_text("Done, saved on this device.")
        assert barriers(page) == []
        house.open_up()
        page.goto("/")
        says(page, SENT)
        kinds = [kind for _id, kind in house.events]
        assert kinds.count("water_drunk") == 1 and kinds.count("quick_check") == 1
        assert kinds.count("session_finished") == 1 and len(kinds) == 10
        assert kinds.count("effort_told") == 1
        expect(page.locator(".day-side")).to_contain_text("1 of 6 glasses")


def test_a_yes_ends_it_and_is_sent_first(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        house.shut()
        page.goto("/")
        at_once = page.get_by_role("navigation", name="Write down at once")
        at_once.get_by_role("button", name="A glass of water").click()
        says(page, "1 saved on this device")
        expect(page.locator(".here")).to_contain_text("Glasses saved on this device: 1.")
        page.goto("/session/walk/")
        page.get_by_label(re.compile("new weakness or numbness in a leg")).check()
        page.get_by_role("button", name="Next").click()
        expect(heading(page)).to_have_text("Please speak to a health professional today.")
        assert page.locator("a[href^='tel:']").count() > 0
        assert barriers(page) == []
        for path in ("/", "/session/walk/", "/session/mobility/"):
            page.goto(path)
            expect(heading(page)).to_have_text("Please speak to a health professional today.")
        page.goto("/safety/card/")
        expect(heading(page)).to_have_text("Safety card")
        house.open_up()
        page.goto("/session/walk/")  # not the walk: what was told has closed it
        page.wait_for_url("**/safety/question/leg_weakness/**")  # what was marked comes first
        assert house.events[0][1] == "quick_check"
        house.shut()
        page.goto("/session/walk/")
        expect(heading(page)).not_to_have_text("Quick check before you start")


@pytest.mark.parametrize(
    ("days", "title"), [(3, "This is not today's plan"), (29, "The safety questions come first")]
)
def test_another_date_or_a_screening_of_long_ago_opens_nothing(
    house: House, days: int, title: str
) -> None:
    with house.browser() as page:
        lay_by(page)
        house.shut()
        moved = f"Date.now = ((real) => () => real() + {days} * 864e5)(Date.now.bind(Date));"
        page.context.service_workers[0].evaluate(moved)
        for path in ("/", "/session/walk/", "/session/walk/after/"):
            page.goto(path)
            expect(heading(page)).to_have_text(title)


def test_tomorrow_opens_tomorrow(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        today = page.locator(".date").inner_text()
        house.shut()
        page.context.service_workers[0].evaluate(
            "Date.now = ((real) => () => real() + 864e5)(Date.now.bind(Date));"
        )
        page.goto("/")
        expect(heading(page)).to_have_text("Today")
        expect(page.locator(".date")).not_to_have_text(today)
        page.goto("/session/walk/")
        pass_check(page)
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


PUSHED = """() => {
  globalThis.ended = 0;
  const unsubscribe = async () => Boolean((globalThis.ended += 1));
  Object.defineProperty(registration, "pushManager",
    { value: { getSubscription: async () => ({ unsubscribe }) } });
  const words = new Response("x");
  return caches.open("spineflow-reminder").then((shelf) => shelf.put("/reminder-words", words));
}"""
"""No push service is reached in a test, so the browser's side of it is played."""
LEFT = """async () => {
  const asked = indexedDB.open("spineflow-outbox");
  const base = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const names = ["pages", "lines", "marks"];
  const counts = names.map((name) => base.transaction(name).objectStore(name).count());
  const kept = await Promise.all(counts.map((each) => new Promise((done) =>
    (each.onsuccess = () => done(each.result)))));
  const words = await caches.has("spineflow-reminder");
  return { kept, words, local: localStorage.length, session: sessionStorage.length };
}"""


def test_signing_out_without_a_network_takes_everything(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        page.evaluate("localStorage.setItem('spineflow-sound', '{}')")
        page.goto("/account/sign-out/")
        worker = page.context.service_workers[0]
        worker.evaluate(PUSHED)
        house.shut()
        page.locator("main").get_by_role("button", name="Sign out").click()
        expect(heading(page)).to_have_text("You are signed out on this device")
        left = page.evaluate(LEFT)
        assert left == {"kept": [0, 0, 0], "words": False, "local": 0, "session": 0}
        assert worker.evaluate("ended") == 1
        page.goto("/")
        expect(heading(page)).to_have_text("You are signed out on this device")
        house.open_up()
        page.goto("/")
        page.wait_for_url("**/account/sign-in/**")


def test_a_shared_device_keeps_nothing(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        page.goto("/settings/")
        page.get_by_label("Others use this device too").check()
        page.wait_for_timeout(500)
        page.goto("/")
        says(page, SENT)
        page.wait_for_timeout(3000)
        house.shut()
        with pytest.raises(Exception, match="ERR_"):
            page.goto("/")
