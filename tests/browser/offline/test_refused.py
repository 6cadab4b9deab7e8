"""What the server does not take stays here, is seen, and can be taken along."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.at_home import barriers
from tests.browser.offline.house import SENT, House, lay_by, says

TOLD = """async () => {
  const id = "0193f0a0-0000-7000-8000-00000000a0f1";
  await document.querySelector("sync-line").queue.write((sequence) => ({
    id, device: "", sequence, kind: "water_drunk", entity: id,
    occurred_at: new Date().toISOString(), time_zone: "UTC",
    local_date: new Date().toISOString().slice(0, 10),
    content_version: "1", replaces: null, payload: { glasses: -4 } }));
}"""
"""As a newer or broken client may have told it."""


def refused(page: Page) -> Locator:
    """Tells such an entry; the fold that names it once the server has refused it."""
    lay_by(page)
    says(page, SENT)
    page.evaluate(TOLD)
    page.evaluate("dispatchEvent(new Event('online'))")
    summary = page.locator("sync-line .more > summary")
    expect(summary).to_have_text("Not taken by the server, still on this device: 1")
    return summary


def test_a_refused_entry_stays_in_sight(house: House) -> None:
    with house.browser() as page:
        summary = refused(page)
        page.goto("/settings/")
        expect(summary).to_have_text("Not taken by the server, still on this device: 1")
        expect(page.locator("sync-line")).not_to_contain_text("arrived")
        summary.click()
        line = page.locator("sync-line li")
        expect(line).to_contain_text("Water, ")
        expect(line).to_contain_text("Something in it was not as the server expects it.")
        technical = line.locator("code")
        expect(technical).to_be_hidden()
        line.get_by_text("Details").click()
        expect(technical).to_contain_text("water_drunk: payload.glasses: ")
        assert barriers(page) == []
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as a file").click()
        saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        assert [each["payload"] for each in saved["events"]] == [{"glasses": -4}]
        page.get_by_role("button", name="Send again").click()
        expect(summary).to_have_text("Not taken by the server, still on this device: 1")
        assert house.events == []
        page.goto("/")
        expect(summary).to_be_visible()
        expect(page.locator("button.glass.here-full")).to_have_count(0)
        page.reload()
        summary.click()
        line.get_by_text("Details").click()
        line.get_by_role("button", name="Let it go").click()
        expect(summary).to_be_hidden()
        says(page, SENT)


def test_what_arrives_beside_a_refused_entry_is_shown(house: House) -> None:
    with house.browser() as page:
        summary = refused(page)
        page.locator("button.glass").first.click()
        expect(page.locator("section[aria-labelledby=water] .told-now")).to_contain_text("1 of")
        expect(summary).to_be_visible()
