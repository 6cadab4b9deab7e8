"""The pages one needs most, as a screen reader is told them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.at_home import bring_session, open_everything
from tests.browser.screen_reader import problems
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)

GATES: dict[str, dict[str, Any]] = {
    "emergency": {"saddle_numbness": True},
    "same_day": {"calf_swelling": True},
    "crisis": {"self_harm_thoughts": True},
    "clinician": {"syncope_unexplained": True},
    "under_16": {"age": 15},
}
KEPT = ["page:waits", "page:due", "page:other_date", "page:gentle", "page:full", "page:left"]


def enter(context: BrowserContext, address: str, **answers: Any) -> None:
    account = add_account("maria")
    settle(account, **answers)
    bring_session(context, account, address)


@pytest.mark.parametrize("gate", GATES)
def test_a_gate(page: Page, context: BrowserContext, address: str, gate: str) -> None:
    enter(context, address, **GATES[gate])
    page.goto("/")
    open_everything(page)
    assert problems(page) == {}


def test_today_and_the_way_through_a_session(
    page: Page, context: BrowserContext, address: str
) -> None:
    enter(context, address)
    page.goto("/")
    page.wait_for_load_state("networkidle")
    open_everything(page)
    assert problems(page) == {}
    page.goto("/session/mobility/")
    assert problems(page) == {}
    page.get_by_role("radio", name="2", exact=True).check()
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="Start", exact=True).wait_for()
    open_everything(page)
    assert problems(page) == {}
    page.reload()
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator(".sound-options summary").click()
    assert problems(page) == {}
    page.locator(".sound-options summary").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Stop here?")).to_be_visible()
    assert problems(page) == {}
    page.get_by_role("button", name="Stop here").click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
    assert problems(page) == {}
    page.get_by_role("link", name="What made you stop?").click()
    page.wait_for_url("**/stopped/")
    assert problems(page) == {}


def test_the_pages_kept_for_a_time_without_a_network(
    page: Page, context: BrowserContext, address: str
) -> None:
    enter(context, address)
    page.goto("/")
    pack = page.evaluate("fetch('/offline/pack/').then((answer) => answer.json())")
    kept = {name: pack["pages"][name.removeprefix("page:")] for name in KEPT}
    kept |= {name: each["page"] for name, each in pack["held"].items()}
    names = list(kept)

    def answer(route: Route) -> None:
        number = int(route.request.url.rstrip("/").rsplit("/", 1)[1])
        route.fulfill(content_type="text/html", body=kept[names[number]])

    page.route("**/kept/*/", answer)
    for number, name in enumerate(names):
        page.goto(f"/kept/{number}/")
        open_everything(page)
        assert (name, problems(page)) == (name, {})
