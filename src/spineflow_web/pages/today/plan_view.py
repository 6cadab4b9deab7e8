"""The day as the template reads it: a line of sittings, the next one large, water and the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.planning.day_plan import in_parts
from spineflow.vocabulary.ids import HYDRATION
from spineflow.vocabulary.timing import minutes_of
from spineflow_web.actions.session import has_guide
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.clock_words import clock_words, part_of_day
from spineflow_web.pages.today.drawn import DrawnItem, draw_item, draw_left_out
from spineflow_web.store.catalogue import catalogue


class Done(NamedTuple):
    """What of the plan was done already: practices, and sittings that were finished."""

    practised: frozenset[str] = frozenset()
    finished: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SittingView:
    """One sitting of the day."""

    id: str
    title: str
    time: str
    starts: int
    items: list[DrawnItem]
    is_past: bool
    is_any_time: bool
    """Whether its time is past and does not matter: a break, an idea. It has no `time` then."""
    is_done: bool
    has_guide: bool
    """Whether there is a session to start; a therapist's visit or a food idea has none."""


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Morning, day or evening with its sittings."""

    title: str
    sittings: list[SittingView]


@dataclass(frozen=True, slots=True)
class Water:
    """Water for the day; without a number where the gate hides it."""

    item: DrawnItem
    glasses: range | None
    words: str


@dataclass(frozen=True, slots=True)
class DayView:
    """Everything Today shows of a plan."""

    parts: list[PartOfDay]
    next_one: SittingView | None
    water: Water | None
    left_out: SafeString


def day_view(saved: Mapping[str, Any], done: Done, *, clock: str, over: int) -> DayView:
    """The words of one stored plan, whose first sittings, `over` of them, are over."""
    planned = saved["plan"]["sittings"]
    water = _water(item for sitting in planned for item in sitting["items"])
    told = done._replace(practised=done.practised - saved_in_parts(planned))
    steps = {step["item"]: step for step in saved.get("progress", ())}
    sittings = [_sitting(each, told, clock, at < over, steps) for at, each in enumerate(planned)]
    shown = [sitting for sitting in sittings if sitting.items]
    return DayView(
        parts=_parts(shown),
        next_one=next((each for each in shown if _comes(each)), None),
        water=water,
        left_out=draw_left_out(saved["left_out"]),
    )


def _comes(sitting: SittingView) -> bool:
    return not (sitting.is_past or sitting.is_any_time or sitting.is_done)


def saved_in_parts(planned: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """What a saved plan spreads over several sittings."""
    return in_parts([item["item"] for item in sitting["items"]] for sitting in planned)


def _sitting(
    sitting: Mapping[str, Any],
    done: Done,
    clock: str,
    is_past: bool,
    steps: Mapping[str, Mapping[str, Any]],
) -> SittingView:
    items = {item["item"] for item in sitting["items"]}
    is_done = sitting["id"] in done.finished or (bool(items) and items <= done.practised)
    is_any_time = is_past and not is_done and sitting["id"] not in _timed()
    return SittingView(
        id=sitting["id"],
        title=_title(sitting["id"]),
        time="" if is_any_time else clock_words(sitting["starts"], clock),
        starts=minutes_of(sitting["starts"]),
        items=[
            draw_item(
                item,
                is_done=sitting["id"] in done.finished or item["item"] in done.practised,
                sitting=sitting["id"],
                step=steps.get(item["item"]),
            )
            for item in sitting["items"]
            if item["item"] != HYDRATION
        ],
        is_past=is_past and not is_any_time,
        is_any_time=is_any_time,
        is_done=is_done,
        has_guide=has_guide(sitting),
    )


def _timed() -> set[str]:
    return {each.id for each in catalogue().programme.sittings if each.uses_minutes}


def _title(sitting: str) -> str:
    titles = {each.id: each.title for each in catalogue().programme.sittings}
    return say(titles.get(sitting, sitting))


def _parts(sittings: Iterable[SittingView]) -> list[PartOfDay]:
    titles = {
        "morning": _("Morning"),
        "day": _("Day"),
        "evening": _("Evening"),
        "any": _("Any time today"),
    }
    found: dict[str, list[SittingView]] = {name: [] for name in titles}
    for sitting in sittings:
        hours, minutes = divmod(sitting.starts, 60)
        part = "any" if sitting.is_any_time else part_of_day(f"{hours:02d}:{minutes:02d}")
        found[part].append(sitting)
    return [PartOfDay(titles[name], each) for name, each in found.items() if each]


def _water(items: Iterable[Mapping[str, Any]]) -> Water | None:
    planned = next((item for item in items if item["item"] == HYDRATION), None)
    if planned is None:
        return None
    glasses = planned["dose"].get("glasses")
    if glasses is None:
        return Water(draw_item(planned), None, "")
    words = ngettext("%(n)d glass over the day", "%(n)d glasses over the day", glasses)
    return Water(draw_item(planned), range(glasses), words % {"n": glasses})
