"""A whole planned day without a network and without a mouse, then it is sent."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_home import check_by_keys, tab_to, tab_to_link
from tests.browser.offline.house import SENT, House, guided, heading, lay_by, says

pytestmark = pytest.mark.long


def begin(page: Page, sitting: str) -> None:
    """From Today through the short check to the first step."""
    page.goto("/")
    tab_to_link(page, f"/session/{sitting}/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/session/**")
    check_by_keys(page)
    page.get_by_role("button", name="Start", exact=True).wait_for()
    page.keyboard.press("Enter")  # it has the focus


def go_through(page: Page) -> None:
    """Every step at once; the look at the skin is answered."""
    over = page.get_by_role("heading", name="Done")
    fine = page.get_by_role("button", name="It looks fine")
    while not over.is_visible():
        if fine.is_visible():
            tab_to(page, "It looks fine")
            page.keyboard.press("Enter")
        page.keyboard.press("ArrowRight")
    expect(page.locator(".closing .chip")).to_have_text("Saved on this device", timeout=20_000)


def test_a_day_without_a_network_by_keyboard_alone(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        sittings = guided(house)
        assert len(sittings) >= 3, "a day worth the name"
        house.shut()
        page.goto("/")
        tab_to(page, "I drank glass 1")
        page.keyboard.press("Enter")
        says(page, "1 saved on this device, not yet sent.")
        for sitting in sittings:
            begin(page, sitting)
            go_through(page)
            tab_to(page, "How is your back now?")
            page.keyboard.press("Enter")
            page.wait_for_url("**/after/**")
            tab_to(page, "2")
            page.keyboard.press("Enter")
            expect(heading(page)).to_have_text("How hard was it?" if sitting == "walk" else "Today")
            if sitting == "walk":
                tab_to(page, "Not now")
                page.keyboard.press("Enter")
            expect(heading(page)).to_have_text("Today")
        house.open_up()
        page.goto("/")
        says(page, SENT)
        kinds = Counter(kind for _id, kind in house.events)
        assert kinds["session_finished"] == kinds["quick_check"] == len(sittings)
        assert kinds["water_drunk"] == 1
    rebuilt = house.home.run("-m", "spineflow_web.manage", "rebuild", "--check")
    assert rebuilt.returncode == 0, rebuilt.stdout + rebuilt.stderr
