"""How sure, and where it is read: every page says the same of the same claim."""

from __future__ import annotations

from typing import Any

import pytest

from spineflow_web.pages.evidence_words import source_words, strength_of
from spineflow_web.pages.learn.claim_view import claim_view
from spineflow_web.pages.today.item_view import item_view
from spineflow_web.store.catalogue import catalogue

UNREFERENCED = "Practice knowledge, without a reference"
PLANNED: dict[str, Any] = {"dose": {}, "tokens": [], "reasons": []}


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        ("V:Owen2020", catalogue().sources["Owen2020"].reference),
        ("K:NICE NG65", "NICE NG65, named from memory and not read again"),
        ("D", "A careful choice made for Spineflow"),
        ("D: by its family", "Judged for Spineflow: by its family"),
        ("method", "The daily method this programme follows"),
        ("practice, unreferenced", UNREFERENCED),
    ],
)
def test_each_kind_of_source_is_called_what_it_is(citation: str, words: str) -> None:
    assert source_words([citation, citation]) == [words]


@pytest.mark.parametrize("item", sorted(catalogue().practices))
def test_today_names_the_sources_and_the_certainty_that_learn_names(item: str) -> None:
    practice = catalogue().practices[item]
    planned = {**PLANNED, "item": item, "variant": practice.variants[0].id, "level": 1}
    shown = item_view(planned).evidence
    for evidence, ids in zip(shown, (practice.blood_flow, practice.pain), strict=True):
        views = [claim_view(catalogue().claims[each]) for each in ids]
        words = dict.fromkeys(source.words for view in views for source in view.sources)
        assert evidence.sources == list(words)
        assert (evidence.certainty, evidence.strength) == (views[0].certainty, views[0].strength)


def test_the_mark_is_fuller_the_surer_a_claim_is() -> None:
    drawn = {claim.certainty: strength_of(claim) for claim in catalogue().claims.values()}
    expected = {"none": 0, "very low": 1, "low": 2, "moderate": 3, "high": 4}
    assert drawn.items() <= expected.items() and len(drawn) > 3
