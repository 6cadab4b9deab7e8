"""Recording what a clinician allowed: who, when, and which activities."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from spineflow.screening.clinician import ClearanceRecord
from spineflow_web.actions.clearance import may_record_clearance, record_clearance
from spineflow_web.actions.screening import current_screening
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

EVERYTHING, SOME = "all", "some"


class ClearanceForm(forms.Form):
    """Who said it, when, and what was allowed."""

    who = forms.CharField(
        label=gettext_lazy("Who told you?"),
        max_length=120,
        help_text=gettext_lazy("A name and a profession, such as Dr Meyer, family doctor."),
        error_messages={"required": gettext_lazy("Say who told you.")},
    )
    on = forms.DateField(
        label=gettext_lazy("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Give the day."),
            "invalid": gettext_lazy("Give the day as a date, such as 2026-05-31."),
        },
    )
    extent = forms.ChoiceField(
        label=gettext_lazy("What did they allow?"),
        choices=[
            (EVERYTHING, gettext_lazy("Everything that my answers leave open")),
            (SOME, gettext_lazy("Only these activities")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two.")},
    )
    items = forms.MultipleChoiceField(
        label=gettext_lazy("Activities"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["items"].choices = [  # type: ignore[attr-defined]
            (practice.id, say(practice.title))
            for practice in catalogue().practices.values()
            if not practice.supplement
        ]

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("extent") == SOME and not values.get("items"):
            self.add_error("items", _("Tick at least one activity."))
        return values

    @property
    def record(self) -> ClearanceRecord:
        """What was said, as the gate reads it."""
        given = self.cleaned_data
        items = frozenset(given["items"]) if given["extent"] == SOME else None
        return ClearanceRecord(who=given["who"], on=given["on"], items=items)


@for_person
@require_http_methods(["GET", "POST"])
def clearance(request: PersonRequest) -> HttpResponse:
    """The form, open only where a clearance would count."""
    today = request.now.date()
    screened = current_screening(request.person, today)
    if screened is None or not may_record_clearance(screened):
        return redirect("today")
    form = ClearanceForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        record_clearance(request.person, form.record, on=today, now=request.now)
        messages.success(request, _("Recorded. Your plan follows what was allowed."))
        return redirect("today")
    status = 422 if form.is_bound and form.errors else 200
    return show_page(request, "safety/clearance.html", {"form": form}, status=status)
