"""One measure from Progress to its value with a thumb, and no barrier on the way."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.at_home import barriers, is_wider_than_its_window

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_measure_in_a_few_taps(page: Page, at_home: None) -> None:
    page.goto(reverse("progress"))
    page.get_by_role("link", name="Measure what changes over weeks").click()
    assert barriers(page) == [] and not is_wider_than_its_window(page)
    page.get_by_role("link", name="Pain in everyday life").click()
    assert barriers(page) == [] and not is_wider_than_its_window(page)
    for name in ("pain", "enjoyment", "activity"):
        page.locator(f"label:has([name='{name}'][value='4'])").click()
    page.get_by_role("button", name="Save").click()
    assert page.locator(".saved").inner_text() == "Saved: 4.0 of 10."
    page.goto(reverse("measure", args=["fingertip_to_floor"]))
    assert barriers(page) == [] and not is_wider_than_its_window(page)
    page.get_by_label("Centimetres to the floor").fill("12,5")
    page.get_by_role("button", name="Save").click()
    assert page.locator(".saved").inner_text() == "Saved: 12.5\u00a0cm."
    page.goto(reverse("progress"))
    assert "One value so far: 12.5\u00a0cm." in page.locator("main").inner_text()
    assert barriers(page) == []
