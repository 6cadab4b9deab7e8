"""A push as the whole browser shows it: Chromium without its windows shows no notifications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from spineflow_web.actions import reminders as wishes
from tests.browser.conftest import chromium_of, launch

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def chromium(driver: Playwright) -> Iterator[Browser]:
    browser = launch(driver, chromium_of("CHROMIUM"))
    yield browser
    browser.close()


@pytest.fixture
def workers() -> str:
    return "allow"


def test_the_worker_shows_the_neutral_sentence_whatever_a_push_says(
    page: Page, context: BrowserContext, at_home: Any, address: str
) -> None:
    wishes.allow_push(True, now=datetime.now(UTC))
    context.grant_permissions(["notifications"], origin=address)
    devtools = context.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    page.goto(reverse("reminders"))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(reverse("reminders"))
    page.get_by_role("button", name="Turn on for this browser").wait_for()
    registered = page.evaluate(
        "navigator.serviceWorker.ready.then((each) => [each.scope, each.active.state])"
    )
    found: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(each["registrationId"] for each in told["registrations"]),
    )
    devtools.send("ServiceWorker.disable")
    devtools.send("ServiceWorker.enable")
    page.wait_for_timeout(300)
    assert registered[1] in ("activated", "activating") and found
    push = {"origin": address, "registrationId": found[-1], "data": "your back hurts"}
    devtools.send("ServiceWorker.deliverPushMessage", push)
    shown = """async () => {
      const registration = await navigator.serviceWorker.ready;
      for (let tries = 0; tries < 50; tries += 1) {
        const all = await registration.getNotifications();
        if (all.length) return all.map((each) => [each.title, each.body]);
        await new Promise((wait) => setTimeout(wait, 100));
      }
      return [];
    }"""
    assert page.evaluate(shown) == [["Spineflow: something is waiting for you", ""]]
