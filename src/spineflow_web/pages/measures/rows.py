"""One measure as the list has it, and its values as its page has them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from spineflow.measures.open_tests import Closed
from spineflow.measures.taken import KIND
from spineflow_web.actions.diary import may_take_back
from spineflow_web.actions.measures import MeasureToday
from spineflow_web.pages.measures.words import value_words
from spineflow_web.pages.reasons import reason_sentence
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Row:
    """One measure in the list."""

    id: str
    title: str
    about: str
    takes: str
    last: str
    when: str
    why: list[str]


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One value; `id` where it may be taken back."""

    day: str
    on: str
    words: str
    id: UUID | None


def row_of(each: MeasureToday, today: date) -> Row:
    """One measure as the list has it."""
    one = each.measure
    last = each.taken[-1] if each.taken else None
    return Row(
        id=one.id,
        title=say(one.title),
        about=say(one.about),
        takes=say(one.takes),
        last=_last_words(each, last.on, last.value) if last else "",
        when=_when(each, today),
        why=_why(each),
    )


def _last_words(each: MeasureToday, on: date, value: float) -> str:
    words = _("Last time: %(value)s, on %(day)s.")
    return words % {"value": value_words(each.measure, value), "day": date_format(on, "j F")}


def _when(each: MeasureToday, today: date) -> str:
    if each.next_on <= today:
        return ""
    day = date_format(each.next_on, "j F")
    if each.taken:
        return _("Worth taking again from %(day)s.") % {"day": day}
    return _("Worth taking from %(day)s.") % {"day": day}


def _why(each: MeasureToday) -> list[str]:
    """Why a self-test is left out, each reason once."""
    words = [_reason(closed) for closed in each.closed]
    if each.rests:
        words.append(_("Because today is a day to go gently."))
    return list(dict.fromkeys(words))


def _reason(closed: Closed) -> str:
    match closed.kind:
        case "condition":
            return reason_sentence("condition", closed.id)
        case "answer":
            return _("Because %(why)s.") % {"why": say(closed.id)}
        case "practice":
            title = say(catalogue().practices[closed.id].title)
            return _("Because it is like %(practice)s, which is left out for you.") % {
                "practice": title
            }


def value_lines(asked: MeasureToday, today: date) -> list[ValueLine]:
    """Its values, newest first."""
    return [
        ValueLine(
            day=date_format(each.on, "j M Y"),
            on=each.on.isoformat(),
            words=value_words(asked.measure, each.value),
            id=each.id if may_take_back(KIND, each.on, today) else None,
        )
        for each in reversed(asked.taken)
    ]
