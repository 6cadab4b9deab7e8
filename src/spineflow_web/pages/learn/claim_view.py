"""One claim as a template reads it: how surely, which way, about whom, and where that is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from spineflow.catalogue.check_sources import TAG
from spineflow.knowledge.evidence import Claim
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.item_view import CERTAINTIES, RANGES
from spineflow_web.store.catalogue import catalogue

DIRECTIONS: dict[str, Callable[[], str]] = {
    "better": lambda: _("seen to be better"),
    "no difference": lambda: _("no difference seen"),
    "mixed": lambda: _("sometimes one, sometimes the other"),
    "unknown": lambda: _("not known which way"),
    "anatomy": lambda: _("how the body is built, not what a practice does"),
}
STRENGTHS = ("none", "very low", "low", "moderate", "high")


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A source in words; `url` leads into the bibliography, empty where nothing stands there."""

    words: str
    url: str


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
        certainty=(RANGES.get((claim.certainty, claim.up_to)) or CERTAINTIES[claim.certainty])(),
        strength=STRENGTHS.index(claim.certainty),
        direction=DIRECTIONS[claim.direction](),
        population=say(claim.population),
        sources=source_links(claim.source),
        is_unchecked=claim.review == "draft",
    )


def claim_views(ids: Iterable[str]) -> list[ClaimView]:
    """Claims by their ids, in this order."""
    return [claim_view(catalogue().claims[each]) for each in ids]


def source_links(citations: Iterable[str]) -> list[SourceLink]:
    """Every citation once, as far as a person can look it up."""
    return list(dict.fromkeys(map(_link, citations)))


def anchor_of(tag: str) -> str:
    """Where a source stands in the bibliography."""
    return f"source-{slugify(tag)}"


def tag_of(citation: str) -> str | None:
    """The tag a citation names in the bibliography; None for any other kind of citation."""
    named = TAG.match(citation)
    return named[1] if named and named[1] in catalogue().sources else None


def _link(citation: str) -> SourceLink:
    kind, _colon, rest = citation.partition(":")
    tag = tag_of(citation)
    if tag is not None:
        url = f"{reverse('sources')}#{anchor_of(tag)}"
        return SourceLink(catalogue().sources[tag].reference, url)
    if kind == "K":
        named = _("%(source)s, named from memory and not read again") % {"source": rest.strip()}
        return SourceLink(named, "")
    if kind == "method":
        return SourceLink(_("The daily method this programme follows"), "")
    if kind == "D":
        why = rest.strip()
        if why:
            return SourceLink(_("Judged for Spineflow: %(why)s") % {"why": say(why)}, "")
        return SourceLink(_("A careful choice made for Spineflow"), "")
    return SourceLink(_("Practice knowledge, without a reference"), "")
