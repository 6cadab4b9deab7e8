"""The weeks of walking, swimming and cycling, and a therapist's visit, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page

from tests.browser.at_home import barriers, bring_session, is_wider_than_its_window
from tests.household import HOME, add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_home(context: BrowserContext, address: str) -> Any:
    account = add_account("maria")
    settle(account, told={"equipment": [*HOME, "bike", "pool"]})
    bring_session(context, account, address)


def clean(page: Page) -> None:
    assert barriers(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert not is_wider_than_its_window(page)
    page.set_viewport_size({"width": 390, "height": 844})


def test_a_walk_by_hand_and_a_visit_are_told_and_read(page: Page, at_home: None) -> None:
    page.goto(reverse("moving"))
    clean(page)
    page.get_by_role("link", name="Write it down").first.click()
    page.get_by_label("Minutes").fill("12")
    page.get_by_label("Begun at").fill("00:05")
    page.get_by_label("Only a few words at a time").check()
    page.get_by_role("button", name="Save").click()
    page.goto(reverse("moving"))
    page.get_by_text("Done today: 12 minutes").wait_for()
    page.goto(reverse("moving_ill"))
    clean(page)
    page.goto(reverse("diary_massage") + "?practice=massage_therapist")
    page.get_by_label("Upper hamstrings", exact=True).check()
    page.get_by_label("Minutes").fill("40")
    page.get_by_label("Begun at").fill("00:05")
    page.get_by_label("My left side is tighter").check()
    clean(page)
    page.get_by_role("button", name="Save").click()
    page.goto(reverse("visits"))
    page.get_by_text("My left side is tighter").wait_for()
    clean(page)
