"""Every text of content that a person may read: what translators get, and what lints read.

A shown text is its own gettext id. A field of type `Text` is shown unless it stands in `UNSHOWN`,
so that a new field is never forgotten.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple, get_args

from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from spineflow.catalogue.load import Catalogue
from spineflow.entries.entry import Entry

UNSHOWN = frozenset(
    {"frames", "label", "note", "read", "reference", "tag", "usda_name", "when", "why"}
)
"""Text for contributors and clinicians, names of things, and the expressions of rules (`when`)."""

PLAIN = frozenset({"breath", "feel", "start"})
"""Shown fields that may be empty, and so are plain strings."""


class ShownText(NamedTuple):
    """One text with its place."""

    where: str
    text: str


def shown_texts(catalogue: Catalogue) -> list[ShownText]:
    """All of them, in the order of the catalogue; the same text may stand in several places."""
    held = {field.name: getattr(catalogue, field.name) for field in fields(catalogue)}
    # Found and not named one by one, so that the texts of a new part are never forgotten.
    parts = {name: value for name, value in held.items() if is_dataclass(value)}
    found = [
        (field.name, getattr(part, field.name))
        for part in (catalogue, *parts.values())
        for field in fields(part)
        if field.name not in {"practices", *parts}
    ]
    practices = ("practices", catalogue.practices)
    return [text for name, value in (practices, *found) for text in _within(value, name)]


def _within(value: object, where: str) -> Iterator[ShownText]:
    if isinstance(value, Entry):
        yield from _of_entry(value, where)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _within(each, f"{where}.{key}")
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for at, each in enumerate(value):
            yield from _within(each, f"{where}.{at}")


def _of_entry(entry: Entry, where: str) -> Iterator[ShownText]:
    for name, field in type(entry).model_fields.items():
        value, path = getattr(entry, name), f"{where}.{name}"
        if name in UNSHOWN or not value:
            continue
        if name in PLAIN or is_text(field):
            texts = (value,) if isinstance(value, str) else value
            yield from (ShownText(path, text) for text in texts if isinstance(text, str))
        else:
            yield from _within(value, path)


def is_text(field: FieldInfo) -> bool:
    """Whether a field holds `Text`, or several of them."""
    return any(map(_strips, field.metadata)) or _holds_text(field.annotation)


def _holds_text(annotation: Any) -> bool:
    arguments = get_args(annotation)
    return any(_strips(each) or _holds_text(each) for each in arguments)


def _strips(part: object) -> bool:
    return isinstance(part, StringConstraints) and bool(part.strip_whitespace)
