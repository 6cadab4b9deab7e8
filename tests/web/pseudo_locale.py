"""A language made of brackets: what a page shows outside them never went through gettext.

with pseudo_locale():
    page = client.get("/").content.decode()
assert bare_words(page, leave={"maria"}) == []
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any
from unittest.mock import patch

from django.utils import translation

OPEN, CLOSE = "\u27e6", "\u27e7"
SPOKEN = ("alt", "aria-label", "placeholder", "title", "content")
UNSEEN = {"script", "style", "code", "head"}
NEVER_TRANSLATED = {"Spineflow"}


@contextmanager
def pseudo_locale() -> Iterator[None]:
    """While it is active, every translated sentence stands in brackets."""
    real: Any = translation._trans  # type: ignore[attr-defined]

    def one(message: str) -> str:
        return f"{OPEN}{message}{CLOSE}" if message else ""

    def one_in_context(context: str, message: str) -> str:
        return one(message)

    def one_or_many(single: str, plural: str, number: int) -> str:
        return one(single if number == 1 else plural)

    def one_or_many_in_context(context: str, single: str, plural: str, number: int) -> str:
        return one_or_many(single, plural, number)

    with patch.multiple(
        real,
        create=True,
        gettext=one,
        pgettext=one_in_context,
        ngettext=one_or_many,
        npgettext=one_or_many_in_context,
    ):
        yield


def bare_words(page: str, leave: set[str] | None = None) -> list[str]:
    """Visible or spoken words of this page outside all brackets; `leave` are names and the like."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    allowed = NEVER_TRANSLATED | (leave or set())
    found = []
    for text in reader.outside:
        for name in allowed:
            text = text.replace(name, "")
        if re.search(r"[^\W\d_]{2,}", text):
            found.append(" ".join(text.split()))
    return found


class _Reader(HTMLParser):
    """Collects text outside brackets; a bracket may open in one element and close in another."""

    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []
        self.depth = 0
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.hidden.append(tag)
        given = dict(attrs)
        for name in SPOKEN:
            if given.get(name) and tag != "meta":
                self._keep(given[name] or "")
        if tag == "input" and given.get("type") in ("submit", "button"):
            self._keep(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self._keep(data)

    def _keep(self, text: str) -> None:
        outside = []
        for letter in text:
            if letter == OPEN:
                self.depth += 1
            if self.depth == 0:
                outside.append(letter)
            if letter == CLOSE:
                self.depth = max(0, self.depth - 1)
        self.outside.append("".join(outside))
