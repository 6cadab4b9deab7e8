"""Finding a food by plain words, also with a slip of the finger; one index per language."""

from collections.abc import Mapping
from functools import cache

from django.utils.translation import get_language

from spineflow.knowledge.word_search import WordIndex, index_of, words_of
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.own_foods import OwnFoodKnown

NAME, KIND = 4, 1
SHOWN = 12
LONGEST = 80


def found(asked: str, own: Mapping[str, OwnFoodKnown]) -> list[str]:
    """Keys of foods for what somebody typed: their own first, then those of the content."""
    typed = asked[:LONGEST]
    if not words_of(typed):
        return []
    mine = {key: each for key, each in own.items() if not each.put_away}
    index = index_of({key: [(NAME, each.name)] for key, each in mine.items()})
    first = index.find(typed) if mine else []
    return [*first, *_index(get_language()).find(typed)][:SHOWN]


@cache
def _index(language: str | None) -> WordIndex:
    content = catalogue().food
    kinds: dict[str, list[str]] = {}
    for tap in content.taps.values():
        for food in tap.foods:
            kinds.setdefault(food, []).append(say(tap.name))
    return index_of(
        {
            food.id: [
                (NAME, say(food.name)),
                *((KIND, kind) for kind in kinds.get(food.id, [])),
                (KIND, food.id.replace("_", " ")),
            ]
            for food in content.foods.values()
        }
    )
