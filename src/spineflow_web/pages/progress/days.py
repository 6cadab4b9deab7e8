"""Fourteen days as the template reads them: one row a day, gaps left as gaps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.records.summary import DaySummary, joined
from spineflow_web.pages.today.log_view import drunk_glasses
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

DAYS = 14
PRESCRIBED = "prescribed"
"""What a clinician prescribed: its items are named after the prescription."""
FAMILIES: Mapping[str, Callable[[], str]] = {
    "stretching": lambda: _("Stretching"),
    "breathing": lambda: _("Breathing and yoga"),
    "cardio": lambda: _("Walking and light cardio"),
    "heat": lambda: _("Warmth"),
    "massage": lambda: _("Massage"),
    "posture": lambda: _("Sitting breaks"),
    PRESCRIBED: lambda: _("Prescribed"),
}
"""The method's practices that take time; food and water do not."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day; None where nothing was told, which is not the same as zero."""

    on: date
    name: str
    sessions: int | None
    minutes: int | None
    practices: list[tuple[str, int]]
    before: int | None
    after: int | None
    walked: int | None
    glasses: int | None


@dataclass(frozen=True, slots=True)
class PracticeBar:
    """Minutes of one practice over all days; `share` of the longest bar, in percent."""

    name: str
    minutes: int
    words: str
    share: int


def last_days(on: date) -> list[date]:
    """The dates shown, oldest first, today the last."""
    return [on - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]


def day_rows(
    person: KnownPerson, days: list[date], summaries: Mapping[date, DaySummary]
) -> list[DayRow]:
    """One row a day; other drinks count among the glasses as they do on Today."""
    return [_row(person, day, summaries.get(day, DaySummary())) for day in days]


def practice_bars(summaries: Mapping[date, DaySummary]) -> list[PracticeBar]:
    """Minutes by practice, in the order of the method."""
    minutes = _minutes_by_practice(joined(summaries.values()))
    longest = max((spent for _name, spent in minutes), default=0)
    return [
        PracticeBar(name, spent, _minutes(spent), max(2, round(100 * spent / longest)))
        for name, spent in minutes
    ]


def kept_days(days: list[date], planned: set[date], summaries: Mapping[date, DaySummary]) -> str:
    """ "You did 4 of 6 planned days": today counts once something is done."""
    done = {day for day, summary in summaries.items() if summary.practised or summary.sessions}
    counted = {day for day in planned if day != days[-1] or day in done}
    if not counted:
        return ""
    kept = len(counted & done)
    words = {"kept": kept, "planned": len(counted)}
    return (
        ngettext(
            "You did %(kept)d of %(planned)d planned day.",
            "You did %(kept)d of %(planned)d planned days.",
            len(counted),
        )
        % words
    )


def sessions_words(summaries: Mapping[date, DaySummary]) -> str:
    """Sessions done to their end."""
    count = sum(summary.sessions for summary in summaries.values())
    return ngettext("%(n)d session", "%(n)d sessions", count) % {"n": count} if count else ""


def _row(person: KnownPerson, day: date, summary: DaySummary) -> DayRow:
    practices = _minutes_by_practice(summary)
    walked = _whole_minutes(summary.walked_seconds)
    return DayRow(
        on=day,
        name=date_format(day, "D j M"),
        sessions=summary.sessions or None,
        minutes=sum(spent for _name, spent in practices) or None,
        practices=practices,
        before=_mean(summary, "before", "now"),
        after=_mean(summary, "after"),
        walked=walked or None,
        glasses=drunk_glasses(person, summary) or None,
    )


def _mean(summary: DaySummary, *kinds: str) -> int | None:
    """The day's mean, rounded: one number a day is what the chart has room for."""
    values = [mark.value for mark in summary.marks if mark.kind in kinds]
    return round(sum(values) / len(values)) if values else None


def _minutes_by_practice(summary: DaySummary) -> list[tuple[str, int]]:
    family_of: dict[str, str] = {item: each.family for item, each in catalogue().practices.items()}
    family_of |= {item: PRESCRIBED for item in summary.items if item.startswith("rx_")}
    seconds = summary.seconds_by(family_of)
    shown = [(name(), _whole_minutes(seconds.get(family, 0))) for family, name in FAMILIES.items()]
    return [(name, minutes) for name, minutes in shown if minutes]


def _whole_minutes(seconds: int) -> int:
    return max(1, round(seconds / 60)) if seconds else 0


def _minutes(minutes: int) -> str:
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
