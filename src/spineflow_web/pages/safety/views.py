"""Asking the safety questions: one page at a time, saved after each, open to change for ever."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spineflow.screening.question import Question, Screen
from spineflow.screening.questionnaire import next_screen, visible_screens
from spineflow.vocabulary.disposition import Disposition
from spineflow.vocabulary.ids import ABOUT_YOU
from spineflow_web.actions.answering import answer
from spineflow_web.actions.rescreen import is_on_the_way
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.stricter import agree, answered_text, read_answered
from spineflow_web.actions.words import told_stops, unconfirmed
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.calls import Call, calls
from spineflow_web.pages.safety.gate import ask_again_url, is_closed
from spineflow_web.pages.safety.question_view import all_asked, asked
from spineflow_web.pages.safety.read_answers import WHOLE_PAGE, Read, read_asked, read_ticks
from spineflow_web.pages.safety.words import offers_words
from spineflow_web.pages.sentences import say
from spineflow_web.pages.session.questions_url import marked_url
from spineflow_web.pages.setup.steps import (
    first_open_step,
    is_first_run,
    progress,
    safety_screens,
)
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import Screened, draft_of, round_of
from spineflow_web.store.text_findings import open_findings

TEMPLATES = {
    "single": "safety/single.html",
    "ticks": "safety/ticks.html",
    "details": "safety/details.html",
}


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """A screen of the questionnaire with the questions that apply."""

    screen: Screen
    questions: list[Question]


@for_person
@require_http_methods(["GET"])
def safety(request: PersonRequest) -> HttpResponse:
    """To what was marked today, then to the first open question; with none, to the list of all."""
    return redirect(marked_url(request.person, request.now.date()) or next_url(request))


@for_person
@require_http_methods(["GET", "POST"])
def safety_screen(request: PersonRequest, screen: str) -> HttpResponse:
    """One screen of the questionnaire."""
    answers = draft_of(request.person.id)
    page = _page(screen, answers)
    if request.method == "GET":
        return _show(request, page, answers)
    is_list = page.screen.kind == "ticks"
    read = (read_ticks if is_list else read_asked)(page.questions, request.POST)
    if read.problems:
        return _show(request, page, answers, read)
    answered = read_answered(request.POST.get("answered", ""))
    agreed = agree(read.answers, answered, answers, catalogue().safety.questions)
    outcome = _save(request, read.answers, answered=answered)
    if not agreed.left | agreed.open:
        return outcome
    messages.info(request, _("Something here was answered elsewhere meanwhile. The more careful "
        "answer counts. Look at it once more."))  # fmt: skip
    screened = current_screening(request.person, request.now.date())
    stops = screened is not None and screened.is_settled and is_closed(screened)
    return outcome if stops else redirect("safety_screen", screen=screen)


@for_person
@require_http_methods(["GET", "POST"])
def safety_question(request: PersonRequest, key: str) -> HttpResponse:
    """One question alone, with no answer chosen; `then` names the ones to ask after it."""
    question = catalogue().safety.questions.get(key)
    if question is None:
        raise Http404
    then = [each for each in request.GET.get("then", "").split(",") if each]
    read = Read()
    if request.method == "POST":
        read = read_asked([question], request.POST)
        if not read.problems:
            return _save(request, read.answers, then)
    problem = read.problems.get(key, "")
    sentences = [each.sentence for each in open_findings(request.person.id) if each.key == key]
    context = {
        "sentences": list(dict.fromkeys(sentences)),
        "asked": asked(question, given=request.POST or None, problem=problem),
        "title": say(question.text),
        "problem": problem,
        "back": reverse("today"),
        "calls": _calls_beside(request, question) if sentences else [],
    }
    return show_page(request, "safety/question.html", context, status=422 if problem else 200)


def _calls_beside(request: PersonRequest, question: Question) -> list[Call]:
    """Whom to call, beside a question that one's own words have led to: they may mean it now."""
    return calls(request.person, Disposition.EMERGENCY_NOW.value) if question.emergency else []


