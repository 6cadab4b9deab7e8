"""A page that comes anew in its place: it says what the server says, and nobody loses the place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at_home")]

SAME_PAGE = "() => { window.isSamePage = true; }"
SAYS = """() => {
  const main = document.querySelector("main").cloneNode(true);
  for (const token of main.querySelectorAll("[name=csrfmiddlewaretoken]")) token.remove();
  for (const fold of main.querySelectorAll("details")) fold.removeAttribute("open");
  return main.outerHTML;
}"""


def glasses(page: Page, n: int) -> None:
    expect(page.locator("section[aria-labelledby=water] .told-now")).to_contain_text(f"{n} of")


def test_a_tap_keeps_the_place_of_who_reads(page: Page) -> None:
    page.goto("/")
    page.evaluate(SAME_PAGE)
    fold = page.locator("details.item").first
    fold.locator("summary").first.click()
    page.locator("#walked_minutes").fill("2")
    page.locator("button.glass").first.focus()
    page.keyboard.press("Enter")
    glasses(page, 1)
    expect(page.locator("button.glass").first).to_be_focused()  # the next one
    page.keyboard.press("Enter")
    glasses(page, 2)
    page.get_by_role("button", name="7", exact=True).click()
    expect(page.locator("section[aria-labelledby=pain] .told-now")).to_contain_text("7")
    assert page.locator("#walked_minutes").input_value() == "2"
    assert fold.get_attribute("open") is not None
    assert page.evaluate("window.isSamePage")
    shown = page.evaluate(SAYS)
    page.reload()
    page.locator("sync-line[data-waiting='0']").wait_for(state="attached")
    assert page.evaluate(SAYS) == shown


def test_a_key_held_too_long_tells_nothing_that_nobody_meant(page: Page) -> None:
    page.goto("/")
    card = page.locator("section[aria-labelledby=pain]")
    card.get_by_role("button", name="7", exact=True).click()
    undo = card.get_by_role("button", name="Take the last one back")
    undo.focus()
    page.keyboard.press("Enter")
    expect(undo).to_have_count(0)
    expect(card.get_by_role("heading")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("sync-line[data-waiting='0']").wait_for(state="attached")
    kinds = EventRecord.objects.order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["pain_rated", "correction"]


def test_taps_in_quick_succession_all_count(page: Page) -> None:
    page.goto("/")
    for _ in range(4):
        page.locator("button.glass:not(.here-full)").first.click()
    page.get_by_role("button", name="6", exact=True).click()
    glasses(page, 4)
    expect(page.locator("section[aria-labelledby=pain] .told-now")).to_contain_text("6")
    expect(page.locator(".here, .here-full")).to_have_count(0)


def test_a_link_tapped_while_it_comes_is_followed(page: Page) -> None:
    page.goto("/")
    page.route(page.url, lambda route: None)  # and is not answered
    with page.expect_request(page.url):
        page.locator("button.glass").first.click()
    page.get_by_role("link", name="Practices").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Practices")
    page.unroute_all(behavior="ignoreErrors")
    page.goto("/")
    glasses(page, 1)


def test_a_page_that_cannot_be_had_comes_later(page: Page) -> None:
    page.goto("/")
    page.route(page.url, lambda route: route.abort())
    page.locator("button.glass").first.click()
    page.locator("sync-line[data-waiting='0']").wait_for(state="attached")
    expect(page.locator(".glass.here-full")).to_have_count(1)  # still seen as drunk
    page.unroute_all(behavior="wait")
    page.locator("button.glass:not(.here-full)").first.click()
    glasses(page, 2)


def test_what_was_told_elsewhere_comes_with_the_next_look(page: Page, at_home: KnownPerson) -> None:
    page.goto("/")
    page.evaluate(SAME_PAGE)
    page.get_by_role("navigation", name="Write down at once").get_by_text("A glass").click()
    said = page.get_by_text("Saved: A glass of water.")
    expect(said).to_be_visible()
    said.evaluate("told => { told.isSame = true; }")
    now = datetime.now(UTC)
    keep(at_home.id, [new_event(at_home, "water_drunk", {"glasses": 1}, now=now)], now=now)
    page.evaluate("() => dispatchEvent(new Event('online'))")
    glasses(page, 2)
    assert said.evaluate("told => told.isSame"), "said once, it stays and is not read out again"
    assert page.evaluate("window.isSamePage")


def test_a_number_half_typed_stays_with_the_food_it_is_for(
    page: Page, at_home: KnownPerson
) -> None:
    page.goto(reverse("food_diary"))
    entries = page.locator("li.entry")
    for n in range(2):
        page.locator(".tap-row button").nth(n).click()
        expect(entries).to_have_count(n + 1)
    name = entries.last.locator(".name").inner_text()
    for entry, typed in ((entries.first, "999"), (entries.last, "150")):
        entry.get_by_text("Change").click()
        entry.get_by_label("How much").fill(typed)
    now = datetime.now(UTC)
    first = EventRecord.objects.filter(kind="food_eaten").earliest("seq")
    undo = new_event(at_home, "correction", {"void": True}, now=now, replaces=first.pk)
    keep(at_home.id, [undo], now=now)  # on another device
    page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(entries).to_have_count(1)
    expect(entries.locator(".name")).to_have_text(name)
    expect(entries.get_by_label("How much")).to_have_value("150")
    expect(entries.locator("details")).to_have_attribute("open", "")


TREES = """async (seed) => {
  const { meet } = await import("/static/src/page_anew.js");
  let state = seed;
  const chance = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
  const grow = (depth, node) => {
    if (chance(2)) node.setAttribute("data-log", String(chance(3)));
    if (chance(2)) node.className = String(chance(3));
    for (let n = depth ? chance(6) : 0; n > 0; n -= 1) {
      const kind = ["p", "form", "button", null][chance(4)];
      node.append(kind ? grow(depth - 1, document.createElement(kind)) : String(chance(4)));
    }
    return node;
  };
  for (let n = 0; n < 2000; n += 1) {
    const [old, fresh] = [0, 1].map(() => grow(4, document.createElement("main")));
    const [was, asked] = [old, fresh].map((each) => each.cloneNode(true));
    meet(old, fresh);
    if (!old.isEqualNode(asked)) return [was.outerHTML, asked.outerHTML, old.outerHTML];
  }
  return null;
}"""


def test_whatever_stood_there_it_says_what_is_fresh(page: Page) -> None:
    page.goto("/")
    assert page.evaluate(TREES, 7) is None
