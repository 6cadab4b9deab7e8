"""Axe on every page of ours, in the light and in the dark, and no page wider than a telephone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page
from uuid_utils.compat import uuid7

from spineflow_web.accounts.models import User
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson, person_of
from tests.browser.at_home import (
    barriers,
    bring_session,
    is_wider_than_its_window,
    open_everything,
)
from tests.household import accept, add_account

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ["today", "settings", "settings_safety", "safety_words", "safety_words_also"]
PAGES += ["week", "worse", "today_clash", "phone", "reminders", "desk", "pain_map"]
PAGES += ["about", "home", "food", "fluid_limit", "place", "times"]
SCREENS = ["back_pain_now", "leg_weakness", "infection_risk", "back_story", "food_and_medicines"]
SCREENS += ["last_details"]


def check(page: Page, address: str) -> None:
    page.goto(address)
    assert barriers(page) == []
    assert page.locator("h1").count() == 1
    assert not is_wider_than_its_window(page)


def test_a_look_finds_what_is_wrong_in_each_theme(page: Page) -> None:
    page.set_content(
        """<!doctype html><html lang="en"><title>Wrong</title>
        <style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style>
        <main><h1>Wrong</h1><img src="data:,"><p>White on white in the dark.</p></main>"""
    )
    in_light, in_dark = barriers(page)
    assert in_light == "light: image-alt [['img']]"
    assert in_dark == "dark: color-contrast [['p']]"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_settled_person(page: Page, at_home: None, name: str) -> None:
    check(page, reverse(name))


@pytest.mark.parametrize("screen", SCREENS)
def test_a_safety_screen(page: Page, at_home: None, screen: str) -> None:
    check(page, reverse("safety_screen", args=[screen]))


@pytest.mark.parametrize(
    "key", ["saddle_numbness", "bladder_change", "age", "pain_now", "inflammatory_features"]
)
def test_a_question_alone(page: Page, at_home: None, key: str) -> None:
    check(page, reverse("safety_question", args=[key]))


def test_today_with_everything_open(page: Page, at_home: None) -> None:
    page.goto("/")
    open_everything(page)
    assert barriers(page) == []


def test_another_way_for_an_item(page: Page, at_home: None) -> None:
    page.goto("/")
    href = page.locator("p.change a").last.get_attribute("href")
    check(page, str(href))


def test_today_in_a_flare_up(page: Page, at_home: None) -> None:
    page.goto(reverse("worse"))
    page.locator("label.option", has=page.locator("input[value='4']")).first.click()
    page.get_by_role("button", name="None of these").click()
    assert page.get_by_role("button", name="It is better again").count() == 1
    open_everything(page)
    assert barriers(page) == []
    assert not is_wider_than_its_window(page)


def test_the_rest_of_a_day_that_a_sign_ended(page: Page, at_home: None) -> None:
    person, now = maria(), datetime.now(UTC)
    sign = next(each for each in catalogue().sessions.signs.values() if each.rests)
    said = {"sitting": "mobility", "signs": (sign.id,), "effect": "stop"}
    keep(person.id, [new_event(person, "signs_seen", said, now=now)], now=now)
    page.goto(reverse("session_rest"))
    assert page.url.endswith(reverse("session_rest")), "the page itself, no way around it"
    check(page, reverse("session_rest"))


def test_the_morning_after_and_a_worse_one(page: Page, at_home: None) -> None:
    person, now = maria(), datetime.now(UTC) - timedelta(days=1)
    session = uuid7()
    told: list[tuple[str, dict[str, Any]]] = [
        ("quick_check", {"sitting": "mobility", "yes": (), "pain": 2}),
        ("pain_rated", {"when": "before", "pain": 2}),
        ("session_started", {"sitting": "mobility"}),
        ("session_finished", {"sitting": "mobility", "minutes": 12.0}),
    ]
    events = [new_event(person, kind, said, now=now, entity=session) for kind, said in told]
    keep(person.id, events, now=now)
    check(page, reverse("today"))
    card = page.locator("section[aria-labelledby=morning]")
    assert card.count() == 1
    card.get_by_role("button", name="8", exact=True).click()
    assert barriers(page) == []
    assert not is_wider_than_its_window(page)
    assert page.locator("section[aria-labelledby=morning]").count() == 0


def maria() -> KnownPerson:
    person = person_of(User.objects.get(username="maria").pk)
    assert person is not None
    return person


@pytest.mark.parametrize("name", ["about", "times"])
def test_a_refused_form(page: Page, context: BrowserContext, address: str, name: str) -> None:
    account = add_account("maria")
    accept(account)
    bring_session(context, account, address)
    page.goto(reverse(name))
    page.locator("main button[type=submit]").click()
    assert page.locator(".problems").count() == 1
    assert barriers(page) == []


def test_welcome_and_disclaimer(page: Page, context: BrowserContext, address: str) -> None:
    cache.clear()
    check(page, reverse("welcome"))
    page.locator("button[value=password]").click()
    assert barriers(page) == []
    bring_session(context, add_account("maria"), address)
    check(page, reverse("disclaimer"))
