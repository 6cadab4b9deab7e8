"""Lines whose number is the answer: ticked on the page, counted on the server."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.urls import reverse

from spineflow_web.pages.safety.read_answers import read_asked
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import draft_of, latest
from tests.household import add_account, settle

KEY = "inflammatory_features"
LINES = [line.value for line in catalogue().safety.questions[KEY].counted]


def given(*ticked: str, **more: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.setlist(f"tick-{KEY}", list(ticked))
    data.update(more)
    return data


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        (given(*LINES), 9),
        (given(*LINES[:4]), 4),
        (given(LINES[0], LINES[0]), 1),
        (given("invented", LINES[0]), 1),
        (given(**{f"none-{KEY}": "1"}), 0),
        (given(**{f"unsure-{KEY}": "1"}), "unsure"),
        (given(*LINES[:3], **{f"unsure-{KEY}": "1"}), "unsure"),
        (given(**{KEY: "4"}), 4),
        (given(LINES[0], **{KEY: "4"}), 1),
        (given(**{KEY: "unsure"}), "unsure"),
    ],
)
def test_what_is_ticked_is_counted(sent: QueryDict, answer: Any) -> None:
    read = read_asked([catalogue().safety.questions[KEY]], sent)
    assert (read.answers, read.problems) == ({KEY: answer}, {})


@pytest.mark.parametrize(
    "sent",
    [
        given(),
        given("invented"),
        given(LINES[0], **{f"none-{KEY}": "1"}),
        given(**{f"none-{KEY}": "1", f"unsure-{KEY}": "1"}),
        given(**{KEY: "10"}),
        given(**{KEY: "many"}),
    ],
)
def test_nothing_is_taken_for_granted(sent: QueryDict) -> None:
    read = read_asked([catalogue().safety.questions[KEY]], sent)
    assert KEY in read.problems and read.answers == {}


@pytest.mark.django_db
def test_four_marks_are_a_reason_to_see_a_clinician(client: Any) -> None:
    account = add_account("maria")
    before = {"back_pain_now": True, "chronic_gt_3m": True, "onset_before_45": True}
    person = settle(account, **before)
    client.force_login(account)
    address = reverse("safety_question", args=[KEY])
    page = client.get(address).content.decode()
    assert page.count(f'name="tick-{KEY}"') == 9
    refused = client.post(address, {f"tick-{KEY}": LINES[:4], f"none-{KEY}": "1"})
    assert refused.status_code == 422 and refused.content.decode().count(" checked>") == 5
    client.post(address, {f"tick-{KEY}": LINES[:4]})
    screened = latest(person.id)
    assert draft_of(person.id)[KEY] == 4
    assert screened is not None and screened.outcome["fired"] == ["C08"]
    shown = client.get(reverse("safety_screen", args=["last_details"])).content.decode()
    assert "Your answer so far: 4 of 9" in shown and f'name="{KEY}" value="4"' in shown
