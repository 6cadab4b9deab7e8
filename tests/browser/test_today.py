"""Today in a real browser: one thing now, everything by keyboard, nothing cut off."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from spineflow_web.store.models import DayPlanRecord
from tests.browser.at_home import bring_session, is_wider_than_its_window, open_everything
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def at_home(context: BrowserContext, address: str) -> Any:
    account = add_account("maria")
    settle(account)
    bring_session(context, account, address)


def test_an_item_opens_by_keyboard_with_steps_and_reasons(page: Page) -> None:
    page.goto("/")
    item = page.locator("details.item", has_text="Cat-Cow").first
    item.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(item.locator("ol.steps li").first).to_be_visible()
    item.get_by_text("Why, and why now?").click()
    expect(item.get_by_text("This is part of the daily routine.")).to_be_visible()
    labels = item.locator(".known summary")
    expect(labels).to_have_count(2)
    expect(labels.first).to_contain_text("Blood flow")
    expect(labels.last).to_contain_text("Pain")


def test_a_new_plan_is_a_button(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Make a new plan for today").click()
    expect(page.locator(".saved")).to_contain_text("made anew")
    page.reload()
    assert DayPlanRecord.objects.count() == 2


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_cut_off(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    open_everything(page)
    assert not is_wider_than_its_window(page)


@pytest.mark.parametrize("height", [664, 844])
def test_a_thumb_reaches_what_comes_next_and_the_doors(page: Page, height: int) -> None:
    """Without scrolling the start, and the doors from wherever the page is read."""
    page.set_viewport_size({"width": 390, "height": height})
    page.goto("/")
    doors = page.get_by_role("navigation", name="Main")
    start = page.locator(".next .button").first.bounding_box()
    bar = doors.bounding_box()
    assert start and bar
    assert start["y"] + start["height"] <= bar["y"] and bar["y"] + bar["height"] <= height
    assert start["width"] >= 0.7 * 390
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    assert doors.bounding_box() == bar
    page.set_viewport_size({"width": 844, "height": 390})
    page.goto("/")
    above = doors.bounding_box()
    assert above and above["y"] < 40, "a low window keeps its height for the page"


def test_main_actions_are_large_enough(page: Page) -> None:
    page.goto("/")
    for target in page.locator("main .button, main summary, nav a").all():
        box = target.bounding_box()
        assert not box or not box["height"] or box["height"] >= 47.5, target.inner_text()


def test_it_reads_without_scripts(chromium: Any, context: BrowserContext, address: str) -> None:
    plain = chromium.new_context(base_url=address, java_script_enabled=False)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto("/")
    expect(page.locator("#mobility")).to_contain_text("Cat-Cow")
    page.goto("/setup/about/")
    expect(page.get_by_label("Time zone")).to_be_visible()
    plain.close()
