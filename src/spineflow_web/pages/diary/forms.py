"""The forms of the diary: what was done outside a session. A sentence beside the field, and nothing
typed is lost."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from spineflow.records.payload import MOST_STEPS
from spineflow.screening.finding import ItemClearance
from spineflow.screening.forms import closed_words
from spineflow_web.actions.visits import THERAPIST
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

LONGEST_ACTIVITY, LONGEST_WARMTH, LONGEST_MASSAGE = 600, 120, 120
EFFORTS = [
    ("sing", _("I could have sung")),
    ("talk", _("I could talk in whole sentences")),
    ("few_words", _("Only a few words at a time")),
]
WARMTHS = [("low", _("Low")), ("medium", _("Medium")), ("high", _("High"))]
YES_NO = [("yes", _("Yes")), ("no", _("No"))]
SKINS = [
    ("unseen", _("I have not looked yet")),
    ("as_before", _("As before")),
    ("pink", _("Evenly pink, and it faded")),
    ("blotchy", _("Blotchy, or a net-like pattern")),
    ("hurt", _("Sore, blistered or numb")),
]
ZONES = {
    "lower_back": _("Lower back muscles"),
    "glutes": _("Buttocks"),
    "hamstrings": _("Upper hamstrings"),
}
TO_COME = _("This time is still to come. Give the time it began.")
NO_VISIT = _("This is for a visit to a therapist. Untick it here.")
SCALE = [("", _("Not told")), *((n, str(n)) for n in range(11))]


class EntryForm(forms.Form):
    """When it began, on a day that is given; `moment` is where the person is."""

    kind: ClassVar[str]
    """The kind of event it becomes."""
    at = forms.TimeField(
        label=_("Begun at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Give the time it began, such as 14:30."),
            "invalid": _("Give the time it began, such as 14:30."),
        },
    )

    def __init__(
        self, *args: Any, cleared: Iterable[ItemClearance], on: date, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cleared = {each.item: each for each in cleared}
        self.on, self.now = on, now
        self.fields["at"].initial = now.time() if on == now.date() else time(12)
        practices = catalogue().practices
        self.fields["practice"].choices = [  # type: ignore[attr-defined]
            (item, say(practices[item].title)) for item in self.cleared
        ]
        if len(self.cleared) == 1:
            self.fields["practice"].initial = next(iter(self.cleared))

    @property
    def payload(self) -> dict[str, Any]:
        """What the event says."""
        raise NotImplementedError

    @property
    def moment(self) -> datetime:
        return datetime.combine(self.on, self.cleaned_data["at"], tzinfo=self.now.tzinfo)

    def clean_at(self) -> time | None:
        at: time | None = self.cleaned_data["at"]
        if at and datetime.combine(self.on, at, tzinfo=self.now.tzinfo) > self.now:
            raise forms.ValidationError(TO_COME)
        return at


def _practice(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please tap one of these."),
            "invalid_choice": _("Please tap one of these."),
        },
    )


def _minutes(most: int) -> forms.FloatField:
    outside = format_lazy(_("Give the minutes, from 1 to {most}."), most=most)
    return forms.FloatField(
        label=_("Minutes"),
        min_value=1,
        max_value=most,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": "any"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), outside),
    )


def choice_field(label: Any, choices: list[tuple[Any, Any]], **options: Any) -> forms.ChoiceField:
    """One tap among a few."""
    sentence = _("Please tap one of these.")
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=options.pop("widget", forms.RadioSelect),
        error_messages={"required": sentence, "invalid_choice": sentence},
        **options,
    )


def steps_field() -> forms.IntegerField:
    """Steps of a walk, where they were counted."""
    return forms.IntegerField(
        label=_("Steps, if you counted them"),
        required=False,
        min_value=1,
        max_value=MOST_STEPS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            format_lazy(_("Give a whole number, from 1 to {most}."), most=MOST_STEPS),
        ),
    )


def _scale(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=SCALE,
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Please tap one of these.")},
    )


class ActivityForm(EntryForm):
    """A walk, a swim, a ride."""

    practice = _practice(_("What did you do?"))
    minutes = _minutes(LONGEST_ACTIVITY)
    effort = choice_field(_("How hard was it, if you like?"), EFFORTS, required=False)
    steps = steps_field()
    field_order = ("practice", "minutes", "at", "effort", "steps")
    kind = "activity_done"

    @property
    def payload(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {
            "practice": told["practice"],
            "minutes": told["minutes"],
            "effort": told["effort"] or None,
            "steps": told["steps"],
        }


class WarmthForm(EntryForm):
    """Warmth that is to begin now, or that was."""

    practice = _practice(_("What gives the warmth?"))
    begins = choice_field(
        _("When?"),
        [("now", _("I want to begin now")), ("earlier", _("I have had it already"))],
        initial="now",
    )
    minutes = _minutes(LONGEST_WARMTH)
    warmth = choice_field(_("How warm?"), WARMTHS, initial="low")
    degrees_c = forms.FloatField(
        label=_("Measured, in °C, if you like"),
        required=False,
        min_value=20,
        max_value=70,
        help_text=_("At the side of the cover that lies on your skin."),
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Give the degrees, from 20 to 70 °C.")
        ),
    )
    cloth = choice_field(_("Is there cloth between it and your skin?"), YES_NO)
    awake = choice_field(_("Are you wide awake?"), YES_NO)
    skin = choice_field(_("Your skin afterwards"), SKINS, initial="unseen")
    field_order = (
        "begins", "practice", "minutes", "at", "warmth", "degrees_c", "cloth", "awake", "skin",
    )  # fmt: skip
    kind = "warmth_had"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begins_now = self.data.get("begins", "now") == "now"
        self.fields["at"].required = not begins_now
        self.fields["awake"].required = begins_now
        if self.on != self.now.date():
            self.fields["begins"].initial = "earlier"

    def clean_begins(self) -> str:
        begins: str = self.cleaned_data["begins"]
        if begins == "now" and self.on != self.now.date():
            raise forms.ValidationError(_("This day is over. Tell what you have had."))
        return begins

    @property
    def is_now(self) -> bool:
        return bool(self.cleaned_data.get("begins") == "now")

    @property
    def moment(self) -> datetime:
        return self.now if self.is_now else super().moment

    @property
    def payload(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {
            "source": told["practice"],
            "minutes": told["minutes"],
            "warmth": told["warmth"],
            "degrees_c": told["degrees_c"],
            "cloth": told["cloth"] == "yes",
            "skin": "unseen" if self.is_now else told["skin"],
        }


class MassageForm(EntryForm):
    """Rolling, kneading or a therapist's hands."""

    practice = _practice(_("What was it?"))
    zones = forms.MultipleChoiceField(
        label=_("Where?"),
        choices=list(ZONES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one place."),
            "invalid_choice": _("Tick at least one place."),
        },
    )
    minutes = _minutes(LONGEST_MASSAGE)
    pressure = _scale(_("Pressure, 0 to 10"))
    tender_before = _scale(_("Tender before, 0 to 10"))
    tender_after = _scale(_("Tender after, 0 to 10"))
    found = forms.MultipleChoiceField(
        label=_("What did the therapist find, if it was one?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Please tick only what stands here.")},
    )
    field_order = (
        "practice", "zones", "minutes", "at", "pressure", "tender_before", "tender_after", "found",
    )  # fmt: skip
    kind = "massage_had"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if THERAPIST not in self.cleared:
            del self.fields["found"]
            return
        known = catalogue().sessions.therapist_findings.values()
        self.fields["found"].choices = [(each.id, say(each.text)) for each in known]  # type: ignore[attr-defined]

    def clean_found(self) -> list[str]:
        found: list[str] = self.cleaned_data["found"]
        if found and self.cleaned_data.get("practice") not in (THERAPIST, None):
            raise forms.ValidationError(NO_VISIT)
        return found

    @property
    def findings(self) -> list[str]:
        """What the therapist found; empty where nothing was told."""
        return list(self.cleaned_data.get("found", ()))

    def closed_zones(self) -> list[str]:
        """Places that this person leaves out, of those that were ticked."""
        practice = catalogue().practices[self.cleaned_data["practice"]]
        closed = closed_words(practice, self.cleared[practice.id].closed)
        return [zone for zone in self.cleaned_data["zones"] if zone in closed]

    @property
    def payload(self) -> dict[str, Any]:
        told = self.cleaned_data
        given = ("practice", "zones", "minutes", "pressure", "tender_before", "tender_after")
        return {name: told[name] for name in given}
