"""Every source, what of it was really read, and what leans on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language

from spineflow_web.pages.evidence_words import anchor_of, tag_of
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Source:
    """One publication or page. A reference is not translated: it is looked up as it stands."""

    anchor: str
    reference: str
    read: str
    claims: list[str]
    practices: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What was read, what is only named, and how much rests on practice knowledge alone."""

    sources: list[Source]
    named: list[str]
    claims: int
    unreferenced: int
    unchecked: int


def bibliography() -> Bibliography:
    """The bibliography in the language in use."""
    return _bibliography(get_language())


@cache
def _bibliography(language: str | None) -> Bibliography:
    content = catalogue()
    claims = content.claims.values()
    return Bibliography(
        sources=[
            Source(anchor_of(tag), entry.reference, say(entry.read), *_leaning(tag))
            for tag, entry in content.sources.items()
        ],
        named=sorted({each.removeprefix("K:") for each in _citations() if each.startswith("K:")}),
        claims=len(claims),
        unreferenced=sum(claim.unreferenced for claim in claims),
        unchecked=sum(claim.review == "draft" for claim in claims),
    )


def _leaning(tag: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Sentences and practices that cite a source."""
    content = catalogue()
    sentences = [
        say(claim.sentence)
        for claim in content.claims.values()
        if any(tag_of(each) == tag for each in claim.source)
    ]
    practices = [
        (each.id, say(each.title))
        for each in content.practices.values()
        if any(tag_of(citation) == tag for citation in each.source)
    ]
    return sentences, practices


def _citations() -> Iterator[str]:
    for claim in catalogue().claims.values():
        yield from claim.source
    for practice in catalogue().practices.values():
        yield from practice.source
    for measure in catalogue().outcome_measures.values():
        yield from (*measure.source, *measure.change.source)
