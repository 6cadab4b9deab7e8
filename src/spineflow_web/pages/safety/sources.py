"""Where a fact comes from, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from spineflow_web.store.catalogue import catalogue


def source_words(citations: Iterable[str]) -> list[str]:
    """Each citation as a person can look it up; what nobody can look up is said once."""
    return list(dict.fromkeys(_words(citation) for citation in citations))


def _words(citation: str) -> str:
    kind, _colon, tag = citation.partition(":")
    if kind == "V":
        known = catalogue().sources.get(tag.strip().split(" ")[0].rstrip(","))
        return known.reference if known else tag.strip()
    if kind == "K":
        return tag.strip()
    if kind == "method":
        return _("The daily method this programme follows")
    if kind == "D":
        return _("A cautious choice made for this app")
    return _("Practice knowledge, without a reference")
