"""Every way a practice may be done by one person, and the one that suits them first.

Planning picks one form for the day; whoever looks a practice up sees all that are left to them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spineflow.knowledge.practice import Practice, PracticeForm
from spineflow.planning.day_plan import PlannedDose
from spineflow.planning.dose import limited_dose, planned_dose, without_hidden
from spineflow.planning.form import Bounds, Form, choose_form
from spineflow.planning.request import Profile
from spineflow.screening.finding import ItemClearance
from spineflow.screening.forms import open_forms, open_variants
from spineflow.screening.rule import Token


@dataclass(frozen=True, slots=True)
class OpenWays:
    """The forms left to a person, in the order of the entry. `own` is where they begin: the form
    for their place and things at home, else the first; None where nothing is left."""

    own: Form | None
    forms: tuple[Form, ...]


NOTHING = OpenWays(None, ())


def open_ways(
    practice: Practice, cleared: ItemClearance, spared: frozenset[str], profile: Profile
) -> OpenWays:
    """What the clearance leaves: nothing closed, every limit kept, and what is to be spared left
    out wherever there is another form."""
    if cleared.barred:
        return NOTHING
    inside = _inside(open_forms(practice, cleared.closed), cleared.limits)
    kinder = [
        form
        for form in inside
        if form.variant.id not in spared
        and spared.isdisjoint((*form.variant.demands, *form.level.demands))
    ]
    bounds = Bounds(cleared.limits, spared, cleared.closed)
    own = choose_form(practice, open_variants(practice, cleared.closed), profile, bounds)
    left = kinder or inside
    if own is not None and own not in left:
        left = [own, *left]
    return OpenWays(own or next(iter(left), None), tuple(left))


def dose_of(form: Form, cleared: ItemClearance, tokens: Mapping[str, Token]) -> PlannedDose:
    """The dose of a form under the person's limits, without the numbers they are not to see."""
    hidden = frozenset(word for token in cleared.tokens for word in tokens[token].hides)
    return without_hidden(planned_dose(limited_dose(form.level.dose, cleared.limits)), hidden)


def _inside(forms: tuple[PracticeForm, ...], limits: Mapping[str, float]) -> list[Form]:
    """The forms inside every limit; the easiest, with the token's sentence, where there is none."""
    inside = [f for f in forms if _keeps(f.level.level, f.level.range_fraction, limits)]
    easiest = min((form.level.level for form in forms), default=0)
    left = inside or [form for form in forms if form.level.level == easiest]
    return [Form(form.variant, form.level) for form in left]


def _keeps(level: int, fraction: float, limits: Mapping[str, float]) -> bool:
    """A hold that is too long is shortened; a level or a range that is too high is left out."""
    return level <= limits.get("level_max", level) and fraction <= limits.get(
        "range_fraction_max", fraction
    )
