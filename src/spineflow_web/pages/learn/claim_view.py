"""One claim as a template reads it: how surely, which way, about whom, and where that is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from spineflow.knowledge.evidence import Claim
from spineflow_web.pages.evidence_words import (
    SourceLink,
    certainty_words,
    source_links,
    strength_of,
)
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

DIRECTIONS: dict[str, Callable[[], str]] = {
    "better": lambda: _("seen to be better"),
    "no difference": lambda: _("no difference seen"),
    "mixed": lambda: _("sometimes one, sometimes the other"),
    "unknown": lambda: _("not known which way"),
    "anatomy": lambda: _("how the body is built, not what a practice does"),
}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim in words."""

    id: str
    sentence: str
    certainty: str
    strength: int
    direction: str
    population: str
    sources: list[SourceLink]
    is_unchecked: bool


def claim_view(claim: Claim) -> ClaimView:
    """The words of a claim."""
    return ClaimView(
        id=claim.id,
        sentence=say(claim.sentence),
        certainty=certainty_words(claim),
        strength=strength_of(claim),
        direction=DIRECTIONS[claim.direction](),
        population=say(claim.population),
        sources=source_links(claim.source),
        is_unchecked=claim.review == "draft",
    )


def claim_views(ids: Iterable[str]) -> list[ClaimView]:
    """Claims by their ids, in this order."""
    return [claim_view(catalogue().claims[each]) for each in ids]
