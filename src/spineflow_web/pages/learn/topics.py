"""The three answers of Learn, sorted from the claims: supports, does not, nobody knows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spineflow.knowledge.evidence import Claim
from spineflow_web.pages.evidence_words import strength_of
from spineflow_web.pages.learn.claim_view import ClaimView, claim_view
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

SUPPORTS, AGAINST, UNKNOWN = "supports", "against", "unknown"


@dataclass(frozen=True, slots=True)
class Topic:
    """One answer: its name, its claims by outcome, and which practices carry each."""

    id: str
    title: str
    lead: str
    groups: list[tuple[str, list[tuple[ClaimView, list[tuple[str, str]]]]]]

    @property
    def count(self) -> int:
        return sum(len(claims) for _outcome, claims in self.groups)


NAMES: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    SUPPORTS: (
        lambda: _("What supports the method"),
        lambda: _("Studies or basic physiology speak for these. Look at how sure each one is."),
    ),
    AGAINST: (
        lambda: _("What does not support it"),
        lambda: _(
            "Here no difference was seen, or once one thing and once another, or the way the body "
            "is built speaks against it."
        ),
    ),
    UNKNOWN: (
        lambda: _("What nobody knows"),
        lambda: _("Nobody has looked at these well enough to say."),
    ),
}


def topic_of(claim: Claim) -> str:
    """Which answer a claim belongs to: nothing known, or known to be better, or else."""
    if claim.certainty == "none" or claim.direction == "unknown":
        return UNKNOWN
    return SUPPORTS if claim.direction == "better" else AGAINST


def topics() -> list[Topic]:
    """The three answers in the language in use."""
    return _topics(get_language())


@cache
def _topics(language: str | None) -> list[Topic]:
    outcomes = [("blood_flow", _("Blood flow")), ("pain", _("Pain or function"))]
    carried = _carried()
    found = []
    for name, (title, lead) in NAMES.items():
        groups = []
        for about, outcome in outcomes:
            claims = [
                (claim_view(claim), carried.get(claim.id, []))
                for claim in _surest_first()
                if claim.about == about and topic_of(claim) == name
            ]
            if claims:
                groups.append((outcome, claims))
        found.append(Topic(name, title(), lead(), groups))
    return found


def _surest_first() -> list[Claim]:
    return sorted(catalogue().claims.values(), key=strength_of, reverse=True)


def _carried() -> dict[str, list[tuple[str, str]]]:
    """Claim to the practices that carry it, by id and title."""
    carried: dict[str, list[tuple[str, str]]] = {}
    for practice in catalogue().practices.values():
        for claim in (*practice.blood_flow, *practice.pain):
            carried.setdefault(claim, []).append((practice.id, say(practice.title)))
    return carried
