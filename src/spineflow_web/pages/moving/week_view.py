"""The weeks of walking, swimming and cycling as the template reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.planning.progress.week_of import WeekOf
from spineflow_web.actions.session import has_guide
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.dose_words import minutes_words
from spineflow_web.pages.today.light_view import may_be_wished
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import Screened


@dataclass(frozen=True, slots=True)
class WeekView:
    """One practice: where its week stands, and how it is begun now."""

    item: str
    title: str
    today: str
    done: str
    reached: str
    next: str
    reasons: list[str]
    week: str
    sitting: str
    """The sitting of today it can be done in with the guide; empty for none."""
    may_be_wished: bool


def week_view(week: WeekOf, screened: Screened, stored: Mapping[str, Any]) -> WeekView:
    """The words of one week. Where minutes are hidden, only what was done is said."""
    hides = _hides_minutes(screened, week.item)
    reasons = [] if hides else [r.id for r in week.reasons]
    constraints = catalogue().constraints
    done = minutes_words(max(1, round(week.done_today))) if week.done_today else ""
    total = minutes_words(max(1, round(week.week_minutes))) if week.week_minutes else ""
    return WeekView(
        item=week.item,
        title=say(catalogue().practices[week.item].title),
        today="" if hides else _("Today: %(time)s") % {"time": minutes_words(week.minutes)},
        done=_("Done today: %(time)s") % {"time": done} if done else "",
        reached="" if hides else _reached(week),
        next="" if hides else _next(week),
        reasons=[say(constraints[each].sentence) for each in reasons if each in constraints],
        week=_("Last 7 days: %(time)s in all") % {"time": total} if total else "",
        sitting=_sitting(stored, week.item),
        may_be_wished=_may_be_wished(stored, week.item),
    )


def _reached(week: WeekOf) -> str:
    words = ngettext(
        "In the last 7 days: %(n)d of the %(full)d day that makes a full week",
        "In the last 7 days: %(n)d of the %(full)d days that make a full week",
        week.full_days,
    )
    return words % {"n": min(week.reached, week.full_days), "full": week.full_days}


def _next(week: WeekOf) -> str:
    if week.grows_to <= week.minutes:
        return _("This is the goal. Stay with it as long as it feels good.")
    words = _("After a full week: %(time)s a day.")
    return words % {"time": minutes_words(week.grows_to)}


def _hides_minutes(screened: Screened, item: str) -> bool:
    tokens = catalogue().safety.tokens
    own = (each for each in screened.outcome["clearances"] if each["item"] == item)
    return any("minutes" in tokens[token].hides for each in own for token in each["tokens"])


def _sitting(stored: Mapping[str, Any], item: str) -> str:
    sittings = stored["plan"]["sittings"] if stored["plan"] else ()
    own = [each for each in sittings if any(i["item"] == item for i in each["items"])]
    return next((str(each["id"]) for each in own if has_guide(each)), "")


def _may_be_wished(stored: Mapping[str, Any], item: str) -> bool:
    left_out = (each for each in stored["left_out"] if each["item"] == item)
    return any(may_be_wished(each["reasons"]) for each in left_out)


@dataclass(frozen=True, slots=True)
class StepsView:
    """Steps that were told: the mean of the days, and what the next two weeks may bring."""

    mean: int
    days: int
    low: int
    high: int


def steps_view(steps: Mapping[date, int]) -> StepsView | None:
    """None where no steps were told."""
    if not steps:
        return None
    constraints = catalogue().planning
    mean = round(sum(steps.values()) / len(steps))
    low, high = (mean + constraints.minutes(each) for each in ("steps_more", "steps_more_most"))
    return StepsView(mean, len(steps), low, high)
