"""Seven days from today on, and what was done earlier this week."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from spineflow.planning.day_plan import DayPlan
from spineflow.records.summary import DaySummary
from spineflow.vocabulary.timing import clock_of
from spineflow_web.actions import offers, planning
from spineflow_web.actions.so_far import day_of
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import listed, say
from spineflow_web.pages.session.planned import sitting_titles
from spineflow_web.pages.today.clock_words import clock_words, date_words
from spineflow_web.pages.today.dose_words import minutes_words
from spineflow_web.store import people, summaries
from spineflow_web.store.catalogue import catalogue

AHEAD = 6
"""Days after today."""


@dataclass(frozen=True, slots=True)
class SittingLine:
    """One sitting of a day that comes."""

    time: str
    title: str
    items: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day that comes."""

    name: str
    minutes: str
    sittings: list[SittingLine]


@dataclass(frozen=True, slots=True)
class PastLine:
    """One day of this week that is over: only what was done."""

    name: str
    words: str


@for_screened
@require_safe
def week(request: ScreenedRequest) -> HttpResponse:
    """What comes is worked out as if each day went as planned; only today's plan is kept."""
    person, on = request.person, request.now.date()
    saved = planning.todays_plan(person, request.screened, on=on, now=request.now)
    today = day_of(saved) if saved.plan["plan"] else None
    days = [today, *offers.week_ahead(person, request.screened, saved, AHEAD)]
    ahead = [_day(day, on + timedelta(days=n), person.clock) for n, day in enumerate(days)]
    monday = on - timedelta(days=on.weekday())
    done = summaries.between(person.id, monday, on - timedelta(days=1))
    earlier = [monday + timedelta(days=n) for n in range(on.weekday())]
    began = people.began_on(person)
    past = [_past(each, done) for each in earlier if each >= began or each in done]
    return show_page(request, "week/week.html", {"ahead": ahead, "past": past})


def _day(day: DayPlan | None, on: date, clock: str) -> DayLine:
    sittings = [each for each in (day.sittings if day else ()) if each.uses_minutes and each.items]
    titles, practices = sitting_titles(), catalogue().practices
    seconds = sum(each.seconds for each in sittings)
    lines = [
        SittingLine(
            clock_words(clock_of(each.starts), clock),
            titles[each.id],
            listed(list(dict.fromkeys(say(practices[i.item].title) for i in each.items))),
        )
        for each in sittings
    ]
    return DayLine(date_words(on), minutes_words(-(-seconds // 60)) if lines else "", lines)


def _past(on: date, done: dict[date, DaySummary]) -> PastLine:
    summary = done.get(on, DaySummary())
    practices = catalogue().practices
    titles = [say(practices[i].title) for i in sorted(summary.practised) if i in practices]
    parts = []
    if summary.sessions:
        words = ngettext("%(n)d session", "%(n)d sessions", summary.sessions)
        parts.append(words % {"n": summary.sessions})
    if summary.walked_seconds:
        walked = minutes_words(max(1, round(summary.walked_seconds / 60)))
        parts.append(_("%(time)s of walking") % {"time": walked})
    told = ". ".join(each for each in (", ".join(parts), listed(titles)) if each)
    return PastLine(date_words(on), f"{told}." if told else _("A day off."))
