"""Breaks from sitting: which of them are open to a person, how often, and what was taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spineflow.planning.form import Form
from spineflow.records.summary import DaySummary
from spineflow.screening.finding import ItemClearance
from spineflow_web.actions.library import Library, Looked, library
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

SITTING = "posture_sitting"
"""The practice whose tokens set how often a break is offered."""
WEEK = timedelta(days=6)
LONGEST_BREAK_S = 3600


@dataclass(frozen=True)
class OpenBreak:
    """One break that is open to the person, in the form that suits a desk."""

    looked: Looked
    form: Form


@dataclass(frozen=True)
class Desk:
    """What the desk page goes by. Without breaks nothing is offered at all."""

    breaks: tuple[OpenBreak, ...]
    minutes: tuple[int, ...]
    """How long to sit at most: the usual first, then what else may be chosen."""
    sitting: ItemClearance


@dataclass(frozen=True, slots=True)
class BreaksTold:
    """Breaks of today and of the six days before, taken and let go."""

    today: int
    let_go: int
    by_day: dict[date, int]

    @property
    def of_week(self) -> int:
        return sum(self.by_day.values())

    @property
    def days(self) -> int:
        return sum(count > 0 for count in self.by_day.values())


def desk_of(person: KnownPerson, screened: Screened, on: date) -> Desk:
    """By what planning goes by, so that no break is offered that a plan would not hold."""
    found = library(person, screened, on)
    sitting = found.screening.clearance_of(SITTING)
    breaks = () if sitting.barred else tuple(_open_breaks(found))
    return Desk(breaks, _minutes(sitting), sitting)


def tell_break(
    person: KnownPerson, item: str | None, *, taken: bool, seconds: float | None, now: datetime
) -> None:
    """Keep that a break was taken, or let go."""
    kind, payload = ("break_taken", {"item": item, "seconds": seconds})
    if not taken:
        kind, payload = "break_skipped", {"item": item}
    keep(person.id, [new_event(person, kind, payload, now=now)], now=now)


def breaks_told(person: KnownPerson, on: date) -> BreaksTold:
    """Counted from the day summaries."""
    return breaks_of(summaries.between(person.id, on - WEEK, on), on)


def breaks_of(found: Mapping[date, DaySummary], on: date) -> BreaksTold:
    """The same from summaries that are at hand."""
    days = [on - WEEK + timedelta(days=n) for n in range(WEEK.days + 1)]
    by_day = {day: found[day].breaks if day in found else 0 for day in days}
    let_go = len(found[on].of("break_skipped")) if on in found else 0
    return BreaksTold(by_day[on], let_go, by_day)


def _open_breaks(found: Library) -> list[OpenBreak]:
    opened = []
    for entry in catalogue().micro_breaks.values():
        looked = found.practice(entry.item)
        if looked is None or not looked.standing.shows_steps or entry.item in found.said.nevers:
            continue
        form = _form(looked, entry.variants)
        if form is not None:
            opened.append(OpenBreak(looked, form))
    return opened


def _form(looked: Looked, variants: tuple[str, ...]) -> Form | None:
    """The person's own form where it suits a desk and is short, else the first that is both, else
    the first that suits a desk."""
    longest = catalogue().break_timings["longest"].seconds[0]
    own = (looked.ways.own,) if looked.ways.own else ()
    suits = [form for form in (*own, *looked.ways.forms) if form.variant.id in variants]
    short = [form for form in suits if (form.level.dose.minutes or 0) * 60 <= longest]
    return next(iter(short or suits), None)


def _minutes(sitting: ItemClearance) -> tuple[int, ...]:
    """The rhythm of the person's token where there is one, else everybody's."""
    rhythms = catalogue().break_rhythms
    own = [each for each in rhythms if each.token in sitting.tokens]
    usual = [each for each in rhythms if each.token is None]
    return (own or usual)[0].minutes
