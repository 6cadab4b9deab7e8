"""The field for one's own words, at the end of the safety questions. It may be left empty."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.words import TextTooLong, reader_of, tell_in_words
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.gate import ask_again_url
from spineflow_web.pages.setup.steps import (
    WORDS,
    Progress,
    first_open_step,
    is_first_run,
    pages_after,
    progress,
    safety_screens,
)
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import draft_of


class WordsForm(forms.Form):
    """Anything the questions did not ask."""

    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("You may leave this empty. Write in English, as it comes."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@for_person
@require_http_methods(["GET", "POST"])
def safety_words(request: PersonRequest) -> HttpResponse:
    """The field; what it leads to is asked at once, and then a list of signs is looked through."""
    person, on = request.person, request.now.date()
    screened = current_screening(person, on)
    if not offers_words(person) or screened is None:
        return redirect("safety")
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            keys = tell_in_words(
                person, form.cleaned_data["words"], place="safety", on=on, now=request.now
            )
        except TextTooLong as error:
            form.add_error("words", too_long(error))
        else:
            if keys:
                return redirect(ask_again_url(keys))
            waits = form.cleaned_data["words"].strip() or person.signs_wait_since
            return redirect("safety_words_also" if waits else after_words(request))
    first_run = is_first_run(person)
    context: dict[str, Any] = {
        "form": form,
        "is_first_run": first_run,
        "progress": words_progress(request),
        "back": _before(person) if first_run else reverse("settings_safety"),
    }
    return show_page(request, "safety/words.html", context, status=422 if form.errors else 200)


def words_progress(request: PersonRequest) -> Progress | None:
    """How far the first run is at one's own words; None in any later run."""
    if not is_first_run(request.person):
        return None
    screened = current_screening(request.person, request.now.date())
    return progress(WORDS, draft_of(request.person.id), pages_after(screened), has_words=True)


def too_long(error: TextTooLong) -> str:
    """What to say about a text that is not read to its end."""
    return _("Please make it shorter: at most %(longest)d characters are read.") % {
        "longest": error.longest
    }


def offers_words(person: KnownPerson) -> bool:
    """Whether the field is offered: only where somebody reads the person's language."""
    return reader_of(person) is not None


def _before(person: KnownPerson) -> str:
    """The last page of the questions."""
    screens = safety_screens(draft_of(person.id))
    return reverse("safety_screen", args=[screens[-1]]) if screens else reverse("about")


def after_words(request: PersonRequest) -> str:
    """Where to go when nothing more is asked about a text."""
    if is_first_run(request.person):
        screened = current_screening(request.person, request.now.date())
        return reverse(first_open_step(request.person, screened) or "settings_safety")
    return reverse("settings_safety")
