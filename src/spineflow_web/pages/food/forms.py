"""The form of a food of one's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spineflow_web.pages.food.amount import LONGEST, read_number
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

MOST_PORTION_G = 2000
MOST_AMOUNT = 100_000


class AmountField(forms.CharField):
    """A number above or at 0 as people type it; empty is unknown."""

    def __init__(self, *, most: float, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)
        self.most = most
        self.widget.attrs.update(inputmode="decimal", autocomplete="off")
        self.error_messages["max_length"] = gettext_lazy("Type a number, such as 2.5.")

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        number = read_number(text)
        if number is None:
            raise forms.ValidationError(_("Type a number, such as 2.5."))
        if number > self.most:
            raise forms.ValidationError(_("At most %(most)d.") % {"most": self.most})
        return number


class NeedsForm(forms.Form):
    """What moves a reference value and is no question of safety."""

    smokes = forms.BooleanField(label=gettext_lazy("I smoke"), required=False)
    menopause = forms.ChoiceField(
        label=gettext_lazy("Have your periods stopped for good?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("after_menopause", gettext_lazy("Yes")),
            ("before_menopause", gettext_lazy("No")),
            ("", gettext_lazy("Go by my age")),
        ],
        error_messages={"invalid_choice": gettext_lazy("Please tap one of these.")},
    )

    def __init__(self, *args: Any, told: frozenset[str], sex: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [each for each in ("after_menopause", "before_menopause") if each in told]
        self.initial = {"smokes": "smokes" in told, "menopause": known[0] if known else ""}
        if sex == "male":
            del self.fields["menopause"]

    @property
    def told(self) -> set[str]:
        """Ids as the content names them."""
        given = {self.cleaned_data.get("menopause", "")} - {""}
        return given | ({"smokes"} if self.cleaned_data["smokes"] else set())


class OwnFoodForm(forms.Form):
    """A name, one portion, and what its label says of the five nutrients."""

    name = forms.CharField(
        label=gettext_lazy("What is it called?"),
        max_length=80,
        error_messages={
            "required": gettext_lazy("Give it a name."),
            "max_length": gettext_lazy("The name is too long. Use at most 80 letters."),
        },
    )
    portion_g = AmountField(
        most=MOST_PORTION_G,
        label=gettext_lazy("How much does one portion weigh, in grams?"),
        error_messages={"required": gettext_lazy("Give the grams of one portion.")},
    )
    is_supplement = forms.BooleanField(
        label=gettext_lazy("It is a supplement, such as a tablet"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nutrients = list(catalogue().food.nutrients.values())
        for each in self.nutrients:
            label = _("%(name)s, %(unit)s") % {"name": say(each.name), "unit": each.unit}
            self.fields[each.id] = AmountField(most=MOST_AMOUNT, label=label, required=False)

    @property
    def amount_fields(self) -> list[Any]:
        """The five, for the template."""
        return [self[each.id] for each in self.nutrients]

    def clean_portion_g(self) -> float:
        grams: float = self.cleaned_data["portion_g"]
        if grams < 0.1:
            raise forms.ValidationError(_("Give the grams of one portion."))
        return grams

    @property
    def amounts(self) -> dict[str, float]:
        """What was told, by nutrient."""
        given = {each.id: self.cleaned_data.get(each.id) for each in self.nutrients}
        return {name: amount for name, amount in given.items() if amount is not None}
