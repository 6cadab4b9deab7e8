"""After words of one's own: the emergency signs as one list, for what the reading did not find."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spineflow_web.actions.words import also_to_ask
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.gate import ask_again_url
from spineflow_web.pages.safety.words import WRITTEN, after_words, offers_words, words_progress
from spineflow_web.pages.sentences import say
from spineflow_web.pages.setup.steps import is_first_run


@for_person
@require_http_methods(["GET", "POST"])
def safety_words_also(request: PersonRequest) -> HttpResponse:
    """One tick per sign; each leads to its question, none of them goes on."""
    if not offers_words(request.person):
        return redirect("safety")
    singly = request.session.get(WRITTEN, ())
    signs = [sign for sign in also_to_ask(request.person) if sign.key not in singly]
    ticked = [sign.key for sign in signs if sign.key in request.POST.getlist("sign")]
    if ticked or "none" in request.POST:
        had_text = request.session.pop(WRITTEN, None) is not None
        if not ticked and had_text and not is_first_run(request.person):
            messages.success(request, _("Read. There is nothing more to ask about it."))
        return redirect(ask_again_url(ticked) if ticked else after_words(request))
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
    return show_page(request, "safety/words_also.html", context, status=422 if problem else 200)
