"""Signed out in mid session: it goes on, nothing of it is lost, and nobody else gets it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_home import barriers
from tests.browser.offline.house import SENT, House, heading, lay_by, pass_check, says
from tests.household import PASSWORD

ADD_BEN = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
import django
django.setup()
from spineflow_web.accounts.hashers import BoundedArgon2
BoundedArgon2.time_cost, BoundedArgon2.memory_cost, BoundedArgon2.parallelism = 1, 1024, 1
from tests.household import add_account, settle
settle(add_account("ben"))
"""
ALL_LINES = """async () => {
  const asked = indexedDB.open("spineflow-outbox");
  const base = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const all = base.transaction("lines").objectStore("lines").getAllKeys();
  const ids = await new Promise((done) => (all.onsuccess = () => done(all.result)));
  base.close();
  return ids.map((id) => id.replaceAll("-", ""));
}"""


def end_every_session(house: House) -> None:
    """As when a password is changed on another device."""
    with closing(sqlite3.connect(house.home.database, timeout=20)) as base, base:
        base.execute("DELETE FROM django_session")


def owners(house: House) -> dict[str, int]:
    """How many events each person has, by the name of their account."""
    with closing(sqlite3.connect(house.home.database)) as base:
        found = base.execute(
            "SELECT username, count(*) FROM store_eventrecord"
            " JOIN store_person ON store_person.id = person_id"
            " JOIN accounts_user ON accounts_user.id = store_person.account_id GROUP BY username"
        )
        return dict(found.fetchall())


def begin(page: Page) -> None:
    lay_by(page)
    page.goto("/session/walk/")
    pass_check(page)
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".head .chip")).to_have_text("Saved", timeout=20_000)


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def test_the_sitting_goes_on_and_is_sent_after_signing_in_again(house: House) -> None:
    with house.browser() as page:
        begin(page)
        end_every_session(house)
        page.keyboard.press("ArrowRight")
        expect(page.locator(".head .chip")).to_have_text("Saved on this device")
        expect(page.locator(".head .trouble")).to_contain_text("You are signed out. You can go on")
        while not page.get_by_role("heading", name="Done").is_visible():
            page.keyboard.press("ArrowRight")
        expect(page.locator(".closing .trouble")).to_contain_text("You are signed out.")
        assert barriers(page) == []
        page.get_by_role("link", name="How is your back now?").click()
        expect(page.locator("waits-here")).to_contain_text("Not sent yet from this device: ")
        assert barriers(page) == []
        sign_in(page, "maria")
        page.get_by_role("button", name="3", exact=True).click()
        expect(heading(page)).to_have_text("Today")
        says(page, SENT)
        kinds = [kind for _id, kind in house.events]
        assert kinds.count("session_started") == kinds.count("session_finished") == 1
        assert kinds.count("step_skipped") + kinds.count("step_done") >= 3
        assert owners(house) == {"maria": len(kinds)}


def test_who_signs_in_after_gets_and_sees_nothing_of_it(house: House) -> None:
    made = house.home.run("-c", ADD_BEN)
    assert made.returncode == 0, made.stderr
    with house.browser() as page:
        begin(page)
        first = owners(house)["maria"]
        end_every_session(house)
        page.keyboard.press("ArrowRight")
        expect(page.locator(".head .chip")).to_have_text("Saved on this device")
        before = len(page.evaluate(ALL_LINES))
        other = page.context.new_page()
        other.goto("/")
        sign_in(other, "ben")
        says(other, SENT)
        page.bring_to_front()
        page.keyboard.press("ArrowRight")  # the session of before goes on in its own tab
        for _ in range(50):
            if len(page.evaluate(ALL_LINES)) > before:
                break
            page.wait_for_timeout(100)
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator(".head .trouble")).to_contain_text("You are signed out.")
        told = set(page.evaluate(ALL_LINES))
        assert len(told) > before
        page.close()
        other.goto("/account/sign-out/")
        other.wait_for_timeout(500)
        expect(other.locator("leave-device")).not_to_contain_text("not sent yet")
        other.locator("main").get_by_role("button", name="Sign out").click()
        other.wait_for_url("**/sign-in/**")
        assert owners(house) == {"maria": first}
        sign_in(other, "maria")
        says(other, SENT)
        assert told <= {each for each, _kind in house.events}
        assert set(owners(house)) == {"maria"}


@pytest.mark.long
def test_a_page_left_open_says_that_one_is_signed_out(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        says(page, SENT)
        end_every_session(house)
        page.evaluate("dispatchEvent(new Event('online'))")
        says(page, "You are signed out.")
        expect(page.locator("sync-line")).not_to_contain_text("arrived")
        page.locator("button.glass").first.click()
        says(page, "1 saved on this device, not yet sent.")
        assert barriers(page) == []
        page.locator("sync-line").get_by_role("link", name="Sign in").click()
        sign_in(page, "maria")
        says(page, SENT)
        assert [kind for _id, kind in house.events] == ["water_drunk"]
