"""Seven days of the diary: the mean of the days on which something was told."""

from datetime import timedelta

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


def _greens(request: ScreenedRequest, its: Diary) -> tuple[int, int] | None:
    """Portions of greens in these seven days and in the seven before, where they must be steady."""
    if STEADY not in its.eater.tokens:
        return None
    foods, on = catalogue().foods, request.now.date()
    first = week_before(on)
    counts = []
    for start in (first, first - timedelta(days=7)):
        found = summaries.between(request.person.id, start, start + timedelta(days=6))
        portions = sum(
            tenths / 10 / foods[food].grams
            for summary in found.values()
            for food, tenths in of_summary(summary).items()
            if food in foods and GREENS in foods[food].good_for
        )
        counts.append(round(portions))
    return counts[0], counts[1]
