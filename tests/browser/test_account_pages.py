"""Every page around the account, walked in a real browser: sound in light and dark, no dead end."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Page, expect

from spineflow_web.actions.accounts import create_owner
from tests.browser.at_home import barriers
from tests.household import PASSWORD, settle

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.web.failing_urls"),
]


@pytest.fixture
def owner() -> Any:
    cache.clear()
    owner = create_owner("maria", PASSWORD)
    settle(owner)
    return owner


def look(page: Page, heading: str) -> None:
    """The page we meant, without a finding in either theme, never wider than the screen."""
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    assert barriers(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def look_with_way_back(page: Page, heading: str) -> None:
    """Also: one tap from Today and Settings, and one back to where it was opened from."""
    look(page, heading)
    doors = page.get_by_role("navigation", name="Main").get_by_role("link")
    assert doors.all_inner_texts() == ["Today", "Practices", "Progress", "Learn", "Settings"]
    expect(page.locator("main a[href]").first).to_be_visible()


def sign_in(page: Page) -> None:
    page.goto(reverse("account_login"))
    page.get_by_label("Name").fill("maria")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def confirm(page: Page) -> None:
    look_with_way_back(page, "Is it you?")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on")


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_welcome_and_its_mistakes(page: Page) -> None:
    page.goto("/")
    look(page, "A little for your back, every day")
    page.get_by_label("Password").fill("short")
    press(page, "Begin")
    look(page, "A little for your back, every day")


@pytest.mark.usefixtures("owner")
def test_signing_in_and_its_mistakes(page: Page) -> None:
    page.goto(reverse("account_login"))
    page.get_by_text("I cannot get in").click()
    look(page, "Sign in")
    page.get_by_label("Name").fill("maria")
    page.get_by_label("Password").fill("not the password at all")
    press(page, "Sign in")
    look(page, "Sign in")
    page.goto(reverse("account_inactive"))
    look(page, "This account is closed")
    expect(page.locator("main a[href]").first).to_be_visible()


@pytest.mark.usefixtures("owner")
def test_the_password_pages(page: Page) -> None:
    sign_in(page)
    page.goto(reverse("mfa_index"))
    look_with_way_back(page, "How you sign in")
    page.get_by_role("link", name="Change your password").click()
    look_with_way_back(page, "Change your password")
    page.get_by_label("Password now").fill("wrong")
    page.get_by_label("New password", exact=True).fill("short")
    page.get_by_label("New password again").fill("other")
    press(page, "Save")
    look_with_way_back(page, "Change your password")
    page.get_by_label("Password now").fill(PASSWORD)
    page.get_by_label("New password", exact=True).fill("five quite other garden words")
    page.get_by_label("New password again").fill("five quite other garden words")
    press(page, "Save")
    look_with_way_back(page, "How you sign in")
    expect(page.get_by_text("Your new password is saved")).to_be_visible()
    page.get_by_role("link", name="Sign out").click()
    look_with_way_back(page, "Sign out")
    press(page, "Sign out")
    look(page, "Sign in")


@pytest.mark.usefixtures("owner", "authenticator")
def test_the_passkey_pages(page: Page) -> None:
    sign_in(page)
    page.goto(reverse("mfa_index"))
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    look_with_way_back(page, "Add a passkey")
    press(page, "Add this device")
    look_with_way_back(page, "Recovery codes")
    page.get_by_role("link", name="I have them").click()
    look_with_way_back(page, "How you sign in")
    page.get_by_role("link", name="See your passkeys").click()
    look_with_way_back(page, "Your passkeys")
    page.get_by_role("link", name="Rename").click()
    look_with_way_back(page, "Rename this passkey")
    page.get_by_label("Name of this passkey").fill("Telephone in the kitchen")
    press(page, "Save")
    expect(page.get_by_role("heading", name="Telephone in the kitchen")).to_be_visible()
    page.context.clear_cookies()
    sign_in(page)
    look(page, "One more step")
    press(page, "Use a passkey")
    page.wait_for_url(lambda url: "/account/" not in url)
    page.goto(reverse("mfa_reauthenticate_webauthn"))
    look_with_way_back(page, "Is it you?")
    page.goto(reverse("mfa_list_webauthn"))
    page.get_by_role("link", name="Remove").click()
    confirm(page)
    look_with_way_back(page, "Remove this passkey")
    press(page, "Remove")
    look_with_way_back(page, "Your passkeys")
    expect(page.get_by_text("The passkey is removed")).to_be_visible()


@pytest.mark.usefixtures("owner")
def test_the_app_and_recovery_code_pages(page: Page) -> None:
    sign_in(page)
    page.goto(reverse("mfa_activate_totp"))
    confirm(page)
    look_with_way_back(page, "Add an app")
    page.get_by_label("Six digits").fill("000000")
    press(page, "Save")
    look_with_way_back(page, "Add an app")
    page.get_by_label("Six digits").fill(code_for(page.locator("main form code").inner_text()))
    press(page, "Save")
    look_with_way_back(page, "Recovery codes")
    page.get_by_role("link", name="Make new codes").click()
    look_with_way_back(page, "Make recovery codes")
    page.goto(reverse("mfa_reauthenticate"))
    look_with_way_back(page, "Is it you?")
    page.goto(reverse("mfa_index"))
    page.get_by_role("link", name="Stop asking for a code").click()
    look_with_way_back(page, "Stop asking for a code")
    press(page, "Stop asking")
    look_with_way_back(page, "How you sign in")


@pytest.mark.usefixtures("authenticator")
def test_an_owner_by_passkey_sets_a_password_later(page: Page) -> None:
    cache.clear()
    page.goto("/")
    page.get_by_label("Name").fill("maria")
    press(page, "Use a passkey instead of a password")
    look(page, "Add a passkey")
    page.get_by_role("link", name="Use a password instead").click()
    look(page, "Set a password")
    expect(page.locator("main a[href]").first).to_be_visible()


def test_pages_of_refusal_and_failure(page: Page, owner: Any) -> None:
    sign_in(page)
    pages = {
        "/nowhere/": "This page is not here",
        "/refuses/": "This page is not for you",
        "/breaks/": "Something went wrong",
    }
    for address, heading in pages.items():
        page.goto(address)
        look(page, heading)
        page.get_by_role("link", name="Go to today").click()
        page.wait_for_load_state()
        assert page.url.endswith("/")
    page.goto(reverse("account_logout"))
    page.context.clear_cookies(name="csrf")
    press(page, "Sign out")
    look(page, "Please try that again")
