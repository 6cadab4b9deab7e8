"""Texts of `content/` as a person reads them: translated, and with their names filled in.

The English text is its own gettext id, so a text travels through `say` and nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from spineflow.screening.country import Country
from spineflow_web.store.catalogue import catalogue


def say(text: str) -> str:
    """A content text in the language in use; gettext turns an empty id into its own header."""
    return _(text) if text else ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A standard text, ready to read."""

    id: str
    title: str
    text: str

    @property
    def sentences(self) -> list[str]:
        """Its sentences one by one, for a list."""
        return [part.rstrip(".") + "." for part in self.text.split(". ") if part]


def cautions_of(tokens: Iterable[str]) -> list[str]:
    """What the tokens of a clearance ask for, each sentence once."""
    known = catalogue().safety.tokens
    return list(dict.fromkeys(say(known[each].sentence) for each in tokens))


def country_of(code: str) -> Country | None:
    """The country's numbers, or those of *another country*."""
    countries = catalogue().safety.countries
    return countries.get(code) or countries.get("other")


def notice(
    message: str,
    country: str = "",
    topics: Iterable[str] = (),
    fluid_limit_ml: int | None = None,
    own_number: str = "",
) -> Notice:
    """A standard text with its names filled from the country and what the person told."""
    entry = catalogue().safety.messages[message]
    text = fill(say(entry.text), country, topics, fluid_limit_ml, own_number)
    return Notice(message, say(entry.title), text)


def fill(
    text: str,
    country: str,
    topics: Iterable[str] = (),
    fluid_limit_ml: int | None = None,
    own_number: str = "",
) -> str:
    """Fill the names a standard text may carry; a text without them stays as it is."""
    if "{" not in text:
        return text
    for name, value in _names(country, topics, fluid_limit_ml, own_number).items():
        text = text.replace(f"{{{name}}}", value)
    return text


def fluid_limit_words(limit_ml: int | None) -> str:
    """A person's own limit for drinks, or that there is none here."""
    return _("%(n)d mL a day") % {"n": limit_ml} if limit_ml else _("not entered")


def _names(
    country: str, topics: Iterable[str], fluid_limit_ml: int | None, own_number: str
) -> Mapping[str, str]:
    numbers = country_of(country)
    return {
        "topic": listed([say(topic) for topic in topics]) or _("your answers"),
        "emergency_number": _emergency(numbers, own_number),
        "urgent_line": say(numbers.urgent) if numbers else _("your local urgent-care line"),
        "crisis_line": say(numbers.crisis) if numbers else _("a local crisis line"),
        "fluid_limit": fluid_limit_words(fluid_limit_ml),
        "review": _review(),
    }


def _review() -> str:
    """Who has reviewed the content, by name and date; until then, that nobody has."""
    reviews = catalogue().reviews
    if not reviews:
        return _("not yet clinically reviewed")
    newest = max(reviews, key=lambda each: each.on)
    words = {"name": newest.name, "day": date_format(newest.on)}
    return _("reviewed by %(name)s, %(day)s") % words


def unbroken(number: str) -> str:
    """A telephone number that no line ends in."""
    return number.replace(" ", "\u00a0")


def _emergency(numbers: Country | None, own_number: str) -> str:
    """The country's number; where none is known the person's own, else words."""
    if numbers and numbers.number("emergency"):
        return numbers.emergency
    return unbroken(own_number) or (
        say(numbers.emergency) if numbers else _("your local emergency number")
    )


def listed(parts: list[str]) -> str:
    """Parts in one sentence: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(most)s and %(last)s") % {"most": ", ".join(parts[:-1]), "last": parts[-1]}
