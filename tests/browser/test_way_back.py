"""The way back and the clinician's pages in a real browser: seen, walked, without barriers."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from spineflow.screening.clinician import ClinicianLimit
from spineflow.sessions.prescribed import Prescription
from spineflow_web.actions.answering import answer
from spineflow_web.actions.clinician import add_limit, prescribe
from spineflow_web.store.models import AlarmRecord, ScreeningRecord
from tests.browser.at_home import (
    barriers,
    bring_session,
    is_wider_than_its_window,
    open_everything,
)
from tests.household import add_account, healthy_answers, settle

pytestmark = pytest.mark.django_db(transaction=True)
SHOTS = os.environ.get("SPINEFLOW_SHOTS")


def look(page: Page, name: str) -> None:
    """No barrier in light or dark, nothing wider than its window; a picture where one is wanted."""
    page.wait_for_load_state("networkidle")  # a link asks for the network before it leads on
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert not is_wider_than_its_window(page), (name, width)
        if SHOTS:
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme)
                path = Path(SHOTS) / f"{name}-{width}-{theme}.png"
                page.screenshot(path=str(path), full_page=True, timeout=60_000)
    assert barriers(page) == [], name
    page.set_viewport_size({"width": 390, "height": 844})


def weeks_ago() -> None:
    ScreeningRecord.objects.update(full_on=datetime.now(UTC).date() - timedelta(days=28))


def answer_open_ones(page: Page) -> None:
    """Through the questions by hand: *no* on every page until the rest is to be looked through."""
    for _turn in range(60):
        if page.url.endswith("/safety/rest/"):
            return
        choices = [
            page.get_by_role("button", name="None of these"),
            page.get_by_role("button", name="No", exact=True),
            page.locator("main button[type=submit]").last,
        ]
        with page.expect_navigation():  # a click must not fall on the page that follows
            next(each for each in choices if each.count()).click()
    raise AssertionError(page.url)


def test_due_walked_to_the_end(page: Page, context: BrowserContext, address: str) -> None:
    account = add_account("maria")
    settle(account, known_axspa=True, hip_replacement=True)
    weeks_ago()
    bring_session(context, account, address)
    page.goto("/")
    look(page, "due")
    page.get_by_role("button", name="Start the questions").click()
    expect(page.locator("input:checked")).to_have_count(0)
    look(page, "again-first-question")
    answer_open_ones(page)
    look(page, "again-rest")
    page.get_by_role("button", name="Yes, all of this is still right").click()
    expect(page.get_by_text("Your plan follows from your answers.")).to_be_visible()
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("emergency", {"saddle_numbness": True}),
        ("same-day", {"calf_swelling": True}),
        ("crisis", {"self_harm_thoughts": True}),
    ],
)
def test_an_alarm_and_the_day_after(
    page: Page, context: BrowserContext, address: str, name: str, answers: dict[str, Any]
) -> None:
    account = add_account("maria")
    person = settle(account, **answers)
    bring_session(context, account, address)
    page.goto("/")
    expect(page.get_by_role("link", name="I made a mistake")).to_be_visible()
    look(page, f"{name}-same-day")
    AlarmRecord.objects.update(on=datetime.now(UTC).date() - timedelta(days=1))
    page.reload()
    look(page, f"{name}-next-day")
    page.get_by_role("button", name="Not yet").click()
    expect(page.get_by_text("Did you get help?")).to_have_count(0)
    page.get_by_role("link", name="Answer the questions again").click()
    expect(page.get_by_text("Nobody yet. It has gone away")).to_be_visible()
    look(page, f"{name}-who-examined")
    page.get_by_text("Nobody yet. It has gone away").click()
    page.get_by_role("button", name="Start the questions").click()
    page.wait_for_url("**/safety/screen/**")
    now = datetime.now(UTC)
    answer(person, healthy_answers(), on=now.date(), now=now)  # one by one: the test above
    page.goto(reverse("safety_rest"))
    page.get_by_role("button", name="Yes, all of this is still right").click()
    expect(page.get_by_text("Nobody has examined it yet")).to_be_visible()
    look(page, f"{name}-held")
    page.get_by_role("link", name="Somebody has examined me").click()
    look(page, f"{name}-examined")
    page.get_by_text("A hospital or an emergency department").click()
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("Recorded. Your plan follows.")).to_be_visible()


def test_clinicians_pages(page: Page, context: BrowserContext, address: str) -> None:
    account = add_account("maria")
    person = settle(account, anticoagulant=True, osteoporosis=True, hip_replacement=True)
    now = datetime.now(UTC)
    until = now.date() + timedelta(days=14)
    limit = ClinicianLimit("limit_no_prone", until, "Dr Meyer, family doctor")
    add_limit(person, limit, on=now.date(), now=now)
    prescribe(person, exercise(until), on=now.date(), now=now)
    bring_session(context, account, address)
    for path, name in (
        ("/", "today"),
        ("/settings/", "settings"),
        ("/safety/limits/", "limits"),
        ("/prescribed/", "prescribed"),
        ("/why/massage_gun/", "why-out"),
        ("/why/cat_cow/", "why-in"),
        ("/safety/card/", "card"),
        ("/safety/what-we-screen-for/", "screens-for"),
        ("/safety/again/", "again"),
    ):
        page.goto(path)
        open_everything(page)
        look(page, name)
    page.goto("/safety/card/")
    page.emulate_media(media="print")
    if SHOTS:
        page.pdf(path=str(Path(SHOTS) / "card.pdf"), format="A4")
        page.screenshot(path=str(Path(SHOTS) / "card-print.png"), full_page=True)
    expect(page.locator(".safety-card")).to_be_visible()
    expect(page.locator("nav")).to_be_hidden()


def exercise(until: date) -> Prescription:
    from uuid_utils.compat import uuid7

    return Prescription(
        id=uuid7(),
        title="Wall slide",
        steps=("Stand with your back to the wall.", "Slide down a little and up again."),
        by="Ms Novak, physiotherapist",
        until=until,
        sets=1,
        reps=2,
        times_a_day=2,
        demands=frozenset({"on_feet"}),
    )


def test_a_prescription_runs_in_the_player(
    page: Page, context: BrowserContext, address: str
) -> None:
    account = add_account("maria")
    person = settle(account)
    now = datetime.now(UTC)
    prescribe(person, exercise(now.date() + timedelta(days=9)), on=now.date(), now=now)
    bring_session(context, account, address)
    page.goto("/")
    page.locator(".prescribed-list a").first.click()
    page.locator(".scale.ten label", has_text="2").first.click()
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_role("heading", name="Wall slide").first).to_be_visible()
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / "player.png"))
    page.get_by_role("button", name="Start", exact=True).click()
    for _step in range(2):
        page.get_by_role("button", name="Skip").first.click()
    page.get_by_role("link", name="How is your back now?").or_(
        page.get_by_text("How is your back now?")
    ).first.click()
    page.wait_for_url("**/after/")
    page.get_by_role("button", name="3", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
