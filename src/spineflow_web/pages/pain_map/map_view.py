"""Maps as pictures and as words: the small ones side by side, and the large one to touch."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from spineflow.figures.pain_map import VIEWS, Spot, map_svg, open_map_svg, symbols
from spineflow.records.payload import PainMapped, PainMark
from spineflow_web.actions.pain_map import ToldMap, maps_of
from spineflow_web.pages.sentences import listed, say
from spineflow_web.pages.today.clock_words import clock_words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.figures import figures
from spineflow_web.store.people import KnownPerson

SHOWN = 8
"""So many maps stand side by side."""


@dataclass(frozen=True, slots=True)
class SmallMap:
    """One map: its day, both views, and the same in words."""

    id: UUID
    on: date
    day: str
    time: str
    svgs: list[str]
    words: list[str]


@cache
def bodies() -> str:
    """The bodies that all maps of a page use."""
    return symbols(figures().body)


@cache
def large_maps() -> list[str]:
    """Both views with every region to touch."""
    return [open_map_svg(view, catalogue().pain_regions) for view in VIEWS]


def small_maps(person: KnownPerson) -> list[SmallMap]:
    """The newest maps, the oldest of them first, as one reads."""
    return [_small(each, person) for each in maps_of(person.id, SHOWN)][::-1]


def map_words(told: PainMapped) -> list[str]:
    """A line for every mark, the strongest first, and one for every leg."""
    if not told.marks and not told.legs:
        return [_("Nothing hurt.")]
    marks = sorted(told.marks, key=lambda mark: -mark.strength)
    return [*map(_mark_words, marks), *(_leg_words(line.side, line.reach) for line in told.legs)]


def _small(each: ToldMap, person: KnownPerson) -> SmallMap:
    content = catalogue()
    spots = [_spot(mark) for mark in each.told.marks]
    legs = [(line.side, line.reach) for line in each.told.legs]
    return SmallMap(
        id=each.id,
        on=each.on,
        day=date_format(each.on, "j M"),
        time=_time(each.at, person),
        svgs=[
            map_svg(view, content.pain_regions, content.leg_reaches, spots, legs) for view in VIEWS
        ],
        words=map_words(each.told),
    )


def _time(at: datetime, person: KnownPerson) -> str:
    return clock_words(f"{at.astimezone(ZoneInfo(person.time_zone)):%H:%M}", person.clock)


def _spot(mark: PainMark) -> Spot:
    kinds = catalogue().pain_kinds
    is_numb = any(kinds[kind].is_numb for kind in mark.kinds if kind in kinds)
    return Spot(mark.region, mark.side, 1 + (mark.strength - 1) * 4 // 10, is_numb)


def _mark_words(mark: PainMark) -> str:
    content = catalogue()
    region = content.pain_regions.get(mark.region)
    name = region.sides.get(mark.side) if region else None
    kinds = [content.pain_kinds[kind].name for kind in mark.kinds if kind in content.pain_kinds]
    return _("%(where)s: %(how)s, %(strength)d of 10") % {
        "where": say(name) if name else _("A place this version does not know"),
        "how": listed([say(kind).lower() for kind in kinds]) or _("pain"),
        "strength": mark.strength,
    }


def _leg_words(side: str, reach: str) -> str:
    found = catalogue().leg_reaches.get(reach)
    label = _("Left leg: %(how)s") if side == "left" else _("Right leg: %(how)s")
    return label % {"how": say(found.name).lower() if found else _("a line down the leg")}
