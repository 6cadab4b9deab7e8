"""Glasses of water (D.6): how many in the person's own glass, and when."""

from spineflow.planning.content import PlanContent
from spineflow.planning.day import Day
from spineflow.planning.request import PlanRequest
from spineflow.vocabulary.timing import MINUTES_PER_DAY


def water_glasses(day: Day) -> int:
    """Glasses for today in the person's own glass size (D.6).

    The method's 6-8 glasses of 250 mL always; body mass moves the suggestion inside that range
    only, pregnancy or breast-feeding adds at most 2. Another glass size changes the count, not the
    litres.
    """
    request, content = day.request, day.content
    glass = content.number("glass_ml")
    glasses = round(_drinks_ml(request, content) / glass)
    least, most = content.number("water_glasses_min"), content.number("water_glasses_max")
    suggested = min(max(glasses, least), most)
    added = added_ml(
        content, pregnant=request.pregnant, breast_feeding=request.profile.breast_feeding
    )
    extra = round(added / glass)
    suggested += min(extra, content.number("water_extra_glasses_max"))
    return max(1, round(suggested * glass / request.profile.glass_ml))


def glasses_for_heat(content: PlanContent, minutes: int, already_ml: float, glass_ml: int) -> int:
    """More glasses on a day of heat or sweat, in the person's own glass.

    `minutes` of it, and `already_ml` that pregnancy or breast-feeding add; all of it together never
    adds more than the rule allows (D.6).
    """
    glass = content.number("glass_ml")
    most = content.number("water_extra_glasses_max")
    before = min(round(already_ml / glass), most)
    wanted = minutes / 20 * content.number("water_ml_per_20_min_heat")
    more = min(-(-wanted // glass), most - before)
    return round(more * glass / glass_ml)


def added_ml(content: PlanContent, *, pregnant: bool, breast_feeding: bool) -> float:
    """What pregnancy or breast-feeding adds to the drinks of a day, in mL; the larger of them."""
    return max(
        content.number("water_ml_pregnant") if pregnant else 0,
        content.number("water_ml_breast_feeding") if breast_feeding else 0,
    )


def _drinks_ml(request: PlanRequest, content: PlanContent) -> float:
    mass = request.profile.body_mass_kg
    if mass is None:
        by_sex = {"female": "water_ml_women", "male": "water_ml_men"}
        return content.number(by_sex.get(request.sex or "", "water_ml_unspecified"))
    wanted = mass * content.number("water_ml_per_kg")
    return min(max(wanted, content.number("water_ml_min")), content.number("water_ml_max"))


def glass_times(day: Day, glasses: int | None) -> tuple[int, ...]:
    """When to drink them, in minutes after midnight: over the waking hours, fewer near bedtime.

    Empty where no number is shown: the times would tell it.
    """
    if not glasses:
        return ()
    first = day.profile.wake + day.content.minutes("water_over_the_day")
    bed = (
        day.profile.sleep
        if day.profile.sleep > day.profile.wake
        else (day.profile.sleep + MINUTES_PER_DAY)
    )
    last = max(first, bed - day.content.minutes("water_before_bed"))
    grows = day.content.number("water_pauses_grow")
    share = [(n / max(glasses - 1, 1)) ** grows for n in range(glasses)]
    return tuple(_five(first + part * (last - first)) % MINUTES_PER_DAY for part in share)


def _five(minutes: float) -> int:
    return int(minutes // 5) * 5
