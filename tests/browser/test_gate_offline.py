"""A closed gate when the network goes: it stays, explains itself, can be read aloud and printed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.at_home import barriers, bring_session, is_wider_than_its_window
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def workers() -> str:
    return "allow"


STOPS: dict[str, tuple[dict[str, Any], str]] = {
    "emergency": ({"saddle_numbness": True}, "Please stop here and get help now."),
    "same_day": ({"calf_swelling": True}, "Please speak to a health professional today."),
    "crisis": ({"self_harm_thoughts": True}, "Thank you for telling us."),
}


@pytest.fixture(params=STOPS)
def gate(request: Any, context: BrowserContext, address: str, page: Page) -> Page:
    answers, title = STOPS[request.param]
    account = add_account("maria")
    settle(account, **answers)
    bring_session(context, account, address)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page


def needed(asked: list[str]) -> set[str]:
    """What the page asked for; the browser fetches the icon of its tab when it pleases."""
    return set(asked) - {"static/images/mark.svg"}


def test_it_works_without_a_network(gate: Page, context: BrowserContext) -> None:
    asked: list[str] = []
    gate.wait_for_load_state("networkidle")
    context.set_offline(True)
    gate.on("request", lambda request: asked.append(request.url.split("/", 3)[3]))
    title = gate.get_by_role("heading", level=1).inner_text()
    gate.get_by_text("Show my answers").click()
    expect(gate.locator(".told dd").first).to_be_visible()
    assert needed(asked) == set(), "reading needs nothing from the server"
    why = gate.get_by_text("This step needs a connection")
    expect(why).to_be_hidden()
    for name in ("I made a mistake", "All my answers", "Answer this again"):
        gate.get_by_role("link", name=name).first.click()
        expect(why).to_be_visible()
        expect(why).to_be_focused()
        expect(gate.get_by_role("heading", level=1)).to_have_text(title)
    assert needed(asked) == {"healthz"}
    assert gate.locator("a[href^='tel:']").first.is_visible()
    assert barriers(gate) == []


def test_the_way_back_opens_with_the_network(gate: Page, context: BrowserContext) -> None:
    context.set_offline(True)
    gate.get_by_role("link", name="I made a mistake").click()
    expect(gate.get_by_text("This step needs a connection")).to_be_visible()
    context.set_offline(False)
    gate.get_by_role("link", name="I made a mistake").click()
    expect(gate.get_by_role("button", name="No", exact=True)).to_be_visible()
    assert gate.locator("[aria-pressed=true], :checked, .answer.chosen").count() == 0


def test_paper_shows_the_answers_that_were_folded_away(gate: Page) -> None:
    gate.evaluate("window.print = () => { window.printed = true }")
    gate.get_by_text("Show my answers").click()
    gate.get_by_role("button", name="Print this page").click()
    assert gate.evaluate("window.printed") is True
    gate.get_by_text("Show my answers").click()
    gate.evaluate("dispatchEvent(new Event('beforeprint'))")
    gate.emulate_media(media="print")
    expect(gate.locator(".told dd").first).to_be_visible()
    expect(gate.locator("main .lead").first).to_be_visible()
    expect(gate.get_by_role("link", name="I made a mistake")).to_be_hidden()


def test_it_reads_aloud_in_the_order_of_need(gate: Page) -> None:
    expect(gate.get_by_role("heading", level=1)).to_be_focused()
    heard = [line.strip() for line in gate.locator("keep-page").aria_snapshot().splitlines()]
    assert heard[0].startswith("- heading") and "[level=1]" in heard[0]
    calls = [at for at, line in enumerate(heard) if "link" in line and "all " in line]
    answers = next(at for at, line in enumerate(heard) if "Show my answers" in line)
    mistake = next(at for at, line in enumerate(heard) if "I made a mistake" in line)
    assert calls[0] > 0 and calls[-1] < answers < mistake
    assert gate.locator("nav, dialog, [role=dialog]").count() == 0
    gate.keyboard.press("Tab")
    assert gate.evaluate("document.activeElement.href").startswith("tel:")


@pytest.mark.parametrize("width", [390, 1280])
def test_it_holds_at_twice_the_text_size(gate: Page, width: int) -> None:
    gate.set_viewport_size({"width": width, "height": 844})
    gate.evaluate("document.documentElement.style.fontSize = '225%'")
    assert not is_wider_than_its_window(gate)
    first = gate.locator("a[href^='tel:']").first.bounding_box()
    assert first is not None and first["height"] >= 48


@pytest.mark.parametrize("answers", [{"age": 15}, {"fever_now": "unsure"}], ids=str)
def test_the_gates_with_a_menu_hold_it_too(
    context: BrowserContext, address: str, page: Page, answers: dict[str, Any]
) -> None:
    account = add_account("maria")
    settle(account, **answers)
    bring_session(context, account, address)
    page.goto("/")
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert not is_wider_than_its_window(page)
