"""Learn: made from the claims, plain about what is not known."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.pages.learn.topics import AGAINST, SUPPORTS, UNKNOWN, topics
from spineflow_web.store.catalogue import catalogue
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
PROMISES = [
    "proven to",
    "cures",
    "heals",
    "prevents back pain",
    "relieves back pain",
    "safe for you",
]


@pytest.fixture
def maria(client: Any) -> Any:
    account = add_account("maria")
    settle(account)
    client.force_login(account)
    return client


def look(client: Any, name: str, *arguments: str) -> str:
    answer = client.get(reverse(name, args=arguments))
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_the_plain_truth_comes_first(maria: Any) -> None:
    plain = catalogue().claims["inside_the_spine_flow"].sentence
    assert "inside the spine" in plain and plain in look(maria, "learn")
    assert plain in look(maria, "evidence")


def test_every_claim_stands_in_one_of_the_three_answers(maria: Any) -> None:
    pages = {topic: look(maria, "learn_topic", topic) for topic in (SUPPORTS, AGAINST, UNKNOWN)}
    for claim in catalogue().claims.values():
        assert sum(claim.sentence in page for page in pages.values()) == 1, claim.id
    assert sum(topic.count for topic in topics()) == len(catalogue().claims)


def test_nothing_that_is_not_known_supports_the_method(maria: Any) -> None:
    page = look(maria, "learn_topic", SUPPORTS)
    for claim in catalogue().claims.values():
        if claim.certainty == "none" or claim.direction != "better":
            assert claim.sentence not in page


def test_the_table_holds_every_claim_with_its_certainty(maria: Any) -> None:
    page = look(maria, "evidence")
    for claim in catalogue().claims.values():
        assert claim.sentence in page and claim.population in page
    assert all(family.truth in page for family in catalogue().families.values())
    assert page.count("<tr>") == len(catalogue().families) + 2


def test_each_source_says_what_was_read(maria: Any) -> None:
    page = look(maria, "sources")
    for source in catalogue().sources.values():
        assert source.reference in page and f"Read: {source.read}" in page
    ids = [part.split('"')[0] for part in page.split('id="source-')[1:]]
    assert len(ids) == len(set(ids)) == len(catalogue().sources)


def test_what_nobody_has_checked_is_marked(maria: Any) -> None:
    drafts = sum(claim.review == "draft" for claim in catalogue().claims.values())
    page = look(maria, "evidence")
    assert page.count("Not checked by a clinician yet") >= drafts
    assert f"{drafts} have not been checked" in look(maria, "learn")


@pytest.mark.parametrize("topic", [SUPPORTS, AGAINST, UNKNOWN])
def test_nothing_is_promised(maria: Any, topic: str) -> None:
    page = look(maria, "learn_topic", topic).casefold()
    assert not [promise for promise in PROMISES if promise in page]


def test_every_link_into_the_bibliography_arrives(maria: Any) -> None:
    there = look(maria, "sources")
    pages = [look(maria, "evidence")]
    anchors = {
        part.split('"')[0] for page in pages for part in page.split(f"{reverse('sources')}#")[1:]
    }
    assert anchors and all(f'id="{anchor}"' in there for anchor in anchors)
