"""A day's session and diary in a real browser, served whole: check, player, log, progress."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from spineflow_web.actions.recording import differences
from spineflow_web.store import summaries
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson
from tests.household import PASSWORD, add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person(page: Page) -> KnownPerson:
    person = settle(add_account("maria"))
    sign_in(page)
    return person


def sign_in(page: Page) -> None:
    page.goto(reverse("account_login"))
    page.get_by_label("Name").fill("maria")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/account/" not in url)


def check_accessibility(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], "the page is wider than the screen"


def pass_check(page: Page, pain: int = 2) -> None:
    page.get_by_role("radio", name=str(pain), exact=True).check()
    page.get_by_role("button", name="None of these").click()


def day(person: KnownPerson) -> Any:
    return summaries.of_day(person.id, timezone.now().date())


def test_a_walk_is_guided_and_kept(page: Page, person: KnownPerson) -> None:
    page.goto(reverse("session", args=["walk"]))
    check_accessibility(page)
    pass_check(page)
    page.get_by_role("button", name="Start", exact=True).click()
    with page.expect_response("**/events/") as answered:
        for _ in range(3):
            page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "() => !document.querySelector('session-player [role=timer]')"
        " || document.body.innerText.includes('How is your back now')"
    )
    assert {line["status"] for line in answered.value.json()["results"]} == {"accepted"}
    page.get_by_role("link", name="How is your back now?").click()
    check_accessibility(page)
    page.get_by_role("button", name="3", exact=True).click()
    page.wait_for_url("**/")
    kinds = set(EventRecord.objects.values_list("kind", flat=True))
    assert {"quick_check", "session_started", "step_skipped", "session_finished"} <= kinds
    assert day(person).finished == {"walk": 1} and differences(person.id) == {}


def test_the_diary_and_the_last_days(page: Page, person: KnownPerson) -> None:
    page.goto("/")
    for glass in (1, 2):
        page.get_by_role("button", name=f"I drank glass {glass}", exact=True).click()
    expect(page.get_by_text("2 of ")).to_be_visible()
    page.locator(".scale-row").get_by_role("button", name="4", exact=True).click()
    expect(page.get_by_text("4 of 10, at")).to_be_visible()  # the page has come anew
    page.get_by_label("minutes", exact=True).fill("15")
    page.locator(".inline-form").get_by_role("button").click()
    expect(page.locator(".told-now", has_text="15 minutes")).to_be_visible()
    expect(page.get_by_text("Now left out")).to_have_count(0)
    page.get_by_role("button", name="Take the last glass back").click()
    expect(page.get_by_text("1 of ")).to_be_visible()
    check_accessibility(page)
    page.get_by_role("link", name="Progress").click()
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("cell", name="15 min", exact=True)).to_be_visible()
    check_accessibility(page)
    assert (day(person).glasses, day(person).walked_seconds) == (1, 900)


@pytest.fixture
def plain_page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_all_of_it_without_script(plain_page: Page) -> None:
    person = settle(add_account("maria"))
    page = plain_page
    sign_in(page)
    page.goto(reverse("session", args=["mobility"]))
    pass_check(page, 5)
    expect(page.locator("ol.steps > li").first).to_be_visible()
    page.get_by_role("button", name="I did this").click()
    page.get_by_role("button", name="3", exact=True).click()
    expect(page.locator("#mobility h3 .done-mark")).to_be_visible()
    assert day(person).finished == {"mobility": 1}


def test_a_stop_by_its_sign_reaches_the_questions(page: Page, person: KnownPerson) -> None:
    """By keyboard: the stop, the sign, the first question; nothing else opens meanwhile."""
    page.goto(reverse("session", args=["walk"]))
    pass_check(page)
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    page.keyboard.press("Escape")
    dialog = page.get_by_role("dialog", name="Stop here?")
    expect(dialog.get_by_text("Your leg feels weak.")).to_be_visible()
    page.get_by_role("button", name="Stop here").press("Enter")
    page.get_by_role("link", name="What made you stop?").press("Enter")
    page.wait_for_url("**/stopped/")
    check_accessibility(page)
    page.get_by_label("Your leg feels weak.").press("Space")
    page.get_by_role("button", name="Next").press("Enter")
    page.wait_for_url("**/safety/question/leg_weakness/**")
    page.goto("/")
    assert "/safety/" in page.url
    seen = EventRecord.objects.get(kind="signs_seen").payload
    assert (seen["signs"], seen["effect"]) == (["leg_weakness"], "stop")


def test_something_went_wrong_is_told_and_listed(page: Page, person: KnownPerson) -> None:
    page.goto(reverse("session", args=["walk"]))
    pass_check(page)
    page.goto(reverse("session_problem", args=["walk"]))
    check_accessibility(page)
    page.get_by_label("Another part hurts: wrist, shoulder, knee, hip or neck").check()
    page.get_by_label("I cannot tell, or it came later").check()
    page.get_by_label("A little. It was gone within an hour.").check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/problems/")
    expect(page.locator(".problem-list")).to_contain_text("Another part hurts")
    check_accessibility(page)
