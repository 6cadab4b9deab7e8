"""Whom to call where: telephone numbers of a country, each with the page it was read on."""

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from spineflow.entries.entry import Entry, Many, SourcedEntry
from spineflow.vocabulary.ids import Text

Line = Literal["emergency", "urgent", "crisis"]
LINES: tuple[Line, ...] = ("emergency", "urgent", "crisis")
NUMBER = re.compile(r"\+?\d[\d ]*\d")
"""A telephone number inside words."""


class PageRead(Entry):
    """A page that states the number of a line, and the day it was read."""

    line: Line
    page: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    on: date


class Country(SourcedEntry):
    """Whom to call where; `code` is ISO 3166-1 alpha-2, `other` the last resort."""

    code: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|other)$")]
    name: Text
    emergency: Text
    """The number that sends an ambulance and nothing beside it, or words without a number."""
    urgent: Text
    crisis: Text
    read: Many[PageRead] = ()
    known: Many[Line] = ()
    """Lines that stand as the clinical reference gives them, without a page for all of it."""
    note: str = ""
    """For who reviews: why words stand here, or what a page said beside it."""

    @model_validator(mode="after")
    def _no_number_without_a_page(self) -> Self:
        for line in LINES:
            has_number = self.number(line) is not None
            has_ground = line in self.known or any(each.line == line for each in self.read)
            if has_number != has_ground:
                raise ValueError(f"{line}: a number needs a page or `known`, and words neither")
        if self.number("emergency") and not re.fullmatch(r"\d{2,5}", self.emergency):
            raise ValueError("emergency: write the number alone, of two to five digits")
        return self

    def number(self, line: Line) -> str | None:
        """The first telephone number of a line as it is written; None where words stand."""
        found = NUMBER.search(str(getattr(self, line)))
        return found.group() if found else None
