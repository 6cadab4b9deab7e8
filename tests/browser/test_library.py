"""Practices and Learn in a real browser: by keyboard, without script, calm, and on paper."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.at_home import (
    barriers,
    bring_session,
    is_wider_than_its_window,
    open_everything,
)
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = [
    ("practices", []), ("practice", ["cat_cow"]), ("practice", ["foam_roller"]),
    ("practice", ["iron_supplement"]), ("practice", ["cobra"]), ("learn", []),
    ("learn_topic", ["unknown"]), ("evidence", []), ("sources", []), ("print_day", []),
]  # fmt: skip


@pytest.fixture(autouse=True)
def at_home(context: BrowserContext, address: str) -> Any:
    account = add_account("maria")
    settle(account, osteoporosis=True, cannot_kneel=True)
    bring_session(context, account, address)


@pytest.mark.parametrize(("name", "arguments"), PAGES)
def test_no_barrier_and_nothing_cut_off(page: Page, name: str, arguments: list[str]) -> None:
    page.goto("/")
    page.goto(reverse(name, args=arguments))
    open_everything(page)
    assert barriers(page) == []
    assert page.locator("h1").count() == 1
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not is_wider_than_its_window(page), width


def test_five_doors_fit_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(reverse("practices"))
    doors = page.get_by_role("navigation", name="Main").get_by_role("link")
    assert doors.all_inner_texts() == ["Today", "Practices", "Progress", "Learn", "Settings"]
    boxes = [box for door in doors.all() if (box := door.bounding_box())]
    assert len({box["y"] for box in boxes}) == 1 and all(box["height"] >= 48 for box in boxes)
    for door in doors.all():
        assert door.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), door.inner_text()
    expect(page.locator("nav a[aria-current]")).to_have_text("Practices")


def test_finding_works_without_script(chromium: Browser, address: str, context: Any) -> None:
    plain = chromium.new_context(base_url=address, java_script_enabled=False)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(reverse("practices"))
    page.get_by_label("What are you looking for?").fill("tihgt hamstrngs")
    page.keyboard.press("Enter")
    page.locator("h3").get_by_role("link", name="Lying hamstring stretch with a strap").click()
    expect(page.locator("ol.steps li").first).to_be_visible()
    page.get_by_role("link", name=re.compile("Longer")).click()
    expect(page.locator("figcaption")).to_contain_text("Longer")
    page.get_by_role("button", name="Never for me").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back.")
    plain.close()


def test_the_figure_moves_and_stands_when_asked_or_when_motion_is_reduced(page: Page) -> None:
    page.goto(reverse("practice", args=["bridge"]))
    moving, standing = page.locator(".moves"), page.locator(".stands")
    expect(moving).to_be_visible()
    expect(standing).to_be_hidden()
    page.get_by_label("Moving picture").press("Space")
    expect(moving).to_be_hidden()
    expect(standing).to_be_visible()
    page.reload()
    page.emulate_media(reduced_motion="reduce")
    expect(moving).to_be_hidden()
    expect(standing).to_be_visible()
    page.emulate_media(reduced_motion="no-preference", media="print")
    expect(moving).to_be_hidden()
    expect(standing).to_be_visible()


def pages_of(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize(
    "item", ["cat_cow", "foam_roller", "heating_pad", "massage_gun", "walking"]
)
def test_a_practice_prints_on_one_sheet(page: Page, item: str) -> None:
    page.goto(reverse("practice", args=[item]))
    assert pages_of(page) == 1


def test_the_card_for_a_therapist_prints_on_one_sheet(page: Page) -> None:
    page.goto(reverse("helper_card", args=["massage_therapist"]))
    assert pages_of(page) == 1


def test_todays_set_prints_on_one_sheet(page: Page) -> None:
    page.goto("/")
    page.goto(reverse("print_day"))
    assert page.locator(".sheet-moves .fig").count() > 6
    assert pages_of(page) == 1
    page.emulate_media(media="print")
    assert page.locator(".sheet").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
