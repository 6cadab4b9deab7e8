"""Signing out without a network: it can be reached, and it asks about what was not sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.at_home import barriers
from tests.browser.offline.house import SENT, House, heading, lay_by, says
from tests.browser.offline.test_signed_out import ALL_LINES, sign_in


def leave(page: Page) -> None:
    """As a person finds it: Settings, which says that it needs a connection, and on from there."""
    page.get_by_role("link", name="Settings").click()
    expect(heading(page)).to_have_text("This page needs a connection")
    page.get_by_role("link", name="Sign out on this device").click()
    expect(heading(page)).to_have_text("Sign out")


def drink(page: Page) -> None:
    page.goto("/")
    page.locator("button.glass").first.click()
    says(page, "1 saved on this device, not yet sent.")


@contextmanager
def one_glass_unsent(house: House) -> Iterator[Page]:
    """The page of signing out, with the server gone and a glass on this device."""
    with house.browser() as page:
        lay_by(page)
        says(page, SENT)
        house.shut()
        drink(page)
        leave(page)
        yield page


def test_signing_out_asks_before_it_lets_go_and_the_file_comes_back(house: House) -> None:
    with one_glass_unsent(house) as page:
        asked = page.get_by_role("alert")
        expect(asked).to_contain_text("On this device and not sent yet: 1.")
        assert barriers(page) == []
        asked.get_by_role("button", name="Send now").click()
        expect(asked).to_contain_text("There is no connection just now.")
        with page.expect_download() as download:
            asked.get_by_role("button", name="Save as a file").click()
        file = Path(download.value.path()).read_bytes()
        assert [each["kind"] for each in json.loads(file)["events"]] == ["water_drunk"]
        page.get_by_role("button", name="Sign out and let it go").click()
        expect(heading(page)).to_have_text("You are signed out on this device")
        assert page.evaluate(ALL_LINES) == []
        house.open_up()
        page.goto("/settings/")
        sign_in(page, "maria")
        for _ in range(2):  # twice is once
            saved = {"name": "x.json", "mimeType": "application/json", "buffer": file}
            page.get_by_label("Bring in entries from a file").set_input_files([saved])
            expect(page.locator("bring-entries")).to_contain_text("Entries that have arrived: 1.")
        assert [kind for _id, kind in house.events] == ["water_drunk"]
        assert barriers(page) == []
        for text, said in (("{}", "no entries that can be read"), (_of_another(file), "else's")):
            saved = {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
            page.get_by_label("Bring in entries from a file").set_input_files([saved])
            expect(page.locator("bring-entries")).to_contain_text(said)
        assert len(house.events) == 1


def _of_another(file: bytes) -> str:
    return json.dumps(json.loads(file) | {"owner": "0193f0a0-0000-7000-8000-00000000a0f1"})


def test_what_waits_can_be_sent_from_the_page_of_signing_out(house: House) -> None:
    with one_glass_unsent(house) as page:
        house.open_up()
        page.get_by_role("button", name="Send now").click()
        expect(page.locator("leave-device")).to_contain_text(SENT)
        assert [kind for _id, kind in house.events] == ["water_drunk"]
        page.locator("main").get_by_role("button", name="Sign out", exact=True).click()
        page.wait_for_url("**/sign-in/**")


OLDER = """Date.now = ((real) => () => real() - 72.5 * 36e5)(Date.now.bind(Date));"""


def test_what_has_waited_for_three_days_is_named(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        says(page, SENT)
        house.shut()
        page.goto("/")
        page.evaluate(OLDER)  # told three days ago by its name, and nobody could send it since
        page.locator("button.glass").first.click()
        says(page, "1 saved on this device")
        page.goto("/")
        says(page, "Some of it has waited for three days or more.")
        expect(page.locator("button.glass.here-full")).to_have_count(0)  # it was no glass of today
        assert barriers(page) == []
        with page.expect_download() as download:
            page.locator(".sync-take").get_by_role("button", name="Save as a file").click()
        saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        assert [each["kind"] for each in saved["events"]] == ["water_drunk"]
        house.open_up()
        page.goto("/")
        says(page, SENT)
        expect(page.locator(".sync-take")).to_be_hidden()
