"""Every disposition, and not yet screened, walked in a real browser from a day that was fine."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.at_home import barriers, bring_session, is_wider_than_its_window
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)

STOPS = [
    ("saddle_numbness", "yes", "Please stop here and get help now."),
    ("chest_pain", "at_rest_now", "Please stop here and get help now."),
    ("self_harm_thoughts", "yes", "Thank you for telling us."),
    ("calf_swelling", "yes", "Please speak to a health professional today."),
    ("stroke_signs", "unsure", "A few questions first"),
]


@pytest.fixture(autouse=True)
def at_home(context: BrowserContext, address: str) -> Any:
    account = add_account("maria")
    settle(account)
    bring_session(context, account, address)


@pytest.mark.parametrize(("key", "tap", "title"), STOPS)
def test_a_stop_and_the_way_back(page: Page, key: str, tap: str, title: str) -> None:
    page.goto(f"/safety/screen/{key}/")
    page.locator(f"button.answer[value={tap}]").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(title)
    expect(heading).to_be_focused()
    assert "Cat-Cow" not in page.content()
    assert barriers(page) == []
    assert not is_wider_than_its_window(page)
    page.locator(f"main a[href*='/safety/question/{key}/']").last.click()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    expect(page.locator("#mobility")).to_contain_text("Cat-Cow")


def test_under_16_is_told_kindly(page: Page) -> None:
    page.goto("/setup/about/")
    page.fill("#age", "15")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("16 and older")
    assert "Cat-Cow" not in page.content()
    assert barriers(page) == []
    page.get_by_role("link", name="I made a mistake with my age").click()
    page.get_by_label("How old are you?").fill("51")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")


def test_a_clinician_first_then_a_clearance(page: Page) -> None:
    page.goto("/safety/screen/heart_and_lungs/")
    page.get_by_role("checkbox", name="I passed out in the last 12 months").first.check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Check with a clinician first.")).to_be_visible()
    assert "Cat-Cow" not in page.locator(".day-main").inner_text()
    assert barriers(page) == []
    page.get_by_role("link", name="Record what they said").click()
    page.get_by_role("button", name="Record it").click()
    expect(page.locator(".problems")).to_be_focused()
    assert barriers(page) == []
    page.get_by_label("Who told you?").fill("Dr Meyer, physiotherapist")
    page.get_by_label("On which day?").fill("2026-01-01")
    page.get_by_label("On which day?").fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    page.get_by_label("Everything that my answers leave open").check()
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("#mobility")).to_contain_text("Cat-Cow")


def test_a_modified_plan_says_so(page: Page) -> None:
    page.goto("/safety/screen/bones_and_moving/")
    page.get_by_role("checkbox", name="osteoporosis").first.check()
    page.get_by_role("button", name="Save").click()
    changed = page.get_by_role("region", name="Changed for you")
    expect(changed).to_contain_text("Left out for now")
    assert barriers(page) == []
