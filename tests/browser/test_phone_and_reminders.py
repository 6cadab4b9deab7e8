"""The page with the certificate, and reminders, as a person meets them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings as own
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page

from spineflow_web.actions import reminders as wishes
from spineflow_web.jobs.plain_site import FixedAnswer, PlainSite
from spineflow_web.pages.phone.trust_page import trust_answers
from spineflow_web.serve import renew_certificate
from spineflow_web.store.models import PushSubscriptionRecord
from spineflow_web.store.push_key import public_push_key
from tests.browser.at_home import (
    barriers,
    is_wider_than_its_window,
    open_everything,
)

pytestmark = pytest.mark.django_db(transaction=True)
ENDPOINT = "https://updates.push.services.mozilla.com/wpush/v2/abc"


@pytest.fixture
def workers() -> str:
    return "allow"


@pytest.fixture
def lan(settings: Any) -> None:
    """As `--lan` sets it, but for the cookies: the test's own server speaks plain http."""
    settings.LAN, settings.HOST = True, "127.0.0.1"
    renew_certificate()


def looks_right(page: Page) -> None:
    open_everything(page)
    assert barriers(page) == []
    assert page.locator("h1").count() == 1
    assert not is_wider_than_its_window(page)


def test_the_page_with_the_certificate(page: Page, settings: Any, lan: None) -> None:
    answers = {path: FixedAnswer(*each) for path, each in trust_answers().items()}
    site = PlainSite("127.0.0.1", 0, answers)
    site.begin()
    try:
        page.goto(f"http://127.0.0.1:{site.server_port}/")
        looks_right(page)
        with page.expect_download() as download:
            page.get_by_role("link", name="Download the certificate").click()
        assert download.value.suggested_filename == "spineflow-authority.crt"
    finally:
        site.end()


def test_the_page_on_phones_with_lan(page: Page, at_home: Any, lan: None) -> None:
    page.goto(reverse("phone"))
    looks_right(page)
    shown = page.locator(".scan img")
    assert all(each.evaluate("each => each.naturalWidth > 0") for each in shown.all())
    assert page.locator(".fingerprint code").inner_text().count(":") == 31


def test_reminders_from_the_first_yes_to_the_last_no(page: Page, at_home: Any) -> None:
    page.goto(reverse("reminders"))
    page.get_by_role("button", name="Allow push in this house").click()
    looks_right(page)
    fill = "(form, to) => { form.elements.endpoint.value = to; form.submit() }"
    page.locator("push-switch form").evaluate(fill, ENDPOINT)
    page.wait_for_url("**" + reverse("reminders_push"))
    assert "updates.push.services.mozilla.com" in page.locator(".lead").inner_text()
    looks_right(page)
    assert not PushSubscriptionRecord.objects.exists()
    page.get_by_role("button", name="Turn on reminders").click()
    page.get_by_text("Reminders are on for this browser").wait_for()
    looks_right(page)
    page.get_by_role("button", name="Turn them all off").click()
    page.get_by_text("No browser of yours").wait_for()
    assert not PushSubscriptionRecord.objects.exists()


def test_a_calendar_address_without_script(
    chromium: Any, address: str, at_home: Any, context: BrowserContext
) -> None:
    plain = chromium.new_context(java_script_enabled=False, base_url=address)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(reverse("reminders"))
    page.get_by_role("button", name="Make the address").click()
    shown = page.locator(".address code").inner_text()
    assert plain.request.get(shown).text().startswith("BEGIN:VCALENDAR")
    page.get_by_role("link", name="I have copied it").click()
    page.get_by_role("button", name="Not today").click()
    page.get_by_text("No reminders until").wait_for()
    plain.close()


PLAYED = """
  const manager = {
    getSubscription: async () => null,
    subscribe: async (wish) => (
      { endpoint: `ENDPOINT/${wish.applicationServerKey}/${wish.userVisibleOnly}` }
    ),
  };
  Object.defineProperty(ServiceWorkerContainer.prototype, "getRegistration",
    { value: async () => ({ pushManager: manager }) });
"""
"""No push service is reached in a test, so the browser's side of it is played."""


def test_the_browser_is_asked_with_our_key_and_its_address_goes_into_the_form(
    page: Page, at_home: Any
) -> None:
    wishes.allow_push(True, now=datetime.now(UTC))
    page.add_init_script(PLAYED.replace("ENDPOINT", ENDPOINT))
    page.goto(reverse("reminders"))
    page.get_by_role("button", name="Turn on for this browser").click()
    page.wait_for_url("**" + reverse("reminders_push"))
    expected = f"{ENDPOINT}/{public_push_key(own.DATA)}/true"
    assert page.locator("input[name=endpoint]").input_value() == expected
