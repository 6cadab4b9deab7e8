"""After words of one's own: the emergency signs as one list, for what the reading did not find."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spineflow_web.actions.words import also_to_ask, looked_through
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.keep import keep_as_closed
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.gate import ask_again_url
from spineflow_web.pages.safety.words import after_words, offers_words, words_progress
from spineflow_web.pages.sentences import say
from spineflow_web.pages.setup.steps import is_first_run


@for_person
@require_http_methods(["GET", "POST"])
def safety_words_also(request: PersonRequest) -> HttpResponse:
    """One tick per sign; each leads to its question, none of them goes on: to Today, where that
    page led here."""
    person, waits = request.person, request.person.signs_wait_since is not None
    if not waits and not offers_words(person):
        return redirect("safety")
    signs = also_to_ask(person)
    ticked = [sign.key for sign in signs if sign.key in request.POST.getlist("sign")]
    if ticked or "none" in request.POST:
        looked_through(person, ticked, on=request.now.date(), now=request.now)
        if not ticked and waits and not is_first_run(person):
            messages.success(request, _("Read. There is nothing more to ask about it."))
        back = reverse("today") if "today" in request.GET else after_words(request)
        return redirect(ask_again_url(ticked) if ticked else back)
    problem = ""
    if request.method == "POST":
        problem = _("Choose what you wrote about, or choose “None of these”.")
    lines = [(sign.key, say(sign.short or sign.text)) for sign in signs]
    context = {
        "lines": lines,
        "problem": problem,
        "progress": words_progress(request),
        "back": reverse("safety_words"),
    }
    page = show_page(request, "safety/words_also.html", context, status=422 if problem else 200)
    if waits:
        keep_as_closed(page, person)
    return page
