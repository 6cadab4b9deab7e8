"""The list of outcome measures, and the page of each."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from spineflow.measures.precautions import precautions
from spineflow.measures.score import score
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.actions.measured import take, taken_by
from spineflow_web.actions.measures import MeasureToday, measures_today
from spineflow_web.actions.outcome import outcome_today
from spineflow_web.pages.doors import PersonRequest, ScreenedRequest, for_person, for_screened
from spineflow_web.pages.evidence_words import SourceLink, source_links
from spineflow_web.pages.measures.form import MeasureForm, blank_form, read_form
from spineflow_web.pages.measures.rows import row_of, value_lines
from spineflow_web.pages.measures.words import edge_notes, value_words
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.calls import calls
from spineflow_web.pages.sentences import cautions_of, notice, say
from spineflow_web.store.catalogue import catalogue


@for_screened
@require_safe
def measures(request: ScreenedRequest) -> HttpResponse:
    """What may be taken now, what comes later, and what is left out with its reasons."""
    today = request.now.date()
    found = measures_today(request.person, request.screened, today)
    is_open = [each for each in found if each.is_open]
    context = {
        "now": [row_of(each, today) for each in is_open if each.next_on <= today],
        "later": [row_of(each, today) for each in is_open if each.next_on > today],
        "closed": [row_of(each, today) for each in found if not each.is_open],
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
    for sentence in edge_notes(asked.measure, value):
        messages.info(request, sentence)
    return redirect("measures")


def _page(request: ScreenedRequest, asked: MeasureToday, form: MeasureForm) -> HttpResponse:
    one, today = asked.measure, request.now.date()
    test, country = one.test, request.person.country
    context = {
        "measure": one,
        "form": form,
        "row": row_of(asked, today),
        "ask": say(one.ask),
        "above": say(one.above or ""),
        "below": say(one.below or ""),
        "values": value_lines(asked, today),
        "licence": say(one.licence),
        "sources": _sources(asked),
        "review": notice("review_notice"),
        "has_problems": form.is_broken,
    }
    if test is not None:
        context |= {
            "prepare": [say(each) for each in test.prepare],
            "cautions": _cautions(request, asked),
            "warm_up": [say(each) for each in test.warm_up],
            "steps": [say(each) for each in test.steps],
            "stop": [say(each) for each in test.stop],
            "stop_rules": notice("stop_rules", country),
            "stopped": notice("stopped_test", country, own_number=request.person.own_number),
            "calls": calls(request.person, Disposition.EMERGENCY_NOW.value)[:1],
        }
    status = 422 if form.is_broken else 200
    return show_page(request, "measures/measure.html", context, status=status)


def _closed(request: ScreenedRequest, asked: MeasureToday, status: int) -> HttpResponse:
    today = request.now.date()
    context = {"row": row_of(asked, today), "values": value_lines(asked, today)}
    return show_page(request, "measures/closed.html", context, status=status)


def _cautions(request: ScreenedRequest, asked: MeasureToday) -> list[str]:
    """What the practices like this test ask of the person, in the words of their pages."""
    found = outcome_today(request.person, request.screened, request.now.date())
    return cautions_of(precautions(catalogue().safety, asked.measure, found))


def _sources(asked: MeasureToday) -> list[SourceLink]:
    return source_links((*asked.measure.source, *asked.measure.change.source))
