"""The card a person prints for their massage therapist: their own answers, and nothing shut."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.pages.practices import beside
from spineflow_web.store.catalogue import catalogue
from tests.household import add_account, settle
from tests.web.pseudo_locale import bare_words, pseudo_locale

pytestmark = pytest.mark.django_db
CARD = "massage_therapist"


def enter(client: Any, **answers: Any) -> None:
    account = add_account("maria")
    settle(account, **answers)
    client.force_login(account)


def card(client: Any, item: str = CARD) -> str:
    answer = client.get(reverse("helper_card", args=[item]))
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_it_tells_pressure_zones_and_where_never(client: Any) -> None:
    enter(client)
    page, practice = card(client), catalogue().practices[CARD]
    assert practice.card and all(each in page for each in practice.card)
    assert "5 out of 10" in page and all(each in page for each in practice.stop)
    for zone in ("Your spine", "where your kidneys are", "The back of your knee", "Your buttock"):
        assert zone in page
    assert "<svg" in page and "fig-never" in page, "the map crosses out where never"


@pytest.mark.parametrize(
    ("answers", "token"),
    [
        ({"osteoporosis": True}, "no_manipulation"),
        ({"anticoagulant": True}, "light_pressure_only"),
        ({"pregnancy_status": "pregnant", "trimester": 2}, "pregnancy_trained_therapist"),
    ],
)
def test_it_holds_what_this_person_told(client: Any, answers: dict[str, Any], token: str) -> None:
    enter(client, **answers)
    page, safety = card(client), catalogue().safety
    assert safety.tokens[token].sentence in page
    question = next(iter(answers))
    assert "Know this first" in page and safety.questions[question].short in page


def test_a_closed_zone_is_not_among_those_to_work_on(client: Any) -> None:
    enter(client, lymphoedema_leg=True)
    page = card(client)
    assert "Leave out your legs." in page
    assert "Your buttock" in page and "The upper back of your thigh" not in page


def test_massage_that_is_shut_has_no_card(client: Any) -> None:
    enter(client, swelling_site=True)
    answer = client.get(reverse("helper_card", args=[CARD]))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("practice", args=[CARD])


def test_other_practices_have_none(client: Any) -> None:
    enter(client)
    assert client.get(reverse("helper_card", args=["cat_cow"])).status_code == 404
    assert client.get(reverse("helper_card", args=["nothing"])).status_code == 404


def test_its_practice_leads_to_it(client: Any) -> None:
    enter(client)
    page = client.get(reverse("practice", args=[CARD])).content.decode()
    assert reverse("helper_card", args=[CARD]) in page
    other = client.get(reverse("practice", args=["cat_cow"])).content.decode()
    assert reverse("helper_card", args=["cat_cow"]) not in other


def test_who_is_stopped_gets_none(client: Any) -> None:
    enter(client, stroke_signs=True)
    page = html.unescape(client.get(reverse("helper_card", args=[CARD])).content.decode())
    assert catalogue().practices[CARD].title not in page


def test_no_bare_word(client: Any) -> None:
    enter(client)
    beside._map.cache_clear()
    with pseudo_locale():
        page = client.get(reverse("helper_card", args=[CARD])).content.decode()
    beside._map.cache_clear()
    bare = [words for words in bare_words(page) if any(letter.isalpha() for letter in words)]
    assert bare == ["maria"], "but for the person's own name"
