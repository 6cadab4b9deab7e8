"""What ten minutes more would bring, and what was asked for and does not fit."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from spineflow_web.pages.sentences import listed, say
from spineflow_web.pages.today.dose_words import minutes_words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.day_wishes import ALL_MINUTES


class WithMore(NamedTuple):
    """So many minutes in all, how many more that is in words, and what would come with them."""

    minutes: int
    more: str
    items: str


def with_more(stored: Mapping[str, Any], usual: int | None) -> WithMore | None:
    """None where more minutes would bring nothing."""
    items = stored.get("with_more") or ()
    chosen = stored.get("terms", {}).get("minutes")
    if not items or chosen == ALL_MINUTES:
        return None
    more = catalogue().planning.minutes("more_minutes")
    titles = listed([_title(item) for item in items])
    return WithMore((chosen or usual or 60) + more, minutes_words(more), titles)


def misses(stored: Mapping[str, Any]) -> str:
    """What was asked for today and is not there, by its titles; nothing in a flare-up's days."""
    if stored.get("terms", {}).get("phase") == "flare":
        return ""
    sittings = stored["plan"]["sittings"] if stored["plan"] else ()
    planned = {item["item"] for sitting in sittings for item in sitting["items"]}
    wants = stored.get("terms", {}).get("wants", ())
    return listed([_title(item) for item in wants if item not in planned])


def _title(item: str) -> str:
    return say(catalogue().practices[item].title)
