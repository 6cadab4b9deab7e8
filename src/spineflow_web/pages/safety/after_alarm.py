"""What the gate offers beside its message: the way back, when there is one (ADR 0009)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spineflow_web.actions.alarm import Standing, mistakes_open
from spineflow_web.actions.rescreen import is_on_the_way
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened


@dataclass(frozen=True, slots=True)
class AfterAlarm:
    """What can be done on this day about what stopped everything."""

    asks_help: bool
    """Whether to ask, once and on a later day, if they got help."""
    had_no_help: bool
    may_start: bool
    """Whether all questions may be answered again today."""
    is_on_the_way: bool
    """Whether they are being answered already."""
    correctable: frozenset[str]
    """Questions that may be asked again as a mistake."""


def after_alarm(person: KnownPerson, screened: Screened, on: date) -> AfterAlarm | None:
    """None where nothing is stopped."""
    stands = Standing.of(screened, on)
    if stands is None:
        return None
    is_later = stands.alarm.may_screen_again(on)
    told = screened.alarm.help if screened.alarm else ""
    return AfterAlarm(
        asks_help=is_later and screened.alarm is not None and not told,
        had_no_help=told == "not_yet",
        may_start=is_later,
        is_on_the_way=is_on_the_way(person, screened, on),
        correctable=mistakes_open(person, stands, on),
    )


def mistaken(after: AfterAlarm | None, keys: Iterable[str]) -> list[str]:
    """Those of the answers that may be taken back as a mistake; all, where nothing is stopped."""
    return [key for key in keys if after is None or key in after.correctable]
