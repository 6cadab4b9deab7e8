"""A server that speaks a newer way: what was kept may say less than it does, and is put aside."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from spineflow_web.pages.offline import day_pages, pack
from tests.browser.offline.house import heading, lay_by

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at_home")]

KEPT = """async () => {
  const asked = indexedDB.open("spineflow-outbox");
  const base = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const keys = base.transaction("pages").objectStore("pages").getAllKeys();
  const names = await new Promise((done) => (keys.onsuccess = () => done(keys.result)));
  base.close();
  return names;
}"""

PUT_ASIDE = f"""async () => {{
  const kept = {KEPT};
  const soon = () => new Promise((on) => setTimeout(on, 100));
  while ((await kept()).includes("page:waits")) await soon();
  console.log("put aside");
}}"""


@pytest.fixture
def workers() -> str:
    return "allow"


def test_pages_of_an_older_format_are_put_aside(
    page: Page, context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_by(page)
    assert "page:waits" in page.evaluate(KEPT)
    monkeypatch.setattr(pack, "FORMAT", pack.FORMAT + 1)
    with page.expect_event("console", lambda line: line.text == "put aside"):
        page.reload()
        page.evaluate(PUT_ASIDE)
    page.get_by_role("heading", name="Today", exact=True).wait_for()  # the page that is open stays
    context.set_offline(True)
    with pytest.raises(Error, match=r"ERR_INTERNET_DISCONNECTED|ERR_FAILED"):
        page.goto("/session/mobility/check/")


def test_a_pack_of_before_has_no_diary_and_all_else(
    page: Page, context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = day_pages.pages_of

    def of_before(*given: Any) -> dict[str, Any]:
        return {name: each for name, each in real(*given).items() if name != "diary"}

    monkeypatch.setattr(pack, "pages_of", of_before)
    lay_by(page)
    context.set_offline(True)
    page.goto("/diary/moved/")
    expect(heading(page)).to_have_text("This page needs a connection")
    page.goto("/session/mobility/")
    expect(heading(page)).to_have_text("Quick check before you start")
