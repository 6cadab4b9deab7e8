"""My back is worse, and better again: the short check first, then the gentle days."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from spineflow.sessions.quick_check import NotAnswered
from spineflow_web.actions import flare, my_day
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.session.check_form import ReadCheck, blank_check, read_check
from spineflow_web.pages.session.questions_url import questions_after
from spineflow_web.pages.today.said import say_changes


@for_screened
@require_http_methods(["GET", "POST"])
def worse(request: ScreenedRequest) -> HttpResponse:
    """The check. What is new goes to the gate; what is only more pain begins the gentle days."""
    if request.method == "GET":
        return _ask(request, blank_check())
    read = read_check(request.POST)
    if read.problem:
        return _ask(request, read)
    on, now = request.now.date(), request.now
    result = flare.tell_worse(request.person, read.answers, on=on, now=now)
    if url := questions_after(request.person, result):
        return redirect(url)
    if isinstance(result, NotAnswered):
        return _ask(request, read)
    done = my_day.replan(request.person, request.screened, on=on, now=now)
    say_changes(request, done.changes, _("Your gentle days begin today."))
    return redirect("today")


@for_screened
@require_POST
def better(request: ScreenedRequest) -> HttpResponse:
    """The way back begins today."""
    on = request.now.date()
    if flare.tell_better(request.person, on=on):
        done = my_day.replan(request.person, request.screened, on=on, now=request.now)
        say_changes(request, done.changes, _("Good to hear."))
    return redirect("today")


def _ask(request: ScreenedRequest, check: ReadCheck) -> HttpResponse:
    stopped_test = request.GET.get("from") == "test"
    context = {
        "title": _("You stopped a self-test") if stopped_test else _("Your back is worse"),
        "heading": _("A short check first"),
        "check": check,
        "check_url": reverse("worse") + ("?from=test" if stopped_test else ""),
    }
    return show_page(request, "session/check.html", context, status=422 if check.problem else 200)