def _page(screen: str, answers: Mapping[str, Any]) -> ScreenPage:
    for shown, questions in visible_screens(catalogue().safety, answers):
        if shown.id == screen and screen != ABOUT_YOU:
            return ScreenPage(shown, questions)
    raise Http404


def _show(
    request: PersonRequest, page: ScreenPage, answers: Mapping[str, Any], read: Read | None = None
) -> HttpResponse:
    given = request.POST if read else None
    problems = read.problems if read else {}
    context = {
        "title": say(page.screen.title),
        "intro": say(page.screen.intro),
        "questions": all_asked(page.questions, answers, given, problems),
        "problem": problems.get(WHOLE_PAGE, ""),
        "has_problems": bool(problems),
        "progress": progress(page.screen.id, answers, has_words=offers_words(request.person))
        if is_first_run(request.person)
        else None,
        "back": _back_url(request, page.screen.id, answers),
        # A page that comes back with a problem was opened before it was sent.
        "answered": request.POST.get("answered") or answered_text(tuple(page.questions), answers),
    }
    status = 422 if problems else 200
    return show_page(request, TEMPLATES[page.screen.kind], context, status=status)


def _back_url(request: PersonRequest, screen: str, answers: Mapping[str, Any]) -> str:
    if not is_first_run(request.person):
        return reverse("settings_safety")
    screens = safety_screens(answers)
    at = screens.index(screen)
    return reverse("safety_screen", args=[screens[at - 1]]) if at else reverse("about")


def _save(
    request: PersonRequest,
    given: Mapping[str, Any],
    then: list[str] | None = None,
    answered: Mapping[str, Any] | None = None,
) -> HttpResponse:
    on = request.now.date()
    before, told_before = current_screening(request.person, on), told_stops(request.person)
    as_mistake = then is not None  # asked alone, with no answer chosen
    screened = answer(
        request.person, given, on=on, now=request.now, as_mistake=as_mistake, answered=answered
    )
    is_told = bool(told_stops(request.person) - told_before)
    following = list(dict.fromkeys([*(then or ()), *unconfirmed(request.person)]))
    if following and as_mistake and not is_told and not _newly_closed(before, screened):
        return redirect(ask_again_url(following))
    is_stopped = screened is not None and screened.is_settled and is_closed(screened)
    if is_stopped and not is_on_the_way(request.person, screened, on):
        return redirect("today")
    if as_mistake and request.person.signs_wait_since is not None:
        return redirect("safety_words_also")
    if screened is not None and then is None and _is_offered_words(request):
        return redirect("safety_words")
    is_open = screened is not None and screened.is_settled and not is_stopped
    if screened is not None and is_open and not is_first_run(request.person):
        messages.success(request, _("Saved. Today's plan is made anew from your answers."))
        is_from_gate = then is not None
        return redirect(
            "today" if is_from_gate or _is_news(before, screened) else "settings_safety"
        )
    return redirect(next_url(request))


def _newly_closed(before: Screened | None, screened: Screened | None) -> bool:
    """Whether this answer stops everything: then nothing else is asked first."""
    was_closed = before is not None and before.is_settled and is_closed(before)
    return not was_closed and screened is not None and screened.is_settled and is_closed(screened)


def _is_offered_words(request: PersonRequest) -> bool:
    """Whether the questions have just come to their end in a first run: then one may write."""
    if not is_first_run(request.person) or not offers_words(request.person):
        return False
    return next_screen(catalogue().safety, draft_of(request.person.id)) is None


def _is_news(before: Screened | None, screened: Screened) -> bool:
    """Whether something else follows from the answers now; then Today says what."""
    if before is None:
        return True
    return bool(before.outcome["disposition"] != screened.outcome["disposition"])


def next_url(request: PersonRequest) -> str:
    """The first screen with an open question, else the next step, else the list of answers."""
    found = next_screen(catalogue().safety, draft_of(request.person.id))
    if found is not None:
        is_about = found[0].id == ABOUT_YOU
        return reverse("about") if is_about else reverse("safety_screen", args=[found[0].id])
    if round_of(request.person.id) is not None:
        return reverse("safety_rest")
    screened = current_screening(request.person, request.now.date())
    return reverse(first_open_step(request.person, screened) or "settings_safety")
