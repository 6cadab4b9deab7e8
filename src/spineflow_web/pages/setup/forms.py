"""The forms of the first run: a sentence beside the field, and nothing typed is lost."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from spineflow_web.pages.setup import choices

LB_IN_KG = 0.45359237
OWN_NUMBER = r"^\+?\d(?: ?\d){1,14}$"
"""Two to fifteen digits, as telephone numbers have (ITU-T E.164), with single spaces between."""


class OwnerForm(forms.Form):
    """The first account: a name, and a password unless a passkey follows."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("You sign in with it. A first name is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "words"}),
        error_messages={"required": _("Type a name to sign in with.")},
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        help_text=_("At least 15 characters. Four ordinary words are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class TokenForm(OwnerForm):
    """The same, asked from another machine: the console proves whose house this is."""

    token = forms.CharField(
        label=_("One-time token"),
        help_text=_("It stands on the console where Spineflow was started."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Copy the token from the console.")},
    )
    field_order = ("token", "name", "password")


class DisclaimerForm(forms.Form):
    """Nothing goes on without this one tick."""

    accepted = forms.BooleanField(
        label=_("I have read this, and I accept it."),
        error_messages={"required": _("Tick this line to go on.")},
    )
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput)
    language = forms.CharField(required=False, max_length=35, widget=forms.HiddenInput)


class AboutForm(forms.Form):
    """Where one lives and how one counts. Age and sex are questions of the safety check."""

    country = forms.ChoiceField(
        label=_("Country"),
        help_text=_("So that we show the right telephone numbers."),
        error_messages={"required": _("Choose your country.")},
    )
    own_number = forms.CharField(
        label=_("Your own number for an emergency, if you like"),
        required=False,
        max_length=24,
        validators=[RegexValidator(OWN_NUMBER, _("Type a telephone number, such as +64 111."))],
        help_text=_(
            "We show it when help is needed now. Give one if your country is not in the list."
        ),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={"max_length": _("This is too long for a telephone number.")},
    )
    units = forms.ChoiceField(
        label=_("Units"),
        choices=choices.UNITS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your units.")},
    )
    clock = forms.ChoiceField(
        label=_("Clock"),
        choices=choices.CLOCK,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how times are shown.")},
    )
    glass_ml = forms.TypedChoiceField(
        label=_("Your usual glass"),
        choices=choices.GLASSES,
        coerce=int,
        help_text=_("We count water in your glasses."),
    )
    body_mass = forms.FloatField(
        label=_("Body weight, if you like"),
        required=False,
        min_value=20,
        max_value=900,
        help_text=_("It moves the water idea a little. You can leave it empty."),
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
        error_messages={"invalid": _("Type a number, such as 72.")},
    )
    mass_unit = forms.ChoiceField(label=_("Unit of weight"), choices=choices.MASS_UNITS)
    time_zone = forms.ChoiceField(label=_("Time zone"))

    def __init__(self, *args: Any, time_zone: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = choices.countries(time_zone)  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = choices.time_zones(time_zone)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        mass, unit = values.pop("body_mass", None), values.pop("mass_unit", "kg")
        kilograms = mass * LB_IN_KG if mass and unit == "lb" else mass
        if kilograms and not 20 <= kilograms <= 400:
            self.add_error("body_mass", _("This must lie between 20 and 400 kg (44 and 880 lb)."))
        return {**values, "body_mass_kg": kilograms}


class HomeForm(forms.Form):
    """Things that are at hand; nothing at all is a fine answer."""

    equipment = forms.MultipleChoiceField(
        label=_("What do you have at home?"),
        choices=choices.EQUIPMENT,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class FoodForm(forms.Form):
    """What is never to be suggested."""

    avoids = forms.MultipleChoiceField(
        label=_("What do you not eat?"),
        choices=choices.AVOIDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    breast_feeding = forms.BooleanField(label=_("I am breast-feeding"), required=False)


class FluidLimitForm(forms.Form):
    """A limit for drinks that a doctor or a team has set."""

    limit = forms.IntegerField(
        label=_("Your limit for drinks, in mL a day"),
        required=False,
        min_value=200,
        max_value=5000,
        help_text=_("1 litre is 1000 mL, so 1.5 litres are 1500 mL."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Type a whole number, such as 1500, or leave it empty."),
            "min_value": _("Type an amount from 200 to 5000 mL, or leave it empty."),
            "max_value": _("Type an amount from 200 to 5000 mL, or leave it empty."),
        },
    )


class PlaceForm(forms.Form):
    """Where the exercises are done: one tap."""

    position = forms.ChoiceField(
        choices=[(value, label) for value, label, _hint in choices.POSITIONS],
        error_messages={"required": _("Choose one of the three.")},
    )
