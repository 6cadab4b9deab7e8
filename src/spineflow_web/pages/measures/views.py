"""The list of outcome measures, and the page of each."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from spineflow.measures.open_tests import Closed
from spineflow.measures.score import score
from spineflow_web.actions.diary import is_open as is_open_day
from spineflow_web.actions.measured import take, taken_by
from spineflow_web.actions.measures import MeasureToday, measures_today
from spineflow_web.pages.doors import PersonRequest, ScreenedRequest, for_person, for_screened
from spineflow_web.pages.evidence_words import SourceLink, source_links
from spineflow_web.pages.measures.form import MeasureForm, blank_form, read_form
from spineflow_web.pages.measures.words import edge_notes, value_words
from spineflow_web.pages.reasons import reason_sentence
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice, say
from spineflow_web.store.catalogue import catalogue

SHOWN = 6
"""The newest values on the page of a measure."""


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


@for_screened
@require_safe
def measures(request: ScreenedRequest) -> HttpResponse:
    """What may be taken now, what comes later, and what is left out with its reasons."""
    today = request.now.date()
    found = measures_today(request.person, request.screened, today)
    is_open = [each for each in found if each.is_open]
    context = {
        "now": [_row(each, today) for each in is_open if each.next_on <= today],
        "later": [_row(each, today) for each in is_open if each.next_on > today],
        "closed": [_row(each, today) for each in found if not each.is_open],
    }
    return show_page(request, "measures/measures.html", context)


@for_person
@require_safe
def measures_file(request: PersonRequest) -> HttpResponse:
    """Every value with its answers, in ids of the content; the past is the person's own."""
    told = taken_by(request.person.id)
    found = [
        {"measure": name, "on": each.on, "score": each.value, "answers": each.answers}
        for name, values in told.items()
        for each in values
    ]
    answer = JsonResponse({"measures": found})
    answer["Content-Disposition"] = 'attachment; filename="spineflow-measures.json"'
    return answer


@for_screened
@require_http_methods(["GET", "POST"])
def measure(request: ScreenedRequest, measure: str) -> HttpResponse:
    """One measure. A self-test that is not open shows why, and takes no value."""
    today = request.now.date()
    found = measures_today(request.person, request.screened, today)
    asked = next((each for each in found if each.measure.id == measure), None)
    if asked is None:
        raise Http404
    sent = request.method == "POST"
    if not asked.is_open:
        return _closed(request, asked, 422 if sent else 200)
    last = asked.taken[-1] if asked.taken else None
    if not sent:
        return _page(request, asked, blank_form(asked.measure, last))
    form = read_form(asked.measure, request.POST)
    if form.answers is None:
        return _page(request, asked, form)
    take(request.person, asked.measure, form.answers, now=request.now)
    value = score(asked.measure, form.answers) or 0
    messages.success(request, _("Saved: %(value)s.") % {"value": value_words(asked.measure, value)})
    for sentence in edge_notes(asked.measure, (value,)):
        messages.info(request, sentence)
    return redirect("measures")


def _page(request: ScreenedRequest, asked: MeasureToday, form: MeasureForm) -> HttpResponse:
    one, today = asked.measure, request.now.date()
    test = one.test
    context = {
        "measure": one,
        "form": form,
        "row": _row(asked, today),
        "ask": say(one.ask),
        "above": say(one.above or ""),
        "below": say(one.below or ""),
        "values": _values(asked, today),
        "licence": say(one.licence),
        "sources": _sources(asked),
        "review": notice("review_notice"),
        "has_problems": form.is_broken,
    }
    if test is not None:
        context |= {
            "prepare": [say(each) for each in test.prepare],
            "warm_up": [say(each) for each in test.warm_up],
            "steps": [say(each) for each in test.steps],
            "stop": [say(each) for each in test.stop],
            "stop_rules": notice("stop_rules", request.person.country),
        }
    status = 422 if form.is_broken else 200
    return show_page(request, "measures/measure.html", context, status=status)


def _closed(request: ScreenedRequest, asked: MeasureToday, status: int) -> HttpResponse:
    today = request.now.date()
    context = {"row": _row(asked, today), "values": _values(asked, today)}
    return show_page(request, "measures/closed.html", context, status=status)


def _row(each: MeasureToday, today: date) -> Row:
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
        words.append(_("Because you are resting at the moment."))
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


def _values(asked: MeasureToday, today: date) -> list[ValueLine]:
    newest = asked.taken[::-1][:SHOWN]
    return [
        ValueLine(
            day=date_format(each.on, "j M Y"),
            on=each.on.isoformat(),
            words=value_words(asked.measure, each.value),
            id=each.id if is_open_day(each.on, today) else None,
        )
        for each in newest
    ]


def _sources(asked: MeasureToday) -> list[SourceLink]:
    return source_links((*asked.measure.source, *asked.measure.change.source))
