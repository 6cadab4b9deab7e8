"""Values and changes in words: what was told, what it may mean, and never more than that."""

from collections.abc import Callable
from math import floor

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.measures.change import Change, Meaning, change, feels_recovered, own_meaning
from spineflow.measures.content import OutcomeMeasure
from spineflow.measures.score import score
from spineflow.records.payload import MeasureTaken
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

BEFORE_UNIT = "\u00a0"
"""No line ends between a number and what it counts."""


def number_words(measure: OutcomeMeasure, value: float) -> str:
    """The number alone, as the language writes it; it carries its sign where both are usual."""
    words = number_format(abs(value), measure.decimals)
    if value < 0:
        return f"\u2212{words}"
    return f"+{words}" if measure.lowest < 0 < value else words


def value_words(measure: OutcomeMeasure, value: float) -> str:
    """The number with what it counts: "5.3 of 10", "12 cm", "14 times"."""
    number = number_words(measure, value)
    if measure.unit == "cm":
        return number + BEFORE_UNIT + _("cm")
    if measure.unit == "times":
        return ngettext("%(n)s time", "%(n)s times", round(value)) % {"n": number}
    return _("%(n)s of %(most)s") % {"n": number, "most": f"{measure.highest:g}"}


def measure_line(told: MeasureTaken) -> tuple[str, str]:
    """Title and value of one entry of the diary; what this content does not know says so."""
    measure = catalogue().outcome_measures.get(told.measure)
    if measure is None:
        return _("A measure"), _("Something this version does not know")
    value = score(measure, told.answers) if told.version == measure.version else None
    return say(measure.title), "" if value is None else value_words(measure, value)


def change_sentences(measure: OutcomeMeasure, first: float, last: float) -> list[str]:
    """What lies between two values, and what may be said of it."""
    if measure.tells_change:
        return [*_own_sentences(measure, last), *edge_notes(measure, last)]
    found = change(measure, first, last)
    if found.meaning is Meaning.SAME:
        return [_("The first and the last value are the same."), *edge_notes(measure, last)]
    start, end = number_words(measure, first), value_words(measure, last)
    moved = _("From %(first)s to %(last)s.") % {"first": start, "last": end}
    said = [moved, *_difference(measure, found), _meaning(measure, found)]
    said += edge_notes(measure, last)
    if feels_recovered(measure, last) and found.is_better:
        limit = number_words(measure, measure.change.recovered or 0)
        words = _(
            "In a study, %(limit)s or better went with feeling recovered. How it is for you, "
            "only you can say."
        )
        said.append(words % {"limit": limit})
    return said


def is_clearly_worse(measure: OutcomeMeasure, first: float, last: float) -> bool:
    """Whether it got harder by as much as people notice, or by more than error."""
    found = own_meaning(measure, last) if measure.tells_change else change(measure, first, last)
    return found.is_better is False and found.meaning in (Meaning.COUNTS, Meaning.BEYOND_ERROR)


def edge_notes(measure: OutcomeMeasure, value: float) -> list[str]:
    """What the measure cannot see from this value on."""
    return [say(note.text) for note in measure.notes if note.fits(value)]


def _difference(measure: OutcomeMeasure, found: Change) -> list[str]:
    """How much it is, and to which side; a step that may be none has no side."""
    said = []
    if found.percent is not None:
        points = number_format(abs(found.points), measure.decimals)
        words = _("That is %(points)s points, %(percent)s of the first value.")
        # Rounded up, 29.8 would stand beside a limit of 30 and be called less.
        percent = f"{floor(found.percent)}{BEFORE_UNIT}%"
        said.append(words % {"points": points, "percent": percent})
    if found.meaning in (Meaning.COUNTS, Meaning.BEYOND_ERROR):
        better, back = _("It is a step to the better."), _("It is a step back.")
        said.append(better if found.is_better else back)
    return said


def _meaning(measure: OutcomeMeasure, found: Change) -> str:
    means = measure.change
    limit = _limit(measure, with_share=found.percent is not None)
    error = value_words(measure, means.error) if means.error is not None else ""
    sentences: dict[Meaning, Callable[[], str]] = {
        Meaning.WITHIN_ERROR: lambda: _(
            "Measuring twice can differ by up to %(error)s, so it may be no change."
        ),
        Meaning.LESS: lambda: _(
            "People notice a change from about %(limit)s on. This is less, so it may be no change."
        ),
        Meaning.COUNTS: lambda: (
            _("People notice a change from about %(limit)s on. This is that much or more.")
            if limit
            else _("People notice a change as large as this.")
        ),
        Meaning.BEYOND_ERROR: lambda: _(
            "That is more than the %(error)s by which measuring twice can differ."
        ),
    }
    unknown = _("How much it must change before it counts, we do not know.")
    sentence = sentences.get(found.meaning)
    return sentence() % {"limit": limit, "error": error} if sentence else unknown


def _own_sentences(measure: OutcomeMeasure, value: float) -> list[str]:
    """Of a value that tells a change itself."""
    found = own_meaning(measure, value)
    if found.meaning is Meaning.SAME:
        return [_("In your own eyes it is the same as when you began.")]
    better = _("In your own eyes it is better than when you began: %(value)s.")
    worse = _("In your own eyes it is worse than when you began: %(value)s.")
    told = (better if found.is_better else worse) % {"value": value_words(measure, value)}
    if found.meaning is Meaning.COUNTS:
        counts = _("From %(limit)s on, people call it a change that matters to them.")
    else:
        counts = _("Below %(limit)s it may be no more than a good or a bad day.")
    return [told, counts % {"limit": number_words(measure, measure.change.points or 0).lstrip("+")}]


def _limit(measure: OutcomeMeasure, *, with_share: bool) -> str:
    """From how much on people notice: "5 points or 30 %"."""
    means = measure.change
    percent = f"{means.percent:g}{BEFORE_UNIT}%" if means.percent and with_share else ""
    if means.points is None:
        return percent
    number = number_format(means.points, 0 if float(means.points).is_integer() else 1)
    points = ngettext("%(n)s point", "%(n)s points", round(means.points)) % {"n": number}
    if not percent:
        return points
    return _("%(points)s or %(percent)s") % {"points": points, "percent": percent}
