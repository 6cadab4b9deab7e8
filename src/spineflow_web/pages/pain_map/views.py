"""Where it hurts: the form, the last maps, and the way to the questions that a mark asks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spineflow_web.actions.pain_map import ToldMap, maps_of, tell_map
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.pain_map.drawn_lines import drawn_groups
from spineflow_web.pages.pain_map.form import MapForm, blank_form, read_form
from spineflow_web.pages.pain_map.map_view import bodies, large_maps, small_maps
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.pages.session.questions_url import questions_url


@for_screened
@require_http_methods(["GET", "POST"])
def pain_map(request: ScreenedRequest) -> HttpResponse:
    """The form; a map of today is corrected by one that takes its place."""
    if request.method != "POST":
        return _page(request, blank_form())
    corrected = _of_today(request)
    if "correct" in request.POST:
        return _page(request, blank_form(corrected.told if corrected else None), corrected)
    form = read_form(request.POST)
    if form.told is None:
        return _page(request, form, corrected)
    opened = tell_map(
        request.person,
        form.told,
        corrects=corrected.id if corrected else None,
        on=request.now.date(),
        now=request.now,
    )
    messages.success(request, _("Saved."))
    if not opened.keys:
        return redirect("pain_map")
    for rule in opened.because:
        messages.info(request, say(rule.sentence))
    return redirect(questions_url(request.person, opened.keys))


def _page(
    request: ScreenedRequest, form: MapForm, corrected: ToldMap | None = None
) -> HttpResponse:
    has_problems = bool(form.problem or form.problems)
    maps = small_maps(request.person)
    last = maps[-1] if maps and maps[-1].on == request.now.date() else None
    context = {
        "form": form,
        "groups": drawn_groups(form),
        "corrects": corrected.id if corrected else None,
        "bodies": bodies(),
        "large": large_maps(),
        "maps": maps,
        "last_today": last,
        "has_problems": has_problems,
    }
    return show_page(request, "pain_map/map.html", context, status=422 if has_problems else 200)


def _of_today(request: ScreenedRequest) -> ToldMap | None:
    """The map of today that the form names; None where there is none any more."""
    named = request.POST.get("correct") or request.POST.get("corrects", "")
    try:
        wanted = UUID(named)
    except ValueError:
        return None
    found = maps_of(request.person.id, 1)
    return next((e for e in found if e.id == wanted and e.on == request.now.date()), None)
