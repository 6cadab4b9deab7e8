"""The country file: no number without the page it was read on."""

import re
from datetime import UTC, date, datetime
from importlib import resources
from typing import Any

import pytest
from pydantic import ValidationError

from spineflow.screening.country import LINES, Country
from tests.the_catalogue import CATALOGUE

COUNTRIES = CATALOGUE.safety.countries
NAMED = [country for country in COUNTRIES.values() if country.code != "other"]
ISO_3166 = {
    line.split("\t")[0]
    for line in (resources.files("tzdata") / "zoneinfo" / "iso3166.tab").read_text().splitlines()
    if not line.startswith("#")
}
EUROPEAN_UNION = {
    *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"),
    *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
}
GIVEN_BY_THE_REFERENCE = {"GB": ("crisis",), "AU": ("crisis",), "IN": ("emergency",)}
"""What clinical reference G.3 gives and no page read says in full."""


def test_at_least_forty_emergency_numbers_were_read_on_a_page() -> None:
    read = {c.code for c in NAMED if any(each.line == "emergency" for each in c.read)}
    assert len(read) >= 40
    assert read >= EUROPEAN_UNION | {"GB", "US", "CA", "AU", "IN"}


@pytest.mark.parametrize("country", NAMED, ids=lambda country: country.code)
def test_an_entry_is_a_country_with_its_pages(country: Country) -> None:
    assert len(ISO_3166) > 200 and country.code in ISO_3166
    for line in LINES:
        pages = [each for each in country.read if each.line == line]
        if country.number(line) is None:
            assert not pages and not re.search(r"\d", getattr(country, line))
        else:
            assert pages or line in GIVEN_BY_THE_REFERENCE[country.code]
        assert all(date(2026, 11, 1) <= each.on <= datetime.now(UTC).date() for each in pages)
    assert ("V:country-pages" in country.source) == bool(country.read)
    assert country.known == GIVEN_BY_THE_REFERENCE.get(country.code, ())
    assert country.number("emergency") or country.note, "words for a country need their reason"


def test_the_defaults_of_the_reference_stand() -> None:
    assert {COUNTRIES[code].emergency for code in EUROPEAN_UNION} == {"112"}
    told = {code: COUNTRIES[code].emergency for code in ("GB", "US", "CA", "AU", "IN")}
    assert told == {"GB": "999", "US": "911", "CA": "911", "AU": "000", "IN": "112"}
    crisis = {code: COUNTRIES[code].number("crisis") for code in told}
    assert crisis == {"GB": "116 123", "US": "988", "CA": "988", "AU": "13 11 14", "IN": "14416"}
    assert COUNTRIES["GB"].number("urgent") == "111"


def test_names_and_sentences_read_well() -> None:
    assert len({country.name for country in NAMED}) == len(NAMED)
    for country in COUNTRIES.values():
        for line in LINES:
            words = getattr(country, line)
            assert words == words.strip() and not words.endswith(".") and "!" not in words


def entry(**changes: Any) -> dict[str, Any]:
    page = {"line": "emergency", "page": "https://example.org/help", "on": date(2026, 11, 25)}
    words = {"urgent": "your local urgent-care line", "crisis": "a local crisis line"}
    given = {"code": "XA", "name": "Somewhere", "emergency": "112", **words, "read": [page]}
    return {**given, "source": ["V:country-pages"], "review": "draft", **changes}


def test_a_sound_entry_is_taken() -> None:
    assert Country.model_validate(entry()).number("emergency") == "112"


@pytest.mark.parametrize(
    "changes",
    [
        {"read": []},
        {"urgent": "the health line on 1450"},
        {"crisis": "a line on 116 123"},
        {"emergency": "your local emergency number"},
        {"emergency": "112 or 999"},
        {"emergency": "1234567"},
        {"known": ["urgent"]},
        {"code": "Xa"},
        {"code": "XAB"},
        {"read": [{"line": "emergency", "page": "a book", "on": date(2026, 11, 25)}]},
        {"read": [{"line": "emergency", "page": "https://example.org/help"}]},
        {"read": [{"line": "emergency", "page": "https://example.org/help", "on": "yesterday"}]},
    ],
    ids=str,
)
def test_a_number_without_its_page_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Country.model_validate(entry(**changes))
