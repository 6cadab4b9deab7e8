"""The form of the day: when one is up, how long one has, how far one walks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spineflow_web.pages.setup import choices

WINDOWS = (1, 2, 3)


def _time(label: Any, *, required: bool = False) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=required,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S", "%I:%M %p"],
        error_messages={
            "required": _("Give a time, such as 07:00."),
            "invalid": _("Give a time, such as 07:00."),
        },
    )


class TimesForm(forms.Form):
    """Wake, sleep, meals, minutes, and windows if the day has fixed ones."""

    minutes = forms.IntegerField(
        label=_("Minutes for your back on most days"),
        min_value=5,
        max_value=120,
        help_text=_("From 5 to 120. The plan fits into them."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Give a number of minutes, from 5 to 120."),
            "invalid": _("Give a whole number of minutes, from 5 to 120."),
            "min_value": _("Give at least 5 minutes."),
            "max_value": _("Give at most 120 minutes."),
        },
    )
    walks = forms.TypedChoiceField(
        label=_("How long do you walk on most days now?"),
        choices=choices.WALKS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the nearest answer.")},
    )
    wake = _time(_("I get up at"), required=True)
    sleep = _time(_("I go to bed at"), required=True)
    meal_1 = _time(_("First meal"))
    meal_2 = _time(_("Second meal"))
    meal_3 = _time(_("Third meal"))
    from_1 = _time(_("First window, from"))
    to_1 = _time(_("First window, to"))
    from_2 = _time(_("Second window, from"))
    to_2 = _time(_("Second window, to"))
    from_3 = _time(_("Third window, from"))
    to_3 = _time(_("Third window, to"))

    desk_from = _time(_("At the desk from"))
    desk_to = _time(_("At the desk until"))
    goals = forms.MultipleChoiceField(
        label=_("What do you want most?"),
        required=False,
        choices=choices.goals,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("wake") and values["wake"] == values.get("sleep"):
            self.add_error("sleep", _("Getting up and going to bed need different times."))
        for number in WINDOWS:
            self._check_window(number, values.get(f"from_{number}"), values.get(f"to_{number}"))
        self._check_pair("desk", values.get("desk_from"), values.get("desk_to"))
        return values

    def _check_pair(self, name: str, start: Any, end: Any) -> None:
        first, last = f"{name}_from", f"{name}_to"
        if bool(start) != bool(end) and not {first, last} & set(self.errors):
            self.add_error(last if start else first, _("Desk hours need both times, or neither."))
        elif start and end and end <= start:
            self.add_error(last, _("The end must come after the start."))

    def _check_window(self, number: int, start: Any, end: Any) -> None:
        if bool(start) != bool(end) and not self._refused(number):
            missing = f"to_{number}" if start else f"from_{number}"
            self.add_error(missing, _("A window needs both times, or neither."))
        elif start and end and end <= start:
            self.add_error(f"to_{number}", _("The end must come after the start."))

    def _refused(self, number: int) -> bool:
        return f"from_{number}" in self.errors or f"to_{number}" in self.errors

    @property
    def told(self) -> dict[str, Any]:
        """The page's answers as a person's profile keeps them, walking apart."""
        given = self.cleaned_data
        windows = [
            {"from": f"{given[f'from_{n}']:%H:%M}", "to": f"{given[f'to_{n}']:%H:%M}"}
            for n in WINDOWS
            if given[f"from_{n}"]
        ]
        meals = [f"{given[f'meal_{n}']:%H:%M}" for n in (1, 2, 3) if given[f"meal_{n}"]]
        return {
            "minutes": given["minutes"],
            "wake": f"{given['wake']:%H:%M}",
            "sleep": f"{given['sleep']:%H:%M}",
            "meals": sorted(meals),
            "windows": windows,
            "desk": self._desk,
            "goals": given["goals"],
        }

    @property
    def _desk(self) -> list[dict[str, str]]:
        start, end = self.cleaned_data["desk_from"], self.cleaned_data["desk_to"]
        return [{"from": f"{start:%H:%M}", "to": f"{end:%H:%M}"}] if start else []
