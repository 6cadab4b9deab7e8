"""A whole planned day in a real browser: by keyboard alone, and by touch; left and taken up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from spineflow_web.actions.recording import differences
from spineflow_web.actions.session import has_guide
from spineflow_web.store import summaries
from spineflow_web.store.models import DayPlanRecord
from spineflow_web.store.people import KnownPerson
from tests.browser.at_home import bring_session, check_by_keys, tab_to
from tests.household import add_account, settle
from tests.morning import morning_zone

pytestmark = pytest.mark.django_db(transaction=True)
SHORT = 10
"""Minutes of the day: a breathing, a walk, and a break from sitting."""


@pytest.fixture
def touched(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(
        base_url=address,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        service_workers="block",
        timezone_id=morning_zone(),
    )
    context.set_default_timeout(8000)
    yield context.new_page()
    context.close()


def move_in(page: Page, address: str) -> KnownPerson:
    """Somebody with a short day before them, signed in, on Today."""
    account = add_account("maria")
    person = settle(account, told={"minutes": SHORT})
    bring_session(page.context, account, address)
    page.goto("/")
    return person


def saved() -> DayPlanRecord:
    """The plan of the date; tomorrow's may stand beside it, for a day without a network."""
    return DayPlanRecord.objects.filter(replaced_at=None).earliest("on")


def guided() -> list[str]:
    """The sittings of the saved plan that can be started, in their order."""
    sittings = saved().plan["plan"]["sittings"]
    return [each["id"] for each in sittings if has_guide(each)]


def is_whole(person: KnownPerson, sittings: list[str]) -> None:
    day = summaries.of_day(person.id, saved().on)
    assert len(sittings) >= 3, "a day worth the name"
    assert day.finished == dict.fromkeys(sittings, 1)
    assert day.glasses == 1
    assert differences(person.id) == {}


def has_ended(page: Page) -> bool:
    """Whether the session shows its end; it says so at once after a step."""
    return page.get_by_role("heading", name="Done").is_visible()


def open_by_keys(page: Page) -> None:
    """The next sitting of Today, through its short check."""
    page.wait_for_load_state("networkidle")
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/session/**")
    if page.get_by_role("button", name="None of these").is_visible():
        check_by_keys(page)
    page.locator(".player").wait_for()


def test_a_whole_day_by_keyboard_alone(page: Page, address: str) -> None:
    person = move_in(page, address)
    tab_to(page, "I drank glass 1")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of ")).to_be_visible()
    sittings = guided()
    for n, _ in enumerate(sittings):
        open_by_keys(page)
        page.keyboard.press("Enter")
        if n == 0:
            page.keyboard.press("ArrowRight")
            stood = page.locator(".timer .of").inner_text(), page.locator(".name").inner_text()
            page.keyboard.press("Space")
            page.goto("/")
            open_by_keys(page)
            expect(page.locator(".kind")).to_contain_text("Paused")
            assert stood == (
                page.locator(".timer .of").inner_text(), page.locator(".name").inner_text()
            )  # fmt: skip
            page.keyboard.press("Space")
        while not has_ended(page):
            page.keyboard.press("ArrowRight")
        tab_to(page, "How is your back now?")
        page.keyboard.press("Enter")
        page.wait_for_url("**/after/")
        tab_to(page, "1")
        page.keyboard.press("Enter")
        page.wait_for_url(is_past_the_number)
        if page.url.endswith("/effort/"):  # of a walk or a ride
            tab_to(page, "Not now")
            page.keyboard.press("Enter")
        page.locator("h1", has_text="Today").wait_for()
    is_whole(person, sittings)


def is_past_the_number(url: str) -> bool:
    return not url.endswith("/after/")


def open_by_touch(page: Page) -> None:
    page.locator(".next").get_by_role("link", name="Start", exact=True).tap()
    page.wait_for_url("**/session/**")
    if page.get_by_role("button", name="None of these").is_visible():
        page.locator("label.option", has_text="1").first.tap()
        page.get_by_role("button", name="None of these").tap()
    page.locator(".player").wait_for()


def test_a_whole_day_by_touch(touched: Page, address: str) -> None:
    page = touched
    person = move_in(page, address)
    page.get_by_role("button", name="I drank glass 1", exact=True).tap()
    expect(page.get_by_text("1 of ")).to_be_visible()
    sittings = guided()
    skip = page.get_by_role("button", name="Skip")
    for n, _ in enumerate(sittings):
        open_by_touch(page)
        page.get_by_role("button", name="Start", exact=True).tap()
        if n == 0:
            skip.tap()
            stood = page.locator(".name").inner_text()
            page.get_by_role("button", name="Pause").tap()
            page.goto("/")
            open_by_touch(page)
            expect(page.locator(".kind")).to_contain_text("Paused")
            assert page.locator(".name").inner_text() == stood
            page.get_by_role("button", name="Go on").tap()
        while not has_ended(page):
            skip.tap()
        page.get_by_role("link", name="How is your back now?").tap()
        page.get_by_role("button", name="1", exact=True).tap()
        page.wait_for_url(is_past_the_number)
        if page.url.endswith("/effort/"):
            page.get_by_role("link", name="Not now").tap()
        page.locator("h1", has_text="Today").wait_for()
    is_whole(person, sittings)
