"""A morning at the desk in a real browser: the clock, a break taken, one let go, and no script."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from spineflow_web.store.models import EventRecord
from tests.browser.at_home import barriers, bring_session, is_wider_than_its_window
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)


def told(page: Page) -> list[tuple[str, Any]]:
    saved = page.locator(".desk-saved")
    expect(saved).to_have_text("1 break since you opened this page · Saved", timeout=15_000)
    rows = EventRecord.objects.order_by("seq")
    return [(row.kind, row.payload["item"]) for row in rows]


def test_the_clock_offers_a_break_and_notes_it(page: Page, at_home: None) -> None:
    page.clock.install()
    page.goto(reverse("desk"))
    line = page.locator(".desk-line")
    expect(line).to_have_text("Sitting for 0 min")
    page.clock.run_for(29 * 60_000)
    expect(line).to_have_text("Sitting for 29 min")
    page.clock.run_for(61_000)
    expect(line).to_have_text("Time to move a little")
    assert page.title().startswith("●")
    expect(page.locator(".desk-break")).to_contain_text("Standing back-bend")
    assert barriers(page) == [] and not is_wider_than_its_window(page)
    page.get_by_role("button", name="Take a break now").click()
    page.clock.run_for(60_000)
    expect(line).to_have_text("Your break · 1:00")
    page.locator(".desk-panel").get_by_role("button", name="I did this").click()
    page.clock.run_for(2_000)
    assert told(page) == [("break_taken", "standing_back_bend")]
    page.clock.run_for(31 * 60_000)
    expect(page.locator(".desk-break")).to_contain_text("Twenty steps")
    page.get_by_role("button", name="In 5 minutes").click()
    expect(line).to_contain_text("Sitting for")
    page.clock.run_for(6 * 60_000)
    with page.expect_response(lambda answer: answer.url.endswith("/events/") and answer.ok):
        page.get_by_role("button", name="Not now").click()
        page.clock.run_for(2_000)
    expect(line).to_have_text("Sitting for 0 min")
    page.reload()
    page.clock.run_for(1_000)
    expect(page.locator(".told-now")).to_have_text("1 break today")
    expect(page.get_by_text("You let 1 go by today.")).to_be_visible()


def test_quiet_is_quiet(page: Page, at_home: None) -> None:
    page.clock.install()
    page.goto(reverse("desk"))
    page.get_by_role("button", name="1 hour").click()
    expect(page.locator(".desk-line")).to_contain_text("Quiet until")
    page.clock.run_for(45 * 60_000)
    expect(page.locator(".desk-line")).to_contain_text("Quiet until")
    page.get_by_role("button", name="End the quiet").click()
    page.clock.run_for(1_000)
    expect(page.locator(".desk-line")).to_have_text("Time to move a little")


def test_without_a_script_it_is_a_list(chromium: Any, address: str) -> None:
    account = add_account("maria")
    settle(account)
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    bring_session(context, account, address)
    page = context.new_page()
    page.goto(reverse("desk"))
    page.locator("main li.micro form button").first.click()
    expect(page.locator(".told-now")).to_have_text("1 break today")
    context.close()


def test_the_map_is_touched_and_told(page: Page, at_home: None) -> None:
    page.goto(reverse("pain_map"))
    place = page.locator('path[data-region="low_back.left"]')
    place.click()
    line = page.locator('details[data-region="low_back.left"]')
    expect(line).to_have_attribute("open", "")
    expect(line.locator("select")).to_be_focused()
    line.locator("select").select_option("7")
    line.get_by_label("An ache").check()
    expect(line.locator(".said")).to_have_text("7 of 10")
    expect(place).to_have_class("fig-region p3")
    assert barriers(page) == [] and not is_wider_than_its_window(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".small-maps .fig-pain.p3")).to_have_count(1)
    assert barriers(page) == [] and not is_wider_than_its_window(page)
