"""The desk page's parts as its template and its element read them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.planning.open_ways import dose_of
from spineflow_web.actions.desk import BreaksTold, Desk, OpenBreak
from spineflow_web.pages.desk.words import clock_texts
from spineflow_web.pages.doors import ScreenedRequest
from spineflow_web.pages.practices.way_figure import open_steps, still_of
from spineflow_web.pages.sentences import cautions_of, say
from spineflow_web.pages.today.dose_words import planned_dose_words
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class BreakView:
    """One break: its picture, where to begin, what to do, and what to take care of."""

    item: str
    title: str
    dose: str
    figure: str
    start: str
    steps: list[str]
    cautions: list[str]


@dataclass(frozen=True, slots=True)
class DayBar:
    """Breaks of one day; `height` in percent of the fullest day."""

    name: str
    count: int
    height: int

    @property
    def top(self) -> int:
        """Where it begins, from above."""
        return 100 - self.height


def break_view(each: OpenBreak) -> BreakView:
    """One open break in words and a picture."""
    practice, closed = each.looked.practice, each.looked.cleared.closed
    tokens = catalogue().safety.tokens
    return BreakView(
        item=practice.id,
        title=say(practice.title),
        dose=planned_dose_words(dose_of(each.form, each.looked.cleared, tokens)),
        figure=still_of(practice.id, each.form, closed),
        start=say(each.form.variant.start),
        steps=open_steps(practice.id, each.form, closed),
        cautions=cautions_of(each.looked.cleared.tokens),
    )


def stop_words(each: OpenBreak) -> list[str]:
    """When to stop with this break."""
    return [say(sentence) for sentence in each.looked.practice.stop]


def told_words(told: BreaksTold) -> list[str]:
    """What was done, and never what was not."""
    if not told.of_week:
        return []
    lines = []
    if told.today:
        words = ngettext("%(n)d break today", "%(n)d breaks today", told.today)
        lines.append(words % {"n": told.today})
    days = ngettext("on %(n)d day", "on %(n)d days", told.days) % {"n": told.days}
    words = ngettext(
        "%(n)d break in the last 7 days, %(days)s",
        "%(n)d breaks in the last 7 days, %(days)s",
        told.of_week,
    )
    return [*lines, words % {"n": told.of_week, "days": days}]


def let_go_words(told: BreaksTold) -> str:
    """A word about breaks that were let go; empty where none was."""
    if not told.let_go:
        return ""
    words = ngettext("You let %(n)d go by today.", "You let %(n)d go by today.", told.let_go)
    return f"{words % {'n': told.let_go}} {_('That is fine.')}"


def day_bars(by_day: dict[date, int]) -> list[DayBar]:
    """A week of bars; empty where there is nothing to show."""
    most = max(by_day.values(), default=0)
    if not most:
        return []
    return [
        DayBar(date_format(on, "D"), count, round(100 * count / most))
        for on, count in by_day.items()
    ]


def clock_data(request: ScreenedRequest, desk: Desk) -> dict[str, Any]:
    """What the clock reads from the page, as one JSON object."""
    timings = catalogue().break_timings
    person = request.person
    return {
        "owner": str(person.id),
        "clock": person.clock,
        "events_url": reverse("events"),
        "time_zone": person.time_zone,
        "local_date": request.now.date().isoformat(),
        "content_version": catalogue().version,
        "items": [each.looked.practice.id for each in desk.breaks],
        "minutes": list(desk.minutes),
        "away_s": timings["away"].seconds[0],
        "typing_s": timings["typing"].seconds[0],
        "waits_for_typing_s": timings["waits_for_typing"].seconds[0],
        "later_s": list(timings["later"].seconds),
        "quiet_s": list(timings["quiet"].seconds),
        "texts": clock_texts(),
    }
