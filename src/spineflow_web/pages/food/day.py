"""One page of the diary, put together."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from spineflow.nourishment.ideas import ideas, suitable
from spineflow.nourishment.needs import needs, standing_of
from spineflow.nourishment.totals import totals
from spineflow_web.actions.food import Diary, eaten_on, known_facts, of_summary
from spineflow_web.pages.doors import ScreenedRequest
from spineflow_web.pages.food.forms import NeedsForm
from spineflow_web.pages.food.rows import entry_rows, food_row, nutrient_rows
from spineflow_web.pages.food.search import found
from spineflow_web.pages.offline.words import day_log_words
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.clock_words import date_words
from spineflow_web.store import own_foods, summaries
from spineflow_web.store.catalogue import catalogue

IDEAS = 4
BACK_DAYS = 366


def day_context(request: ScreenedRequest, its: Diary, on: date, asked: str = "") -> dict[str, Any]:
    """Entries, totals, what can be logged, and ideas for what is open."""
    person, content = request.person, catalogue().food
    words = day_log_words(person, request.now.date())
    own, liked = own_foods.own_foods(person.id), own_foods.favourites(person.id)
    recipes = own_foods.recipes(person.id)
    had = totals(of_summary(summaries.of_day(person.id, on)), known_facts(person))
    wanted = needs(content, its.eater)
    open_ones = [
        content.nutrients[name].practice
        for name in content.nutrients
        if name not in its.eater.no_amounts and standing_of(name, had, wanted) == "open"
    ]
    keys = found(asked, own)
    return {
        "day": on,
        "date": date_words(on),
        "is_today": on == request.now.date(),
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1) if on < request.now.date() else None,
        "entries": entry_rows(eaten_on(person, on), own, recipes, person),
        "nutrients": nutrient_rows(had, wanted, its.eater.no_amounts, 1),
        "ideas": idea_names(its, open_ones, on),
        "about": NeedsForm(told=its.eater.told, sex=its.eater.sex),
        "taps": taps(its),
        "day_log": words,
        "asked": asked,
        "results": [row for key in keys if (row := food_row(key, own, liked, person))],
        "favourites": [
            row
            for key in sorted(liked)
            if not (key in own and own[key].put_away) and (row := food_row(key, own, liked, person))
        ],
        "recipes": list(recipes.values()),
        "sentences": [say(each) for each in its.sentences],
    }


def idea_names(its: Diary, practices: list[str], on: date) -> list[str]:
    """Names of foods that suit, for these practices; no amounts, so that anybody may read them."""
    found_ideas = ideas(catalogue().food, its.suits, practices, on.toordinal(), IDEAS)
    return [say(food.name) for food in found_ideas]


def taps(its: Diary) -> list[Mapping[str, str]]:
    """One tap a kind, with the first of its foods that suits this person."""
    content = catalogue().food
    fitting = suitable(content, its.suits)
    named: list[Mapping[str, str]] = []
    for tap in content.taps.values():
        food = next((each for each in tap.foods if each in fitting), None)
        if food is not None:
            measure = content.measures_of[food][0]
            parts = [{"food": food, "grams": measure.grams}]
            named.append(
                {
                    "id": tap.id,
                    "name": say(tap.name),
                    "food": say(content.foods[food].name),
                    "measure": say(measure.words),
                    "payload": json.dumps({"parts": parts, "recipe": ""}),
                }
            )
    return named


def tapped(its: Diary, name: str) -> tuple[str, float] | None:
    """Food and grams of one tap; None where nothing of it suits."""
    content = catalogue().food
    tap = content.taps.get(name)
    if tap is None:
        return None
    fitting = suitable(content, its.suits)
    food = next((each for each in tap.foods if each in fitting), None)
    return None if food is None else (food, content.measures_of[food][0].grams)
