"""What was planned for earlier today and is still to be done: now, or at another time."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from spineflow.vocabulary.timing import MINUTES_PER_DAY, minutes_of
from spineflow_web.actions.session import has_guide
from spineflow_web.pages.sentences import listed, say
from spineflow_web.pages.today.clock_words import clock_words
from spineflow_web.pages.today.drawn_day import LASTS_MINUTES
from spineflow_web.pages.today.plan_view import Done, saved_in_parts
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson


class StillOpen(NamedTuple):
    """One sitting whose time is past; `may_start` is false where its rules bar it at this hour."""

    id: str
    title: str
    time: str
    items: str
    may_start: bool


def still_open(
    stored: Mapping[str, Any], done: Done, person: KnownPerson, now: int
) -> list[StillOpen]:
    """Guided sittings whose time is past; `now` in minutes after midnight."""
    content = catalogue()
    timed = {each.id: say(each.title) for each in content.programme.sittings if each.uses_minutes}
    planned = stored["plan"]["sittings"]
    told = done.practised - saved_in_parts(planned)
    found = []
    for each in planned:
        over = minutes_of(each["starts"]) + LASTS_MINUTES <= now
        left = [item["item"] for item in each["items"] if item["item"] not in told]
        if not over or not left or each["id"] not in timed or each["id"] in done.finished:
            continue
        titles = listed([say(content.practices[item].title) for item in left])
        time = clock_words(each["starts"], person.clock)
        may_start = has_guide(each) and not (_warms(left) and _is_near_bed(person, now))
        found.append(StillOpen(each["id"], timed[each["id"]], time, titles, may_start))
    return found


def _warms(items: list[str]) -> bool:
    return any(catalogue().practices[item].group == "heat" for item in items)


def _is_near_bed(person: KnownPerson, now: int) -> bool:
    """Within the time before sleep that no heat is planned in, and the length of one."""
    planning = catalogue().planning
    quiet = planning.minutes("no_heat_before_sleep") + planning.minutes("heat_minutes_max")
    to_bed = (minutes_of(person.sleep) - now) % MINUTES_PER_DAY
    to_rise = (minutes_of(person.wake) - now) % MINUTES_PER_DAY
    return to_bed <= quiet or to_rise < to_bed
