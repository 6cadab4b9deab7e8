"""What a clinician asked a person not to do for a while: the list, and the form for one more."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from spineflow.screening.clinician import ClinicianLimit
from spineflow_web.actions.clinician import add_limit, end_limit
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.pages.setup.steps import is_first_run
from spineflow_web.store import limits
from spineflow_web.store.catalogue import catalogue


class LimitForm(forms.Form):
    """What, by whom, and until when."""

    condition = forms.ChoiceField(
        label=gettext_lazy("What should you leave out?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    by = forms.CharField(
        label=gettext_lazy("Who told you?"),
        max_length=120,
        help_text=gettext_lazy("A name and a profession, such as Dr Meyer, family doctor."),
        error_messages={"required": gettext_lazy("Say who told you.")},
    )
    until = forms.DateField(
        label=gettext_lazy("Until which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("The last day on which it holds. You can end it earlier."),
        error_messages={
            "required": gettext_lazy("Give the day."),
            "invalid": gettext_lazy("Give the day as a date, such as 2026-05-31."),
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["condition"].choices = [  # type: ignore[attr-defined]
            (kind.id, say(kind.label)) for kind in catalogue().limit_kinds.values()
        ]

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < self.today:
            raise forms.ValidationError(_("This day has passed already."))
        return until

    @property
    def limit(self) -> ClinicianLimit:
        """What was said, as the gate reads it."""
        given = self.cleaned_data
        return ClinicianLimit(given["condition"], given["until"], given["by"])


@for_person
@require_http_methods(["GET", "POST"])
def clinician_limits(request: PersonRequest) -> HttpResponse:
    """The limits in force, each with its end, and one more."""
    if is_first_run(request.person):
        return redirect("today")
    today = request.now.date()
    form = LimitForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        add_limit(request.person, form.limit, on=today, now=request.now)
        messages.success(request, _("Recorded. Today's plan follows."))
        return redirect("clinician_limits")
    kinds = catalogue().limit_kinds
    listed = [
        (each.id, say(kinds[each.limit.condition].label), each.limit)
        for each in limits.in_force(request.person.id, today)
        if each.limit.condition in kinds
    ]
    status = 422 if form.is_bound and form.errors else 200
    return show_page(request, "safety/limits.html", {"form": form, "listed": listed}, status=status)


@for_person
@require_POST
def clinician_limit_end(request: PersonRequest) -> HttpResponse:
    """The clinician lifted one of them."""
    try:
        limit = UUID(request.POST.get("limit", ""))
    except ValueError:
        return redirect("clinician_limits")
    if end_limit(request.person, limit, on=request.now.date(), now=request.now):
        messages.success(request, _("Ended. Today's plan follows."))
    return redirect("clinician_limits")
