"""The forms around a walk, a swim or a ride: an illness that is over, and how hard it was."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spineflow_web.actions.diary import DAYS_BACK
from spineflow_web.pages.diary.forms import EFFORTS, choice_field, steps_field

LAST_DAY = _("Give a day of the last two weeks, before today.")


class IllnessForm(forms.Form):
    """The last day of an illness; without a day free of fever it is not over."""

    last_day = forms.DateField(
        label=_("The last day you were ill"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": LAST_DAY, "invalid": LAST_DAY},
    )
    well = choice_field(
        _("Have you been without fever for a whole day, without medicine against it?"),
        [("yes", _("Yes")), ("no", _("No"))],
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_last_day(self) -> date:
        last_day: date = self.cleaned_data["last_day"]
        if not self.today - timedelta(days=DAYS_BACK) <= last_day < self.today:
            raise forms.ValidationError(LAST_DAY)
        return last_day

    @property
    def is_well(self) -> bool:
        return bool(self.cleaned_data.get("well") == "yes")


class EffortForm(forms.Form):
    """What one could still do on the way, and steps where they were counted."""

    effort = choice_field(_("How hard was it?"), EFFORTS, required=False)
    steps = steps_field()

    @property
    def said(self) -> dict[str, Any]:
        """What was told; empty where nothing was."""
        told = {
            "effort": self.cleaned_data["effort"] or None,
            "steps": self.cleaned_data.get("steps"),
        }
        return told if any(told.values()) else {}
