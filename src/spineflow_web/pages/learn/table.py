"""The one table of the evidence: a row per practice of the method, made from the claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spineflow_web.pages.learn.claim_view import ClaimView, claim_views
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Row:
    """One family, or the method as a whole, with its claims by outcome."""

    title: str
    truth: str
    blood_flow: list[ClaimView]
    pain: list[ClaimView]


def rows() -> list[Row]:
    """The table in the language in use, the whole method first."""
    return _rows(get_language())


@cache
def _rows(language: str | None) -> list[Row]:
    content = catalogue()
    whole = [claim for claim in content.claims.values() if claim.whole_method]
    first = Row(
        _("The whole routine"),
        "",
        claim_views(claim.id for claim in whole if claim.about == "blood_flow"),
        claim_views(claim.id for claim in whole if claim.about == "pain"),
    )
    return [first, *(_row(family.id) for family in content.families.values())]


def _row(family: str) -> Row:
    entry = catalogue().families[family]
    members = [each for each in catalogue().practices.values() if each.family == family]
    return Row(
        say(entry.title),
        say(entry.truth),
        _once(claim for each in members for claim in each.blood_flow),
        _once(claim for each in members for claim in each.pain),
    )


def _once(claims: Iterable[str]) -> list[ClaimView]:
    """Each claim once, the surest first."""
    views = claim_views(dict.fromkeys(claims))
    return sorted(views, key=lambda view: -view.strength)
