"""A sign-out and the switch make a new key: whoever holds the old one hears of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.offline.house import SENT, House, heading, lay_by, says

SWITCH = "Others use this device too"


COUNTED = """async () => {
  const asked = indexedDB.open("spineflow-outbox");
  const base = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const counts = base.transaction("pages").objectStore("pages").count();
  const count = await new Promise((done) => (counts.onsuccess = () => done(counts.result)));
  base.close();
  return count;
}"""


def until_packed(page: Page) -> None:
    """Not only a page that was seen: all of the pack."""
    for _ in range(300):
        if page.evaluate(COUNTED) > 10:
            return
        page.wait_for_timeout(100)
    raise AssertionError("no pack was taken")


def switch(page: Page, *, on: bool) -> None:
    page.goto("/settings/")
    page.get_by_label(SWITCH).set_checked(on)
    page.wait_for_timeout(1500)  # written, and where it is on, the page begins anew
    expect(page.get_by_label(SWITCH)).to_be_checked(checked=on)


def restart_worker(page: Page) -> None:
    """As a browser does with one that has had nothing to do for half a minute."""
    tools = page.context.new_cdp_session(page)
    tools.send("ServiceWorker.enable")
    tools.send("ServiceWorker.stopAllWorkers")


def test_the_switch_on_and_off_again_leaves_a_device_that_works(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        says(page, SENT)
        page.locator("button.glass").first.click()
        page.wait_for_timeout(1000)
        switch(page, on=True)
        switch(page, on=False)
        lay_by(page)
        until_packed(page)
        says(page, SENT)
        restart_worker(page)
        page.goto("/")
        says(page, SENT)
        expect(heading(page)).to_have_text("Today")
        restart_worker(page)
        house.shut()
        page.goto("/")
        expect(heading(page)).to_have_text("Today")
        page.goto("/session/walk/")
        expect(heading(page)).to_have_text("Quick check before you start")


def test_a_tab_that_was_left_open_shows_nothing_after_a_sign_out(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        says(page, SENT)
        other = page.context.new_page()
        other.goto("/account/sign-out/")
        other.locator("main").get_by_role("button", name="Sign out").click()
        other.wait_for_url("**/sign-in/**")
        page.wait_for_url("**/sign-in/**")
        expect(page.locator("button.glass")).to_have_count(0)
