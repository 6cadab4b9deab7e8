"""What was done outside a session, told with the server stopped; and what follows from it then."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.at_home import barriers
from tests.browser.offline.house import SENT, House, heading, lay_by, says


def open_form(page: Page, name: str) -> None:
    """From Today by its links, as one who is in the garden would."""
    page.goto("/")
    page.get_by_role("link", name="See the diary").click()
    expect(heading(page)).to_have_text("Diary")
    page.locator(".doors").get_by_role("link", name=name).click()
    assert barriers(page) == []


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def test_a_swim_and_skin_that_warmth_hurt(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        house.shut()
        open_form(page, "I moved")
        page.get_by_role("radio", name="Swimming").check()
        page.get_by_role("radio", name="I could talk in whole sentences").check()
        save(page)
        expect(page.locator(".problems")).to_contain_text("Nothing is saved yet.")
        expect(page.get_by_label("Minutes")).to_have_accessible_description(
            re.compile(r"Give the minutes, from 1 to 600\.")
        )
        expect(page.get_by_role("radio", name="Swimming")).to_be_checked()
        assert barriers(page) == []
        page.get_by_label("Minutes").fill("25")
        save(page)
        expect(heading(page)).to_have_text("Today")
        says(page, "1 saved on this device, not yet sent.")
        expect(page.locator(".here")).to_contain_text("I moved, 25 minutes: saved on this device.")
        assert barriers(page) == []

        open_form(page, "Warmth")
        expect(page.locator("main")).to_contain_text("To begin now")
        expect(page.get_by_role("radio", name="I want to begin now")).to_have_count(0)
        page.get_by_role("radio", name="Warm towel").check()
        page.get_by_label("Minutes").fill("15")
        page.get_by_role("group", name="Is there cloth").get_by_label("No").check()
        page.get_by_role("radio", name="Sore, blistered or numb").check()
        save(page)
        expect(page.locator("main")).to_contain_text("bare skin")
        for path in ("", "/", "/session/walk/", "/diary/moved/"):
            if path:
                page.goto(path)
            expect(heading(page)).to_have_text("No session for now")
            expect(page.locator("main")).to_contain_text("Leave warmth off that place for now.")
        assert barriers(page) == []

        house.open_up()
        page.goto("/session/walk/")  # not the walk: what was told has closed it
        page.wait_for_url("**/safety/question/skin_problem_site/**")
        assert [kind for _id, kind in house.events] == ["warmth_had", "activity_done"]
        page.goto("/")
        for _question in range(2):
            page.get_by_role("button", name="No", exact=True).click()
        expect(heading(page)).to_have_text("Today")
        says(page, SENT)
        page.goto("/diary/")
        told = page.locator(".told-list")
        expect(told).to_contain_text("Swimming or water walking 25 minutes, you could talk")
        expect(told).to_contain_text("Warm towel 15 minutes")


def test_a_massage_too_hard_is_taken_back_and_a_numb_place_holds_all(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        house.shut()
        open_form(page, "Massage and rolling")
        page.get_by_role("radio", name="Massage gun").check()
        for place in ("Buttocks", "Upper hamstrings"):
            page.get_by_role("checkbox", name=place, exact=True).check()
        page.get_by_label("Minutes").fill("5")
        page.get_by_label("Pressure, 0 to 10").select_option("8")
        save(page)
        expect(heading(page)).to_have_text("Saved on this device")
        expect(page.locator("main")).to_contain_text("at 4 of 10 or less")
        assert page.locator(".card p:visible").count() == 1
        assert barriers(page) == []
        page.reload()
        expect(heading(page)).to_have_text("Saved on this device")
        says(page, "1 saved on this device, not yet sent.")
        page.get_by_role("link", name="To Today").click()
        here = page.locator(".here")
        expect(here).to_contain_text("Massage, 5 minutes: saved on this device.")
        here.get_by_role("button", name="Take it back").click()
        expect(here).to_have_count(0)

        open_form(page, "Massage and rolling")
        page.get_by_role("radio", name="Massage gun").check()
        page.get_by_role("checkbox", name="Buttocks", exact=True).check()
        page.get_by_label("Minutes").fill("30")
        page.get_by_role("checkbox", name="A place that feels numb").check()
        save(page)
        found = page.get_by_role("group", name="What did the therapist find")
        expect(found).to_have_accessible_description(re.compile("This is for a visit"))
        page.get_by_role("radio", name="Massage by a therapist").check()
        save(page)
        for path in ("", "/", "/session/mobility/"):
            if path:
                page.goto(path)
            expect(page.locator("main")).to_contain_text("a place that feels numb")
            assert page.locator("a[href^='tel:']").count() > 0
        assert barriers(page) == []

        house.open_up()
        page.goto("/session/mobility/")
        page.wait_for_url("**/safety/question/impaired_sensation/**")
        kinds = [kind for _id, kind in house.events]
        assert kinds == ["therapist_found", "massage_had", "correction", "massage_had"]
        page.goto("/diary/visits/")
        expect(page.locator("main")).to_contain_text("A place that feels numb")


def test_another_day_is_told_with_a_connection_only(house: House) -> None:
    with house.browser() as page:
        lay_by(page)
        house.shut()
        for path in ("/diary/?on=2026-01-05", "/diary/moved/?on=2026-01-05", "/diary/visits/"):
            page.goto(path)
            expect(heading(page)).to_have_text("This page needs a connection")
