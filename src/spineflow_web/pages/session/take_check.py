"""What the check of a session leads to, whatever the session is."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect

from spineflow.sessions.quick_check import GoOn, OnlyGentle
from spineflow_web.actions.session import quick_check
from spineflow_web.actions.session_end import resting_signs
from spineflow_web.pages.doors import ScreenedRequest
from spineflow_web.pages.session.check_form import ReadCheck, blank_check, read_check
from spineflow_web.pages.session.morning import asks_morning, keep_morning
from spineflow_web.pages.session.questions_url import questions_after


@dataclass(frozen=True, slots=True)
class Ways:
    """Where one kind of session goes from its check."""

    ask: Callable[[ReadCheck], HttpResponse]
    go_on: Callable[[], HttpResponse]
    only_gentle: Callable[[], HttpResponse]


def take_check(request: ScreenedRequest, sitting: str, ways: Ways) -> HttpResponse:
    """Ask, or keep what was answered and go where it leads."""
    if resting_signs(request.person, on=request.now.date()):
        return redirect("session_rest")
    with_morning = asks_morning(request)
    if request.method == "GET":
        return ways.ask(blank_check(with_morning))
    read = read_check(request.POST, with_morning)
    if read.problem:
        return ways.ask(read)
    if read.morning is not None:
        keep_morning(request, read.morning)
    result = quick_check(
        request.person, sitting, read.answers, on=request.now.date(), now=request.now
    )
    if url := questions_after(request.person, result):
        return redirect(url)
    match result:
        case OnlyGentle():
            return ways.only_gentle()
        case GoOn():
            return ways.go_on()
    return ways.ask(read)
