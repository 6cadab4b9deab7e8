"""Parts of Today as finished HTML, remembered by everything they are made of.

A planned item reads the same for everybody it is planned for: its page part follows from the item's
JSON and the language alone. So each is drawn once per process. Nothing that names a person, a date
or a time may go through here: it would not be part of the key.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from spineflow_web.pages.reasons import saved_reason_sentences
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.item_view import item_view
from spineflow_web.pages.today.light_view import light_view, may_be_wished
from spineflow_web.pages.today.shorter import on_purpose
from spineflow_web.store.catalogue import catalogue


class DrawnItem(NamedTuple):
    """One practice of the day: its line, and everything that unfolds below it."""

    title: str
    dose: str
    goal: str
    html: SafeString


def draw_item(
    planned: Mapping[str, Any],
    *,
    is_done: bool = False,
    sitting: str = "",
    step: Mapping[str, Any] | None = None,
) -> DrawnItem:
    """One planned item, marked when it was done; with its traffic light where it has one, and the
    way to change it where its sitting is named."""
    shown = json.dumps(step) if step else ""
    return _item(json.dumps(planned), is_done, sitting, shown, get_language())


def draw_left_out(left_out: Sequence[Mapping[str, Any]]) -> SafeString:
    """The list of what is not in the plan, and why."""
    return _left_out(json.dumps(left_out), get_language())


@lru_cache(maxsize=1024)
def _item(planned: str, is_done: bool, sitting: str, step: str, language: str | None) -> DrawnItem:
    item = item_view(json.loads(planned))
    light = light_view(json.loads(step)) if step else None
    context = {"item": item, "done": is_done, "sitting": sitting, "light": light}
    html = render_to_string("today/_item.html", context)
    return DrawnItem(item.name, item.dose or item.portion, item.goal, html)


@lru_cache(maxsize=256)
def _left_out(left_out: str, language: str | None) -> SafeString:
    practices, left = catalogue().practices, json.loads(left_out)
    rows = [
        (
            each["item"],
            say(practices[each["item"]].title),
            " ".join(saved_reason_sentences(each["reasons"])),
            may_be_wished(each["reasons"]),
        )
        for each in left
        if each["item"] in practices
    ]
    return render_to_string("today/_left_out.html", {"rows": rows, "why_short": on_purpose(left)})
