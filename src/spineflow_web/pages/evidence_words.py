"""How sure a claim is and where that is read, in words that are the same on every page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from spineflow.catalogue.check_sources import TAG
from spineflow.knowledge.evidence import SUREST_FIRST, Claim
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

CERTAINTIES: dict[str, Callable[[], str]] = {
    "high": lambda: _("high certainty"),
    "moderate": lambda: _("moderate certainty"),
    "low": lambda: _("low certainty"),
    "very low": lambda: _("very low certainty"),
    "none": lambda: _("nothing known"),
}
RANGES: dict[tuple[str, str | None], Callable[[], str]] = {
    ("low", "moderate"): lambda: _("low to moderate certainty"),
    ("very low", "low"): lambda: _("very low to low certainty"),
    ("none", "very low"): lambda: _("very little known"),
}


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A source in words; `url` leads into the bibliography, empty where nothing stands there."""

    words: str
    url: str


def certainty_words(claim: Claim) -> str:
    """Its certainty in words, as a range where the reference gives one."""
    return (RANGES.get((claim.certainty, claim.up_to)) or CERTAINTIES[claim.certainty])()


def strength_of(claim: Claim) -> int:
    """Its certainty as a number from 0, nothing known, to 4: how full its mark is drawn."""
    return SUREST_FIRST[::-1].index(claim.certainty)


def source_words(citations: Iterable[str]) -> list[str]:
    """Where a fact comes from, each source once."""
    return [each.words for each in source_links(citations)]


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
