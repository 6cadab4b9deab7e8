"""What changed: the first and the last value of each measure, and the practices of those weeks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.measures.content import OutcomeMeasure
from spineflow.measures.taken import Taken, next_on
from spineflow.records.summary import DaySummary
from spineflow_web.actions.measured import comparable_values
from spineflow_web.pages.measures.words import (
    change_sentences,
    is_clearly_worse,
    number_words,
    value_words,
)
from spineflow_web.pages.progress.chart import Chart
from spineflow_web.pages.progress.course import calm_end, course_chart
from spineflow_web.pages.progress.days import PracticeBar, practice_bars
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

LONGEST = timedelta(weeks=26)
"""So far back minutes are added up."""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One measure with what lies between its first and its last value."""

    id: str
    title: str
    picked: str
    """What was picked, where a person picks."""
    sentences: list[str]
    is_worse: bool
    chart: Chart | None
    rows: list[tuple[str, str]]
    """Date and value, the newest first."""


@dataclass(frozen=True, slots=True)
class OnceLine:
    """A measure with one value so far."""

    id: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Minutes by practice in the weeks between the values."""

    first: str
    last: str
    bars: list[PracticeBar]


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """The section of Progress; empty where nothing was ever taken."""

    lines: list[ChangedLine]
    once: list[OnceLine]
    beside: Beside | None

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.once)


def looks_back_to(taken: Mapping[str, list[Taken]], today: date) -> date:
    """The first date whose minutes stand beside the values; today where there is no pair."""
    spans = _spans(comparable_values(taken))
    first = min((start for start, _end in spans), default=today)
    return max(first, today - LONGEST)


def what_changed(
    taken: Mapping[str, list[Taken]], summaries: Mapping[date, DaySummary], today: date
) -> WhatChanged:
    """Every measure that was taken; `summaries` reach back to `looks_back_to`."""
    measures, found = catalogue().outcome_measures, comparable_values(taken)
    lines, once = [], []
    for name, values in found.items():
        measure = measures[name]
        if len(values) > 1 or (values and measure.tells_change):
            lines.append(_line(measure, values))
        elif values:
            once.append(OnceLine(name, say(measure.title), _once(measure, values, today)))
    return WhatChanged(lines, once, _beside(_spans(found), summaries, today))


def _spans(found: Mapping[str, list[Taken]]) -> list[tuple[date, date]]:
    return [(values[0].on, values[-1].on) for values in found.values() if len(values) > 1]


def _line(measure: OutcomeMeasure, values: list[Taken]) -> ChangedLine:
    first, last = values[0], values[-1]
    texts = {item.id: say(item.text) for item in measure.items}
    picked = [texts[each] for each in last.answers] if measure.kind == "chosen" else []
    return ChangedLine(
        id=measure.id,
        title=say(measure.title),
        picked=", ".join(picked),
        sentences=change_sentences(measure, first.value, last.value),
        is_worse=is_clearly_worse(measure, first.value, last.value),
        chart=_chart(measure, values),
        rows=[
            (date_format(each.on, "j M Y"), value_words(measure, each.value))
            for each in reversed(values)
        ],
    )


def _once(measure: OutcomeMeasure, values: list[Taken], today: date) -> str:
    now = value_words(measure, values[-1].value)
    days = (next_on(measure, values, today) - today).days
    if days <= 0:
        words = _("One value so far: %(value)s. A second one tells whether something has changed.")
        return words % {"value": now}
    weeks = max(1, round(days / 7))
    words = ngettext(
        "One value so far: %(value)s. The next, in about %(n)d week, tells whether it changed.",
        "One value so far: %(value)s. The next, in about %(n)d weeks, tells whether it changed.",
        weeks,
    )
    return words % {"value": now, "n": weeks}


def _chart(measure: OutcomeMeasure, values: list[Taken]) -> Chart | None:
    low, high = _ends(measure, [each.value for each in values])
    units = {"points": _("Points"), "cm": _("Centimetres"), "times": _("Times")}
    better = _("Lower is better") if measure.better == "lower" else _("Higher is better")
    return course_chart(
        units[measure.unit],
        better,
        [(each.on, each.value) for each in values],
        (low, high),
        (_plain(low), _plain(high), number_words(measure, values[-1].value)),
        (date_format(values[0].on, "j M"), date_format(values[-1].on, "j M")),
    )


def _plain(end: float) -> str:
    return f"{end:g}".replace("-", "\u2212")


def _ends(measure: OutcomeMeasure, values: Sequence[float]) -> tuple[float, float]:
    """Of points their whole scale; of what is measured, as far as the values go."""
    if measure.unit == "points":
        return measure.lowest, measure.highest
    low, high = calm_end(min(*values, 0)), calm_end(max(*values, 0))
    return low, high if high > low else low + 5


def _beside(
    spans: list[tuple[date, date]], summaries: Mapping[date, DaySummary], today: date
) -> Beside | None:
    if not spans:
        return None
    first = max(min(start for start, _end in spans), today - LONGEST)
    last = max(end for _start, end in spans)
    bars = practice_bars({on: each for on, each in summaries.items() if first <= on <= last})
    return Beside(date_format(first, "j F"), date_format(last, "j F"), bars) if bars else None
