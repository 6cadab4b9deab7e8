"""With text that somebody has set larger: what stays at the foot of a page hides nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Playwright

from tests.browser.at_home import bring_session
from tests.browser.conftest import chromium_of, launch
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)

SIZES = (16, 18, 20, 22, 24, 28)
PHONES = ((320, 640), (360, 740), (390, 844), (412, 915))
HIDDEN = """() => {
  document.querySelector(".map-list").scrollIntoView();
  const doors = document.querySelector("header.top").getBoundingClientRect();
  const save = document.querySelector(".map-list > .act").getBoundingClientRect();
  return Math.max(0, Math.min(save.bottom, doors.bottom) - Math.max(save.top, doors.top));
}"""


def test_the_doors_never_lie_over_what_saves_the_map(driver: Playwright, address: str) -> None:
    account = add_account("maria")
    settle(account)
    found, path = {}, chromium_of("CHROMIUM_SHELL", "CHROMIUM")
    for size in SIZES:
        browser = launch(driver, path, f"--blink-settings=defaultFontSize={size}")
        context = browser.new_context(base_url=address, service_workers="block")
        bring_session(context, account, address)
        page = context.new_page()
        page.goto(reverse("pain_map"))
        for width, height in PHONES:
            page.set_viewport_size({"width": width, "height": height})
            found[size, width, height] = page.evaluate(HIDDEN)
        browser.close()
    assert {each: hidden for each, hidden in found.items() if hidden > 2} == {}
