"""Visits to a therapist: what they found is kept, listed, handed out, printed, and asked about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spineflow_web.actions.diary import day_told
from spineflow_web.actions.visits import visits_of
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
VISIT = {
    "practice": "massage_therapist",
    "zones": ["glutes", "lower_back"],
    "minutes": "45",
    "at": "00:05",
    "tender_before": "5",
    "tender_after": "2",
    "found": ["tight_glutes", "tighter_left"],
}


@pytest.fixture
def person(client: Client) -> KnownPerson:
    account = add_account("maria")
    client.force_login(account)
    return settle(account)


def tell(client: Client, **changes: Any) -> Any:
    return client.post(reverse("diary_massage"), {**VISIT, **changes})


def text(client: Client, page: str, *parts: str) -> str:
    return client.get(reverse(page, args=parts)).content.decode()


def test_a_visit_is_kept_listed_handed_out_and_printed(client: Client, person: KnownPerson) -> None:
    assert tell(client)["Location"].startswith(reverse("diary"))
    listed = text(client, "visits")
    assert "45 minutes" in listed and "tender 5 before, 2 after" in listed
    for page in (
        listed,
        text(client, "diary"),
        text(client, "safety_card"),
        text(client, "helper_card", "massage_therapist"),
    ):
        assert "Tight buttocks" in page and "My left side is tighter" in page
    (visit,) = client.get(reverse("visits_file")).json()["therapist_visits"]
    assert set(visit) == {
        "id", "on", "minutes", "zones", "pressure", "tender_before", "tender_after", "found",
        "content_version",
    }  # fmt: skip
    (told,) = visits_of(person)
    assert (visit["id"], visit["on"]) == (str(told.id), told.on.isoformat())
    assert visit["found"] == ["tight_glutes", "tighter_left"]
    assert (visit["minutes"], visit["zones"]) == (45.0, ["glutes", "lower_back"])
    assert (visit["tender_before"], visit["tender_after"], visit["pressure"]) == (5, 2, None)


def test_what_was_found_can_be_taken_back_by_itself(client: Client, person: KnownPerson) -> None:
    tell(client)
    (visit,) = visits_of(person)
    found = next(e for e in day_told(person, visit.on) if e.kind == "therapist_found")
    client.post(reverse("diary_undo"), {"event": str(found.id)})
    assert [each.found for each in visits_of(person)] == [()]
    client.post(reverse("diary_undo"), {"event": str(visit.id)})
    assert visits_of(person) == [] and "No visit is written down yet." in text(client, "visits")


def test_what_needs_a_second_look_opens_its_question(client: Client, person: KnownPerson) -> None:
    answer = tell(client, found=["tight_glutes", "skin_change"])
    assert answer["Location"].startswith(reverse("safety_question", args=["skin_problem_site"]))
    assert [each.found for each in visits_of(person)] == [("tight_glutes", "skin_change")]


def test_findings_belong_to_a_therapist_and_to_the_content(
    client: Client, person: KnownPerson
) -> None:
    for changes, sentence in (
        ({"practice": "hand_self_massage"}, "This is for a visit to a therapist."),
        ({"found": ["aura"]}, "Please tick only what stands here."),
    ):
        refused = tell(client, **changes)
        assert refused.status_code == 422 and sentence in refused.content.decode()
    assert day_told(person, datetime.now(UTC).date()) == []


def test_who_is_not_to_see_a_therapist_is_not_asked(client: Client, person: KnownPerson) -> None:
    account = add_account("ines")
    settle(account, fever_now=True)
    client.force_login(account)
    page = text(client, "diary_massage")
    assert ('value="massage_therapist"' in page) == ('name="found"' in page)


def test_a_stranger_sees_no_visit(client: Client, person: KnownPerson) -> None:
    tell(client)
    other = add_account("ines")
    settle(other)
    client.force_login(other)
    assert client.get(reverse("visits_file")).json() == {"therapist_visits": []}
