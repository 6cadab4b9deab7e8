"""The numbers on a closed gate: of every country, in words where none is known, and one's own."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.pages.safety.calls import calls_at_rest
from spineflow_web.pages.setup.choices import countries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import Person
from tests.household import add_account, settle
from tests.web.test_first_run import ABOUT

pytestmark = pytest.mark.django_db

STOPS: dict[str, dict[str, Any]] = {
    "emergency": {"stroke_signs": True},
    "same_day": {"calf_swelling": True},
    "crisis": {"self_harm_thoughts": True},
}
ORDER = {"emergency": ["emergency"], "same_day": ["urgent", "emergency"]}
"""Which lines a page offers to call, the first first; the page for dark thoughts turns it round."""


@pytest.fixture
def client_of(client: Any) -> Any:
    def signed_in(**answers: Any) -> Any:
        account = add_account("maria")
        settle(account, **answers)
        client.force_login(account)
        return client

    return signed_in


def today(client: Any, **told: str) -> str:
    Person.objects.update(**told)
    return unescape(client.get(reverse("today")).content.decode()).replace("\u00a0", " ")


def dialled(page: str) -> list[str]:
    return re.findall(r'href="tel:([^"]*)"', page)


def digits(number: str | None) -> str:
    return (number or "").replace(" ", "")


@pytest.mark.parametrize("kind", STOPS)
def test_every_country_shows_its_own_numbers(client_of: Any, kind: str) -> None:
    client = client_of(**STOPS[kind])
    for code, country in catalogue().safety.countries.items():
        page = today(client, country=code)
        lines: list[Any] = ORDER.get(kind, ["crisis", "emergency"])
        wanted = [digits(country.number(line)) for line in lines if country.number(line)]
        assert dialled(page) == wanted, code
        assert all(getattr(country, line) in page for line in lines), code
        assert (f"Numbers for: {country.name}." in page) == bool(country.number("emergency"))
        assert "{" not in page.split("<main")[1].split("</main>")[0], code


def test_not_yet_screened_names_the_numbers_of_every_country(client_of: Any) -> None:
    client = client_of(fever_now="unsure")
    for code, country in catalogue().safety.countries.items():
        page = today(client, country=code)
        assert f"call {country.emergency}." in page and country.urgent in page, code


def test_under_16_is_sent_to_people_and_not_to_a_number(client_of: Any) -> None:
    client = client_of(age=15)
    for code in catalogue().safety.countries:
        page = today(client, country=code, own_number="0123 456")
        assert "Please talk to a parent" in page and dialled(page) == [], code


@pytest.mark.parametrize("kind", STOPS)
@pytest.mark.parametrize("code", ["other", "AR", "QQ", ""])
def test_where_no_number_is_known_words_stand(client_of: Any, kind: str, code: str) -> None:
    page = today(client_of(**STOPS[kind]), country=code)
    assert "your local emergency number" in page and dialled(page) == []
    assert "Ask somebody near you to call for you." in page


@pytest.mark.parametrize("kind", STOPS)
def test_ones_own_number_stands_in_for_an_unknown_one(client_of: Any, kind: str) -> None:
    page = today(client_of(**STOPS[kind]), country="other", own_number="+999 12 34")
    assert dialled(page) == ["+9991234"]
    assert "call +999 12 34" in page.lower() and "your local emergency number" not in page
    assert "This is the number that you gave us." in page


@pytest.mark.parametrize("kind", STOPS)
def test_ones_own_number_never_replaces_a_known_one(client_of: Any, kind: str) -> None:
    client = client_of(**STOPS[kind])
    before = dialled(today(client, country="GB"))
    page = today(client, country="GB", own_number="0123 456")
    assert dialled(page) == [*before, "0123456"]
    assert "call 999" in page.lower() and "Call your own number, 0123 456" in page


def test_on_the_same_day_the_emergency_number_stands_back(client_of: Any) -> None:
    page = today(client_of(calf_swelling=True), country="IT")
    assert '<a class="button quiet" href="tel:112">If it gets worse: call 112</a>' in page


@pytest.mark.parametrize(
    ("country", "urgent_first", "wanted", "leading"),
    [
        ("GB", True, ["111", "999"], ["111"]),
        ("GB", False, ["999", "111"], ["999"]),
        ("IT", True, ["112"], []),
        ("IT", False, ["112"], ["112"]),
        ("other", True, ["0123"], []),
        ("other", False, ["0123"], ["0123"]),
    ],
)
def test_after_a_sign_the_page_of_rest_calls_by_its_message(
    country: str, urgent_first: bool, wanted: list[str], leading: list[str]
) -> None:
    own = "0123" if country == "other" else ""
    person = settle(add_account("maria"), told={"country": country, "own_number": own})
    found = calls_at_rest(person, urgent_first=urgent_first)
    assert [each.number for each in found] == wanted
    assert [each.number for each in found if each.is_first] == leading


def test_dark_thoughts_beside_an_emergency_get_both_numbers(client_of: Any) -> None:
    page = today(client_of(stroke_signs=True, self_harm_thoughts=True), country="GB")
    assert dialled(page) == ["999", "116123"]


@pytest.mark.parametrize("kind", STOPS)
def test_a_gate_has_no_menu_and_goes_nowhere_by_accident(client_of: Any, kind: str) -> None:
    page = today(client_of(**STOPS[kind]))
    assert "<nav" not in page and "<footer" not in page
    assert page.index("<h1") < page.index("tel:") < page.index("Show my answers")
    assert page.count("autofocus") == 1 and '<h1 tabindex="-1" autofocus>' in page


@pytest.mark.parametrize("number", ["112", "+64 111", "0123 456 789", "", "  112 "])
def test_a_number_is_kept_and_shown_again(client_of: Any, number: str) -> None:
    client = client_of()
    assert client.post(reverse("about"), {**ABOUT, "own_number": number}).status_code == 302
    assert Person.objects.get().own_number == number.strip()
    shown = client.get(reverse("about")).content.decode()
    assert not number.strip() or f'value="{number.strip()}"' in shown


@pytest.mark.parametrize(
    "number", ["1", "mum", "112; 113", "++49", "1 1+2", "1  12", "1234567890123456", "<b>12</b>"]
)
def test_what_no_telephone_can_dial_is_refused_and_not_lost(client_of: Any, number: str) -> None:
    client = client_of()
    answer = client.post(reverse("about"), {**ABOUT, "own_number": number})
    assert answer.status_code == 422 and Person.objects.get().own_number == ""
    assert f'value="{number}"' in unescape(answer.content.decode())
    assert "Type a telephone number" in answer.content.decode()


def test_the_list_of_countries_suggests_and_never_chooses(client_of: Any) -> None:
    everywhere = countries("")
    assert everywhere[0] == ("", "Choose…") and everywhere[-1] == ("other", "Another country")
    names = [name for _code, name in everywhere[1:-1]]
    assert names == sorted(names, key=str) and len(names) == len(catalogue().safety.countries) - 1
    assert countries("Europe/Vienna")[1] == ("By your time zone", [("AT", "Austria")])
    assert countries("Antarctica/Troll") == everywhere
    client = client_of()
    Person.objects.update(country="", time_zone="Europe/Vienna")
    page = client.get(reverse("about")).content.decode()
    assert '<optgroup label="By your time zone">' in page
    chosen = page.split('id="id_country"')[1].split("</select>")[0]
    assert chosen.count("selected") == 1 and '<option value="" selected>' in chosen
