"""The diary: a day with everything that happened, and forms for what was done outside a session."""

from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from spineflow.planning.pressure import too_much
from spineflow.planning.warmth import WarmthAsked
from spineflow.vocabulary.ids import WALKING
from spineflow.vocabulary.timing import minute_of_day
from spineflow_web.actions import diary as act
from spineflow_web.actions.told_beside import Kept
from spineflow_web.actions.visits import tell_visit
from spineflow_web.pages.diary.entry_page import cleared_for, show_entry
from spineflow_web.pages.diary.forms import ActivityForm, EntryForm, MassageForm, WarmthForm
from spineflow_web.pages.diary.lines import lines_of
from spineflow_web.pages.diary.sentences import closed_sentence, warmth_sentence
from spineflow_web.pages.doors import PersonRequest, ScreenedRequest, for_person, for_screened
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.pages.session.questions_url import questions_url
from spineflow_web.pages.setup.steps import is_first_run
from spineflow_web.pages.today.clock_words import date_words
from spineflow_web.store.catalogue import catalogue

F = TypeVar("F", bound=EntryForm)


@for_person
@require_safe
def diary(request: PersonRequest) -> HttpResponse:
    """One day; what happened is the person's own, also while the gate keeps the plan closed."""
    if is_first_run(request.person):
        return redirect("today")
    on = _asked_day(request)
    today = request.now.date()
    lines = lines_of(request.person, act.day_told(request.person, on), today=today)
    context = {
        "on": on.isoformat(),
        "date": date_words(on),
        "is_today": on == today,
        "lines": lines,
        "may_change": act.is_open(on, today),
        "has_open": any(line.id for line in lines),
        "before": (on - timedelta(days=1)).isoformat(),
        "after": (on + timedelta(days=1)).isoformat() if on < today else "",
    }
    return show_page(request, "diary/day.html", context)


@for_screened
@require_http_methods(["GET", "POST"])
def diary_activity(request: ScreenedRequest) -> HttpResponse:
    """A walk, a swim, a ride."""
    form = _form(request, ActivityForm)
    if not form.is_bound or not form.is_valid():
        return show_entry(request, form)
    return _keep(request, form)


def ask_walk_again(request: ScreenedRequest, minutes: str) -> HttpResponse:
    """A walk told elsewhere in a number that cannot be: the form, with what was typed."""
    cleared = cleared_for(request, ActivityForm)
    now = request.now
    told = {"practice": WALKING, "minutes": minutes[:20], "at": f"{now:%H:%M}"}
    form = ActivityForm(told, cleared=cleared, on=now.date(), now=now)
    return show_entry(request, form)


@for_screened
@require_http_methods(["GET", "POST"])
def diary_warmth(request: ScreenedRequest) -> HttpResponse:
    """Warmth outside a session: refused before it begins, written down once it was."""
    form = _form(request, WarmthForm)
    if form.is_bound and form.is_valid():
        against = _against_warmth(request, form)
        if not (against and form.is_now):
            for sentence in against:
                messages.warning(request, sentence)
            return _kept_warmth(request, form)
        for sentence in against:
            form.add_error(None, sentence)
    return show_entry(request, form)


@for_screened
@require_http_methods(["GET", "POST"])
def diary_massage(request: ScreenedRequest) -> HttpResponse:
    """Rolling, kneading or a therapist's hands."""
    form = _form(request, MassageForm)
    if not form.is_bound or not form.is_valid():
        return show_entry(request, form)
    if closed := form.closed_zones():
        areas = [str(dict(form.fields["zones"].choices)[zone]) for zone in closed]  # type: ignore[attr-defined]
        messages.warning(request, closed_sentence(areas))
    told, content = form.payload, catalogue()
    own = form.cleared[told["practice"]]
    for each in too_much(own, told["minutes"], told["pressure"], content.planning):
        messages.warning(request, say(content.constraints[each].sentence))
    return _kept_visit(request, form) if form.findings else _keep(request, form)


@for_person
@require_POST
def diary_undo(request: PersonRequest) -> HttpResponse:
    """Take back one entry, named in the form: no address carries an id. From the page of a measure
    one comes back to it."""
    on = _asked_day(request)
    try:
        event = UUID(request.POST.get("event", ""))
    except ValueError:
        raise Http404 from None
    if act.take_back(request.person, event, on, now=request.now):
        messages.success(request, _("Taken back."))
    else:
        messages.info(request, _("That is taken back already."))
    measure = request.POST.get("measure", "")
    if measure in catalogue().outcome_measures:
        return redirect("measure", measure=measure)
    return redirect(_day_url(on))


def _asked_day(request: PersonRequest) -> date:
    given = request.POST.get("on") or request.GET.get("on") or request.now.date().isoformat()
    try:
        on = date.fromisoformat(given)
    except ValueError:
        raise Http404 from None
    if on > request.now.date():
        raise Http404
    return on


def _form(request: ScreenedRequest, kind: type[F]) -> F:
    on = _asked_day(request)
    if not act.is_open(on, request.now.date()):
        raise Http404
    cleared = cleared_for(request, kind)
    given = request.POST if request.method == "POST" else None
    chosen = {"practice": request.GET.get("practice", "")}
    return kind(given, cleared=cleared, on=on, now=request.now, initial=chosen)


def _keep(request: ScreenedRequest, form: EntryForm) -> HttpResponse:
    kept = act.tell(
        request.person,
        request.screened,
        form.kind,
        form.payload,
        at=form.moment,
        now=request.now,
    )
    return _saved(request, form, kept)


def _saved(request: ScreenedRequest, form: EntryForm, kept: Kept) -> HttpResponse:
    """What needs a second look is asked about at once."""
    sentence = _("Saved. The rest of today is planned anew.") if kept.replanned else _("Saved.")
    messages.success(request, sentence)
    if kept.asked:
        return redirect(questions_url(request.person, kept.asked))
    return redirect(_day_url(form.on))


def _kept_visit(request: ScreenedRequest, form: MassageForm) -> HttpResponse:
    """A visit and what was found."""
    kept = tell_visit(
        request.person,
        request.screened,
        form.payload,
        form.findings,
        at=form.moment,
        now=request.now,
    )
    return _saved(request, form, kept)


def _kept_warmth(request: ScreenedRequest, form: WarmthForm) -> HttpResponse:
    answer = _keep(request, form)
    if form.is_now:
        told = _("Take it off after %(minutes)g minutes. Look at your skin after 5 and 10 minutes.")
        messages.info(request, told % form.payload)
    elif skin := catalogue().sessions.warm_skins.get(form.payload["skin"]):
        messages.warning(request, say(skin.sentence))
    return answer


def _against_warmth(request: ScreenedRequest, form: WarmthForm) -> list[str]:
    told = form.cleaned_data
    asked = WarmthAsked(
        item=told["practice"],
        at=minute_of_day(form.moment),
        minutes=told["minutes"],
        warmth=told["warmth"],
        degrees_c=told["degrees_c"],
        cloth=told["cloth"] == "yes",
        awake=told["awake"] == "yes" or not form.is_now,
    )
    own = form.cleared[told["practice"]]
    against = act.against_warmth(request.person, asked, own, on=form.on)
    return [warmth_sentence(each, own) for each in against]


def _day_url(on: date) -> str:
    return f"{reverse('diary')}?on={on.isoformat()}"
