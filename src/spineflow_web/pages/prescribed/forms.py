"""The small form of a prescription."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from spineflow.sessions.prescribed import (
    HOLD_MAX_S,
    MINUTES_MAX,
    REPS_MAX,
    SETS_MAX,
    TIMES_MAX,
    Prescription,
)
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

STEPS_MAX = 12
ASKED = (
    "supine", "prone", "side_lying", "sitting", "on_feet", "kneeling", "hands_and_knees",
    "getting_down_to_floor", "head_below_heart", "balance", "weight_on_wrists",
    "single_leg_load", "flexion_mid", "flexion_end", "extension_mid", "extension_end",
    "rotation_mid", "side_bend", "arms_overhead", "exertion_moderate", "strength_work",
    "breath_hold", "heat_on_skin", "immersion", "pressure_on_tissue", "impact",
)  # fmt: skip
"""Demands worth asking a layperson about; each is an id of the content."""


def _number(label: Any, most: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=most)


class PrescriptionForm(forms.Form):
    """Title, steps, dose, demands, by whom and until when."""

    title = forms.CharField(
        label=gettext_lazy("What is it called?"),
        max_length=80,
        error_messages={"required": gettext_lazy("Give it a name.")},
    )
    steps = forms.CharField(
        label=gettext_lazy("How is it done?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        help_text=gettext_lazy("One step on each line, as it stands on your sheet."),
        error_messages={"required": gettext_lazy("Write down at least one step.")},
    )
    sets = _number(gettext_lazy("Sets"), SETS_MAX)
    reps = _number(gettext_lazy("Repetitions"), REPS_MAX)
    hold_s = _number(gettext_lazy("Seconds to hold"), HOLD_MAX_S)
    minutes = _number(gettext_lazy("Or minutes in all"), MINUTES_MAX)
    times_a_day = forms.IntegerField(
        label=gettext_lazy("Times a day"), min_value=1, max_value=TIMES_MAX, initial=1
    )
    demands = forms.MultipleChoiceField(
        label=gettext_lazy("What does it ask of you?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Tick all that is part of it. If your answers or a limit rule one of them out, "
            "it stays out of your plan until you have asked."
        ),
        error_messages={"required": gettext_lazy("Tick at least one line.")},
    )
    by = forms.CharField(
        label=gettext_lazy("Who prescribed it?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Say who prescribed it.")},
    )
    until = forms.DateField(
        label=gettext_lazy("Until which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Give the day."),
            "invalid": gettext_lazy("Give the day as a date, such as 2026-05-31."),
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        known = catalogue().safety.demands
        self.fields["demands"].choices = [  # type: ignore[attr-defined]
            (name, say(known[name].plain)) for name in ASKED if name in known
        ]

    def clean_steps(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["steps"].splitlines() if line.strip()]
        if not lines:
            raise forms.ValidationError(_("Write down at least one step."))
        return lines[:STEPS_MAX]

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < self.today:
            raise forms.ValidationError(_("This day has passed already."))
        return until

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not (
            values.get("minutes") or values.get("reps") or values.get("hold_s")
        ):
            self.add_error("reps", _("Say how much: repetitions, seconds to hold, or minutes."))
        return values

    @property
    def prescription(self) -> Prescription:
        """What was written down."""
        given = self.cleaned_data
        return Prescription(
            id=uuid7(),
            title=given["title"],
            steps=tuple(given["steps"]),
            by=given["by"],
            until=given["until"],
            sets=given["sets"],
            reps=given["reps"],
            hold_s=given["hold_s"],
            minutes=given["minutes"],
            times_a_day=given["times_a_day"],
            demands=frozenset(given["demands"]),
        )
