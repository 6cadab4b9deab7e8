"""Which forms of a practice stay open when some words are closed.

A word is a demand, a variant, a word of a choice or a food flag; conditions close demands, tokens
close any of them.
"""

from collections.abc import Iterable

from spineflow.knowledge.practice import Practice, PracticeForm, Variant
from spineflow.screening.rule import Token

Words = frozenset[str]


def excluded_words(tokens: Iterable[Token]) -> Words:
    """What the tokens take away together."""
    return frozenset(word for token in tokens for word in token.excludes)


def closed_words(practice: Practice, closed: Words) -> Words:
    """The closed words, and those words of a choice whose own demand is closed."""
    if not practice.word_demands:
        return closed
    more = {
        word for word, demands in practice.word_demands.items() if not closed.isdisjoint(demands)
    }
    return closed | more if more else closed


def open_forms(practice: Practice, closed: Words) -> tuple[PracticeForm, ...]:
    """The variants at the levels that ask for nothing closed."""
    return tuple(form for form in practice.forms if form.words.isdisjoint(closed))


def open_variants(practice: Practice, closed: Words) -> tuple[Variant, ...]:
    """The variants with at least one open form, in the order of the entry."""
    left = {form.variant.id for form in open_forms(practice, closed)}
    return tuple(variant for variant in practice.variants if variant.id in left)


def leaves_nothing(practice: Practice, closed: Words) -> bool:
    """Whether no form stays open, or no word of some choice (B.1)."""
    if closed.isdisjoint(practice.closable):
        return False
    words = closed_words(practice, closed)
    if all(not form.words.isdisjoint(words) for form in practice.forms):
        return True
    return any(words.issuperset(choice) for choice in practice.choices.values())
