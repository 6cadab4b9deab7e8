"""A whole day without a network on two devices of one person, then both find the same log."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.offline.house import SENT, House, guided, heading, lay_by, pass_check, says

LINES = """async () => {
  const asked = indexedDB.open("spineflow-outbox");
  const base = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const all = base.transaction("lines").objectStore("lines").getAll();
  const lines = await new Promise((done) => (all.onsuccess = () => done(all.result)));
  base.close();
  return lines.map(({ id, state, seq }) => [id.replaceAll("-", ""), state, seq]);
}"""


def told(page: Page) -> set[str]:
    return {each for each, _state, _seq in page.evaluate(LINES)}


def do(page: Page, sitting: str) -> None:
    """A whole sitting from its check to the number after it."""
    page.goto(f"/session/{sitting}/")
    pass_check(page)
    page.get_by_role("button", name="Start", exact=True).click()
    over = page.get_by_role("heading", name="Done")
    fine = page.get_by_role("button", name="It looks fine")
    while not over.is_visible():
        if fine.is_visible():
            fine.click()
        page.keyboard.press("ArrowRight")
    expect(page.locator(".closing .chip")).to_have_text("Saved on this device", timeout=20_000)
    page.get_by_role("link", name="How is your back now?").click()
    page.get_by_role("button", name="2", exact=True).click()
    if "/walk/" in page.url:
        page.get_by_role("radio", name="I could talk").check()
        page.get_by_role("button", name="Save", exact=True).click()
    expect(heading(page)).to_have_text("Today")


def drink(page: Page) -> None:
    page.goto("/")
    page.locator("button.glass").first.click()
    says(page, "saved on this device, not yet sent.")


def arrived(house: House) -> Counter[str]:
    return Counter(kind for _id, kind in house.events)


def state_of(page: Page) -> tuple[Any, str]:
    """What the device keeps, and what it shows of the day."""
    page.goto("/")
    says(page, SENT)
    return sorted(map(tuple, page.evaluate(LINES))), page.locator(".day-side").inner_text()


@pytest.mark.long
def test_a_day_on_two_devices_comes_together(fresh_house: House) -> None:
    house = fresh_house
    with house.browser("one") as one, house.browser("two") as two:
        for page in (one, two):
            lay_by(page)
        sittings = guided(house)
        assert len(sittings) >= 3, "a day worth the name"
        house.shut()
        for n, sitting in enumerate(sittings):
            do((one, two)[n % 2], sitting)
        do(two, sittings[0])  # told on both: two sessions, and neither takes the other's place
        drink(one)
        drink(two)
        both = told(one) | told(two)
        assert not told(one) & told(two)
        house.open_up()
        one.goto("/")
        says(one, SENT)
        for page in (two, one):
            state_of(page)  # the second has sent by now; the first reads what came after it
        first, second = state_of(one), state_of(two)
        assert first == second
        assert {state for _id, state, _seq in first[0]} == {"kept"}
        assert {each for each, _kind in house.events} == both
        kinds = arrived(house)
        assert kinds["session_finished"] == len(sittings) + 1
        assert kinds["water_drunk"] == 2
        assert "2 of 6 glasses" in first[1]
    rebuilt = house.home.run("-m", "spineflow_web.manage", "rebuild", "--check")
    assert rebuilt.returncode == 0, rebuilt.stdout + rebuilt.stderr
