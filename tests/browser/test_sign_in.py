"""Signing in, in a real browser: password, passkey, code from an app, recovery code."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Page, expect

from spineflow_web.actions.accounts import create_owner

GOOD = "four quiet garden words"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def owner() -> Any:
    cache.clear()
    return create_owner("maria", GOOD)


def enter_password(page: Page) -> None:
    page.goto(reverse("account_login"))
    page.get_by_label("Name").fill("maria")
    page.get_by_label("Password").fill(GOOD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()


def sign_out(page: Page) -> None:
    page.goto(reverse("account_logout"))
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_load_state()


def confirm_by_password(page: Page) -> None:
    field = page.get_by_label("Password")
    if field.is_visible():
        field.fill(GOOD)
        page.get_by_role("button", name="Go on").click()
        page.wait_for_load_state()


def is_signed_in(page: Page) -> bool:
    page.goto(reverse("mfa_index"))
    return page.url.endswith(reverse("mfa_index"))


def check_accessibility(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_passkey_is_added_and_signs_in(page: Page, authenticator: None) -> None:
    enter_password(page)
    page.goto(reverse("mfa_add_webauthn"))
    confirm_by_password(page)
    check_accessibility(page)
    page.get_by_role("button", name="Add this device").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    sign_out(page)
    page.goto(reverse("account_login"))
    check_accessibility(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/account/sign-in" not in url)
    assert is_signed_in(page)


def test_a_code_and_a_recovery_code_are_the_second_step(page: Page) -> None:
    enter_password(page)
    page.goto(reverse("mfa_activate_totp"))
    confirm_by_password(page)
    secret = page.locator("main form code").inner_text()
    page.get_by_label("Six digits").fill(code_for(secret))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    recovery = page.locator(".codes code").first.inner_text()
    sign_out(page)
    enter_password(page)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    assert not is_signed_in(page)
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()
    assert is_signed_in(page)
    assert Authenticator.objects.filter(type="recovery_codes").exists()


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
