"""A day in numbers: what pages read, and what can be made again from the events at any time.

A summary is additive: two of them joined are the summary of both sets of events. Minutes are kept
as whole seconds, so that adding in another order cannot give another sum.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, Self
from uuid import UUID

from pydantic import TypeAdapter

from spineflow.records.event import Event
from spineflow.records.payload import (
    ActivityDone,
    BreakSkipped,
    BreakTaken,
    DrinkTaken,
    FoodEaten,
    MassageHad,
    PainMapped,
    PainRated,
    SessionFinished,
    SessionStopped,
    Step,
    SweatHad,
    WalkDone,
    WarmthHad,
    WaterDrunk,
)
from spineflow.records.standing import standing
from spineflow.vocabulary.ids import WALKING

WORK = frozenset({"move", "hold", "breathe", "heat", "walk", "roll"})
"""Kinds of steps in which the practice itself is done; the others lead there."""

MarkKind = Literal[
    "water", "walk", "done", "before", "after", "now", "next_morning",
    "break", "break_skipped", "pain_map", "drink", "sweat", "food",
]  # fmt: skip


@dataclass(frozen=True, order=True, slots=True)
class Mark:
    """One entry of the diary that can be taken back: glasses, pain, seconds of something done;
    of a map of pain the strongest, of a break that was let go nothing; mL of a drink, minutes of
    sweat, tenths of a gram of food."""

    at: str
    """The moment in UTC, ISO 8601; text sorts as time does."""
    id: UUID
    kind: MarkKind
    value: int
    item: str = ""
    """The practice of a `done`, told by hand, so that it belongs to no sitting; which drink a
    `drink` is; the recipe or the first food of a `food`."""
    zones: tuple[str, ...] = ()
    """Where it was rolled or kneaded."""


@dataclass(frozen=True, slots=True)
class ItemDone:
    """What was done of one practice."""

    seconds: int = 0
    done: int = 0
    skipped: int = 0
    stopped: int = 0
    worked: int = 0
    """Steps done in which the practice itself was done."""

    def plus(self, other: Self) -> Self:
        return type(self)(
            self.seconds + other.seconds,
            self.done + other.done,
            self.skipped + other.skipped,
            self.stopped + other.stopped,
            self.worked + other.worked,
        )


@dataclass(frozen=True, slots=True)
class DaySummary:
    """What happened on one day, or on several when joined."""

    items: Mapping[str, ItemDone] = field(default_factory=dict)
    finished: Mapping[str, int] = field(default_factory=dict)
    """Sessions done to their end, by sitting."""
    stopped: Mapping[str, int] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    foods: Mapping[str, int] = field(default_factory=dict)
    """Tenths of a gram eaten, by food; whole numbers add up the same in any order."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of this day; then there is no row for it."""
        return not (self.items or self.finished or self.stopped or self.marks)

    @property
    def sessions(self) -> int:
        """Sessions done to their end."""
        return sum(self.finished.values())

    @property
    def glasses(self) -> int:
        """Glasses of water."""
        return sum(mark.value for mark in self.of("water"))

    @property
    def walked_seconds(self) -> int:
        """Walks told and walks guided."""
        return self.seconds_of(WALKING)

    def seconds_of(self, item: str) -> int:
        """Seconds of one practice, told and guided."""
        told = sum(mark.value for mark in self.told if mark.item == item)
        return told + self.items.get(item, ItemDone()).seconds

    @property
    def breaks(self) -> int:
        """Breaks from sitting."""
        return len(self.of("break"))

    @property
    def practised(self) -> frozenset[str]:
        """Practices of which at least one working step was done."""
        told = {mark.item for mark in self.told}
        return frozenset({item for item, done in self.items.items() if done.worked} | told)

    @property
    def told(self) -> tuple[Mark, ...]:
        """What was told by hand: a `walk` names no practice, because it has but one."""
        return tuple(
            replace(mark, item=WALKING) if mark.kind == "walk" else mark
            for mark in self.of("walk", "done")
        )

    def of(self, *kinds: MarkKind) -> tuple[Mark, ...]:
        """The entries of these kinds, oldest first."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)

    def seconds_by(self, family_of: Mapping[str, str]) -> dict[str, int]:
        """Seconds by family of practice; what the mapping does not know is left out."""
        seconds: dict[str, int] = defaultdict(int)
        for item, done in self.items.items():
            if item in family_of:
                seconds[family_of[item]] += done.seconds
        for mark in self.told:
            if mark.item in family_of:
                seconds[family_of[mark.item]] += mark.value
        return {family: spent for family, spent in seconds.items() if spent}

    def plus(self, other: "DaySummary") -> "DaySummary":
        """Both together."""
        return joined((self, other))


def joined(parts: Iterable[DaySummary]) -> DaySummary:
    """All of them together, in whatever order they are given."""
    items: dict[str, ItemDone] = {}
    marks: set[Mark] = set()
    finished, stopped, foods = Counter[str](), Counter[str](), Counter[str]()
    for part in parts:
        for item, done in part.items.items():
            items[item] = items[item].plus(done) if item in items else done
        marks.update(part.marks)
        for sitting, times in part.finished.items():
            finished[sitting] += times
        for sitting, times in part.stopped.items():
            stopped[sitting] += times
        for food, eaten in part.foods.items():
            foods[food] += eaten
    return DaySummary(
        items=dict(sorted(items.items())),
        finished=dict(sorted(finished.items())),
        stopped=dict(sorted(stopped.items())),
        marks=tuple(sorted(marks)),
        foods=dict(sorted(foods.items())),
    )


def summarise(events: Iterable[Event]) -> DaySummary:
    """What these events come to, corrections read; their order does not matter."""
    return joined(map(_of_one, standing(events)))


def by_day(events: Iterable[Event]) -> dict[date, DaySummary]:
    """The summary of every day on which something stands."""
    days: dict[date, list[Event]] = defaultdict(list)
    for event in standing(events):
        days[event.local_date].append(event)
    found = {day: joined(map(_of_one, of_day)) for day, of_day in sorted(days.items())}
    return {day: summary for day, summary in found.items() if not summary.is_empty}


def _of_one(event: Event) -> DaySummary:
    match event.said():
        case Step() as step:
            return DaySummary(items=_step(event.kind, step))
        case SessionFinished(sitting=sitting):
            return DaySummary(finished={sitting: 1})
        case SessionStopped(sitting=sitting):
            return DaySummary(stopped={sitting: 1})
        case PainRated(when=when, pain=pain):
            return DaySummary(marks=(_mark(event, when, pain),))
        case WaterDrunk(glasses=glasses):
            return DaySummary(marks=(_mark(event, "water", glasses),))
        case DrinkTaken(drink=drink, ml=ml):
            return DaySummary(marks=(_mark(event, "drink", ml, drink),))
        case SweatHad(minutes=minutes):
            return DaySummary(marks=(_mark(event, "sweat", minutes),))
        case FoodEaten() as eaten:
            return _eaten(event, eaten)
        case WalkDone(minutes=minutes):
            return DaySummary(marks=(_mark(event, "walk", round(minutes * 60)),))
        case ActivityDone(practice=item, minutes=minutes) | WarmthHad(source=item, minutes=minutes):
            return DaySummary(marks=(_mark(event, "done", round(minutes * 60), item),))
        case MassageHad(practice=item, minutes=minutes, zones=zones):
            return DaySummary(marks=(_mark(event, "done", round(minutes * 60), item, zones),))
        case BreakTaken(seconds=seconds):
            return DaySummary(marks=(_mark(event, "break", round(seconds or 0)),))
        case BreakSkipped():
            return DaySummary(marks=(_mark(event, "break_skipped", 0),))
        case PainMapped(strongest=strongest):
            return DaySummary(marks=(_mark(event, "pain_map", strongest),))
    return DaySummary()


def _eaten(event: Event, eaten: FoodEaten) -> DaySummary:
    foods: dict[str, int] = {}
    for part in eaten.parts:
        foods[part.food] = foods.get(part.food, 0) + max(1, round(part.grams * 10))
    named = eaten.recipe or eaten.parts[0].food
    mark = _mark(event, "food", sum(foods.values()), named)
    return DaySummary(marks=(mark,), foods=dict(sorted(foods.items())))


def _step(kind: str, step: Step) -> dict[str, ItemDone]:
    spent = round(step.seconds)
    match kind:
        case "step_done":
            return {step.item: ItemDone(spent, done=1, worked=int(step.kind in WORK))}
        case "step_stopped":
            return {step.item: ItemDone(spent, stopped=1)}
        case "step_skipped":
            return {step.item: ItemDone(skipped=1)}
    return {}


def _mark(
    event: Event, kind: MarkKind, value: int, item: str = "", zones: tuple[str, ...] = ()
) -> Mark:
    at = event.occurred_at.isoformat(timespec="milliseconds")
    return Mark(at, event.id, kind, value, item, zones)


_ADAPTER = TypeAdapter(DaySummary)


def summary_json(summary: DaySummary) -> dict[str, Any]:
    """As it is stored."""
    stored: dict[str, Any] = _ADAPTER.dump_python(summary, mode="json")
    return stored


def read_summary(stored: Mapping[str, Any]) -> DaySummary:
    """As it was stored."""
    return _ADAPTER.validate_python(stored)
