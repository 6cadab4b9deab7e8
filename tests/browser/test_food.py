"""The food diary in a real browser: axe on its pages with something on them, and one tap saved."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page

from spineflow_web.store.models import EventRecord
from tests.browser.at_home import (
    barriers,
    bring_session,
    is_wider_than_its_window,
    open_everything,
)
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_home(context: BrowserContext, address: str) -> Any:
    account = add_account("maria")
    settle(account, anticoagulant=True, warfarin=True)
    bring_session(context, account, address)


def clean(page: Page) -> None:
    open_everything(page)
    assert barriers(page) == []
    assert page.locator("h1").count() == 1
    assert not is_wider_than_its_window(page)


def test_a_day_by_taps_and_search(page: Page, at_home: None) -> None:
    page.goto(reverse("food_diary"))
    page.get_by_role("button", name="Berries").click()
    page.get_by_text("Saved: Strawberries").wait_for()
    page.get_by_label("Search a food").fill("lentls")
    page.get_by_role("button", name="Search").click()
    page.get_by_text("Lentils, boiled").first.click()
    page.get_by_role("button", name="Save Lentils").first.click()
    page.get_by_text("Saved: Lentils").wait_for()
    assert EventRecord.objects.filter(kind="food_eaten").count() == 2
    page.goto(reverse("food_diary") + "?find=lentils")
    clean(page)
    for name in ("food_week", "food_own", "drinks"):
        page.goto(reverse(name))
        clean(page)
    began = time.perf_counter()
    page.get_by_role("button", name="Tea").click()
    page.get_by_text("Saved: Tea").wait_for()
    assert time.perf_counter() - began < 5


def test_a_food_with_one_long_word_for_a_name_stays_in_its_window(
    page: Page, at_home: None
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(reverse("food_own"))
    page.get_by_label("What is it called?").first.fill("Vollkornsonnenblumenkernknäckebrot" * 2)
    page.get_by_label("How much does one portion weigh, in grams?").fill("30")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".entry .name", has_text="Vollkorn").wait_for()
    assert not is_wider_than_its_window(page)
    page.goto(reverse("food_diary") + "?find=vollkorn")
    page.locator("details .name", has_text="Vollkorn").first.wait_for()
    assert not is_wider_than_its_window(page)


def test_taps_of_food_and_drink_are_kept_where_the_network_is_gone(
    page: Page, at_home: None, context: BrowserContext
) -> None:
    for name, tap, kept in (
        ("food_diary", "Berries", "Foods saved on this device: 1."),
        ("drinks", "Tea", "Drinks saved on this device: 1."),
    ):
        page.goto(reverse(name))
        page.locator("sync-line[data-waiting]").wait_for(state="attached")
        context.set_offline(True)
        page.get_by_role("button", name=tap).click()
        page.get_by_text(kept).wait_for()
        context.set_offline(False)
        page.get_by_text("Saved: ").wait_for()
    kinds = EventRecord.objects.values_list("kind", flat=True)
    assert sorted(kinds) == ["drink_taken", "food_eaten"]
