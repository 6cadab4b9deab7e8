"""A healthy person's first run in a real browser, by keyboard alone."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from spineflow_web.store.models import Person, ScreeningRecord
from tests.household import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the element that has the focus fits the selector."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", wanted):
            return
    raise AssertionError(f"{wanted} cannot be reached by Tab on {page.url}")


def press(page: Page, wanted: str) -> None:
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_into(page: Page, wanted: str, text: str) -> None:
    tab_to(page, wanted)
    page.keyboard.type(text)


def answer_questions(page: Page) -> int:
    """Answer every safety screen neutrally; returns how many there were."""
    for count in range(60):
        if "/safety/screen/" not in page.url:
            return count
        if page.locator(".ticks").count():
            press(page, "button[name=none]")
        elif page.locator("form.answers").count():
            press(page, "button.answer[value=no], button.answer[value=none]")
        else:
            for _field in range(page.locator("fieldset.field").count()):
                tab_to(page, "input[type=radio]")
                page.keyboard.press("Space")
            press(page, "main button[type=submit]")
    raise AssertionError("the questions do not end")


def test_a_healthy_person_reaches_today_by_keyboard(page: Page) -> None:
    cache.clear()
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("A little for your back, every day")
    type_into(page, "#id_name", "Maria")
    type_into(page, "#id_password", PASSWORD)
    press(page, "button[value=password]")
    tab_to(page, "#id_accepted")
    page.keyboard.press("Space")
    press(page, "main button[type=submit]")
    type_into(page, "#age", "41")
    tab_to(page, "input[name=sex]")
    page.keyboard.press("Space")
    type_into(page, "#id_country", "Germany")
    press(page, "main button[type=submit]")
    screens = 3 + answer_questions(page) + 1 + 4
    expect(page.get_by_role("heading", level=1)).to_contain_text("Anything else")
    press(page, "main button[type=submit]")
    assert screens <= 45
    tab_to(page, "input[value=mat]")
    page.keyboard.press("Space")
    press(page, "main button[type=submit]")
    press(page, "main button[type=submit]")
    press(page, "button[value=floor]")
    type_into(page, "#id_minutes", "60")
    tab_to(page, "input[name=walks]")
    page.keyboard.press("Space")
    press(page, "main button[type=submit]")
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    expect(page.locator("#mobility")).to_contain_text("Cat-Cow")


def test_time_zone_and_language_come_from_the_browser(chromium: object, address: str) -> None:
    cache.clear()
    context = chromium.new_context(  # type: ignore[attr-defined]
        base_url=address, timezone_id="Asia/Kolkata", locale="en-IN"
    )
    page = context.new_page()
    page.goto("/")
    page.fill("#id_name", "Maria")
    page.fill("#id_password", PASSWORD)
    page.click("button[value=password]")
    page.check("#id_accepted")
    page.click("main button[type=submit]")
    expect(page.get_by_role("heading", level=1)).to_have_text("About you")
    person = Person.objects.get()
    assert person.language == "en-IN"
    assert person.time_zone in {"Asia/Kolkata", "Asia/Calcutta"}
    context.close()


def test_the_back_button_and_a_second_answer_lose_nothing(page: Page) -> None:
    cache.clear()
    page.goto("/")
    page.fill("#id_name", "Maria")
    page.fill("#id_password", PASSWORD)
    page.click("button[value=password]")
    page.check("#id_accepted")
    page.click("main button[type=submit]")
    page.fill("#age", "41")
    page.check("#sex-male")
    page.select_option("#id_country", "US")
    page.click("main button[type=submit]")
    page.click("button[value=no]")
    page.wait_for_url("**/new_or_worse_back_pain/")
    second = page.url
    page.go_back()
    expect(page.locator(".before")).to_contain_text("Your answer so far: No")
    page.click("button[value=yes]")
    expect(page).to_have_url(second)
    page.goto("/")
    expect(page).to_have_url(second)
    page.click("text=Back")
    expect(page.locator(".before")).to_contain_text("Your answer so far: Yes")


def test_a_yes_to_an_alarm_stops_the_questions_and_a_mistake_goes_on(page: Page) -> None:
    test_the_back_button_and_a_second_answer_lose_nothing(page)
    page.goto("/safety/screen/saddle_numbness/")
    page.get_by_role("button", name="Yes", exact=True).click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Please stop here and get help now.")
    expect(heading).to_be_focused()
    expect(page.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    page.get_by_role("link", name="I made a mistake").click()
    assert page.locator("input:checked, [aria-pressed=true]").count() == 0
    page.get_by_role("button", name="No", exact=True).click()
    page.wait_for_url("**/safety/screen/**")
    assert ScreeningRecord.objects.count() == 2
