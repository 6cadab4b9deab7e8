"""Seven days of the diary: the mean of the days on which something was told."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from spineflow.nourishment.needs import needs, standing_of
from spineflow_web.actions.food import Diary, of_summary, totals_between, week_before
from spineflow_web.pages.doors import ScreenedRequest
from spineflow_web.pages.food.day import idea_names
from spineflow_web.pages.food.rows import nutrient_rows
from spineflow_web.pages.food.views import for_diary
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.clock_words import date_words
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue

STEADY = "keep_vit_k_constant"
GREENS = "leafy_greens_vit_k"


class Greens(NamedTuple):
    """Portions of greens in these seven days and in the seven before."""

    these_days: int
    days_before: int


@for_diary
@require_safe
def food_week(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """This week; where greens should stay the same, the week before beside it."""
    person, content, on = request.person, catalogue().food, request.now.date()
    first = week_before(on)
    had, days = totals_between(person, first, on)
    wanted = needs(content, its.eater)
    open_ones = [
        content.nutrients[name].practice
        for name in content.nutrients
        if days
        and name not in its.eater.no_amounts
        and standing_of(name, had, wanted, days) == "open"
    ]
    context = {
        "days": days,
        "first": date_words(first),
        "last": date_words(on),
        "nutrients": nutrient_rows(had, wanted, its.eater.no_amounts, days) if days else [],
        "ideas": idea_names(its, open_ones, on),
        "greens": _greens(request, its),
        "sentences": [say(each) for each in its.sentences],
    }
    return show_page(request, "food/week.html", context)


def _greens(request: ScreenedRequest, its: Diary) -> Greens | None:
    """Where greens must be steady: how much there was."""
    if STEADY not in its.eater.tokens:
        return None
    first, person = week_before(request.now.date()), request.person.id
    return Greens(_portions(person, first), _portions(person, first - timedelta(days=7)))


def _portions(person_id: UUID, first: date) -> int:
    """Portions of greens in the seven days from a date on."""
    foods = catalogue().foods
    found = summaries.between(person_id, first, first + timedelta(days=6))
    return round(
        sum(
            tenths / 10 / foods[food].grams
            for summary in found.values()
            for food, tenths in of_summary(summary).items()
            if food in foods and GREENS in foods[food].good_for
        )
    )
