"""When a person wants quiet, and for how long they put reminders off."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SNOOZES = {"hour": timedelta(hours=1), "week": timedelta(days=7)}


def _time(label: Any) -> forms.TimeField:
    told = _("Give a time, such as 21:00.")
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S", "%I:%M %p"],
        error_messages={"required": told, "invalid": told},
    )


class QuietForm(forms.Form):
    """The hours without reminders. The same time twice stands for none."""

    quiet_from = _time(_("No reminder from"))
    quiet_until = _time(_("until"))

    @property
    def told(self) -> dict[str, str]:
        """Both as the wishes keep them."""
        return {name: f"{moment:%H:%M}" for name, moment in self.cleaned_data.items()}


def snoozed_until(choice: str, here: datetime) -> datetime | None:
    """The end of a snooze by the name of its button; None takes a snooze back, also for others.

    `tomorrow` ends at the next midnight where the person is; quiet hours hold beside it.
    """
    if choice == "tomorrow":
        start = here.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        return start + timedelta(days=1)
    return here + SNOOZES[choice] if choice in SNOOZES else None
