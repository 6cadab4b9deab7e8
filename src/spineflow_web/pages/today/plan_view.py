"""The day as the template reads it: a line of sittings, the next one large, water and the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.records.summary import DaySummary
from spineflow.vocabulary.timing import minutes_of
from spineflow_web.actions.session import has_guide
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.clock_words import clock_words, part_of_day
from spineflow_web.pages.today.item_view import WATER, ItemView, item_view, reason_sentences
from spineflow_web.store.catalogue import catalogue

LASTS_MINUTES = 30
"""How long after its start a sitting still counts as the next thing."""


@dataclass(frozen=True, slots=True)
class SittingView:
    """One sitting of the day."""

    id: str
    title: str
    time: str
    starts: int
    items: list[ItemView]
    is_past: bool
    is_done: bool
    has_guide: bool
    """Whether there is a session to start; a therapist's visit or a food idea has none."""

    @property
    def summary(self) -> str:
        """Its practices in one line."""
        return " · ".join(item.title for item in self.items)


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Morning, day or evening with its sittings."""

    title: str
    sittings: list[SittingView]


@dataclass(frozen=True, slots=True)
class Water:
    """Water for the day; without a number where the gate hides it."""

    item: ItemView
    glasses: range | None
    words: str


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """What is not in today's plan, and why."""

    title: str
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class DayView:
    """Everything Today shows of a plan; `practised` holds the practices done already."""

    parts: list[PartOfDay]
    next_one: SittingView | None
    water: Water | None
    left_out: list[LeftOutView]
    practised: frozenset[str]


def day_view(
    saved: Mapping[str, Any], done: DaySummary, *, clock: str, glass_ml: int, now: int
) -> DayView:
    """The words of one stored plan; `now` in minutes after midnight where the person is."""
    planned = saved["plan"]["sittings"] if saved["plan"] else []
    water = _water((item for sitting in planned for item in sitting["items"]), glass_ml)
    sittings = [_sitting(sitting, done, clock, now) for sitting in planned]
    shown = [sitting for sitting in sittings if sitting.items]
    return DayView(
        parts=_parts(shown),
        next_one=next((each for each in shown if not each.is_past and not each.is_done), None),
        water=water,
        left_out=[_left_out(each) for each in saved["left_out"]],
        practised=done.practised,
    )


def _sitting(sitting: Mapping[str, Any], done: DaySummary, clock: str, now: int) -> SittingView:
    starts = minutes_of(sitting["starts"])
    items = {item["item"] for item in sitting["items"]}
    return SittingView(
        id=sitting["id"],
        title=_title(sitting["id"]),
        time=clock_words(sitting["starts"], clock),
        starts=starts,
        items=[item_view(item) for item in sitting["items"] if item["item"] != WATER],
        is_past=starts + LASTS_MINUTES <= now,
        is_done=sitting["id"] in done.finished or (bool(items) and items <= done.practised),
        has_guide=has_guide(sitting),
    )


def _title(sitting: str) -> str:
    titles = {each.id: each.title for each in catalogue().programme.sittings}
    return say(titles.get(sitting, sitting))


def _parts(sittings: Iterable[SittingView]) -> list[PartOfDay]:
    titles = {"morning": _("Morning"), "day": _("Day"), "evening": _("Evening")}
    found: dict[str, list[SittingView]] = {name: [] for name in titles}
    for sitting in sittings:
        hours, minutes = divmod(sitting.starts, 60)
        found[part_of_day(f"{hours:02d}:{minutes:02d}")].append(sitting)
    return [PartOfDay(titles[name], each) for name, each in found.items() if each]


def _water(items: Iterable[Mapping[str, Any]], glass_ml: int) -> Water | None:
    planned = next((item for item in items if item["item"] == WATER), None)
    if planned is None:
        return None
    glasses = planned["dose"].get("glasses")
    if glasses is None:
        return Water(item_view(planned), None, "")
    words = ngettext("%(n)d glass over the day", "%(n)d glasses over the day", glasses)
    return Water(item_view(planned), range(glasses), words % {"n": glasses})


def _left_out(left_out: Mapping[str, Any]) -> LeftOutView:
    practice = catalogue().practices.get(left_out["item"])
    title = say(practice.title) if practice else left_out["item"]
    return LeftOutView(title, reason_sentences(left_out["reasons"]))
