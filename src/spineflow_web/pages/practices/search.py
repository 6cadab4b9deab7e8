"""The library's index of plain words, one per language."""

from functools import cache

from django.utils.translation import get_language, pgettext

from spineflow.knowledge.word_search import WordIndex, index_of, words_of
from spineflow_web.pages.practices.words import REGIONS
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

TITLE, PLAIN_WORDS, REGION, FAMILY, PURPOSE = 9, 6, 4, 2, 1
"""How much a word says about a practice, by where it stands."""


def found(asked: str) -> list[str]:
    """Ids of practices for what somebody typed, the best first."""
    language = get_language()
    return _index(language).find(asked, _passed_over(language))


@cache
def _index(language: str | None) -> WordIndex:
    families = catalogue().families
    return index_of(
        {
            practice.id: [
                (TITLE, say(practice.title)),
                *((PLAIN_WORDS, say(words)) for words in practice.words),
                *((REGION, REGIONS[region]()) for region in practice.regions),
                *((REGION, region.replace("_", " ")) for region in practice.regions),
                (FAMILY, say(families[practice.family].title)),
                (PURPOSE, say(practice.purpose)),
            ]
            for practice in catalogue().practices.values()
        }
    )


@cache
def _passed_over(language: str | None) -> frozenset[str]:
    """Little words that say nothing about a practice."""
    little = pgettext(
        "words passed over in a search",
        "a an the my me i is are in on at of for to and or with when it that have has do what pain"
        " painful hurt hurts ache aches",
    )
    return frozenset(words_of(little))
