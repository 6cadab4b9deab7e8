"""The desk page: only what is open to the person, every break an event, and no blame."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spineflow.planning.form import Form
from spineflow.planning.open_ways import OpenWays
from spineflow.screening.finding import ItemClearance
from spineflow.vocabulary.disposition import Clearance
from spineflow_web.actions.desk import OpenBreak, tell_break
from spineflow_web.actions.library import Looked, Standing
from spineflow_web.actions.recording import differences
from spineflow_web.actions.screening import current_screening
from spineflow_web.pages.desk.break_view import break_view
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle
from tests.web.pseudo_locale import bare_words, pseudo_locale

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def enter(client: Client, **answers: Any) -> KnownPerson:
    account = add_account("maria")
    person = settle(account, **answers)
    client.force_login(account)
    return person


def page(client: Client) -> str:
    answer = client.get(reverse("desk"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def data(shown: str) -> dict[str, Any]:
    found = re.search(r'<script id="desk-data" type="application/json">(.*?)</script>', shown)
    assert found
    return dict(json.loads(found[1]))


def test_breaks_of_a_healthy_person_every_thirty_minutes(client: Client) -> None:
    enter(client)
    told = data(page(client))
    assert told["minutes"] == [30]
    assert {"standing_back_bend", "calf_raises", "twenty_steps"} <= set(told["items"])


def test_who_is_worse_when_sitting_is_asked_more_often(client: Client) -> None:
    enter(client, back_pain_now=True, flexion_worse=True)
    shown = page(client)
    assert data(shown)["minutes"] == [25, 20, 30]
    assert "Stand up and move every 20 to 30 minutes." in shown


def test_what_is_barred_is_not_offered(client: Client) -> None:
    person = enter(client, back_pain_now=True, extension_worse=True, stenosis=True)
    screened = current_screening(person, NOON.date())
    assert screened
    barred = {e["item"] for e in screened.outcome["clearances"] if e["clearance"] == "barred"}
    items = data(page(client))["items"]
    assert barred.isdisjoint(items)
    shown = page(client)
    assert re.findall(r'data-item="(\w+)"', shown) == items


def test_while_a_clinician_is_awaited_only_the_hold_plan_is_there(client: Client) -> None:
    person = enter(client, back_pain_now=True, cancer_history=True)
    screened = current_screening(person, NOON.date())
    assert screened and screened.outcome["disposition"] == "CLINICIAN_BEFORE_START"
    open_now = {e["item"] for e in screened.outcome["clearances"] if e["clearance"] != "barred"}
    shown = page(client)
    assert set(data(shown)["items"] if "desk-data" in shown else ()) <= open_now


def test_the_gate_stands_before_it(client: Client) -> None:
    enter(client, saddle_numbness=True)
    shown = client.get(reverse("desk")).content.decode()
    assert "desk-data" not in shown and "micro" not in shown
    client.post(reverse("desk_log"), {"item": "calf_raises"})
    assert not EventRecord.objects.exists()


def test_a_break_is_kept_counted_and_taken_back(client: Client) -> None:
    person = enter(client)
    client.post(reverse("desk_log"), {"item": "calf_raises"})
    client.post(reverse("desk_log"), {"seconds": "90"})
    shown = page(client)
    assert "2 breaks today" in shown and "2 breaks in the last 7 days, on 1 day" in shown
    marks = summaries.of_day(person.id, NOON.date()).of("break")
    assert sorted(mark.value for mark in marks) == [0, 90]
    back = client.post(reverse("log_undo"), {"event": str(marks[-1].id), "from": "desk"})
    assert back["Location"] == reverse("desk")
    assert "1 break today" in page(client) and differences(person.id) == {}


@pytest.mark.parametrize(
    "sent",
    [
        {"item": "cobra"},
        {"item": "x" * 200_000},
        {"seconds": "-5"},
        {"seconds": "999999"},
        {"seconds": "soon"},
    ],
)
def test_what_is_no_break_is_answered_with_a_sentence(client: Client, sent: dict[str, str]) -> None:
    enter(client)
    answer = client.post(reverse("desk_log"), sent, follow=True)
    assert b'role="status"' in answer.content
    assert not EventRecord.objects.exists()


def test_breaks_that_were_let_go_are_no_fault(client: Client) -> None:
    person = enter(client)
    tell_break(person, "calf_raises", taken=False, seconds=None, now=NOON)
    shown = page(client)
    assert "You let 1 go by today. That is fine." in shown
    assert "missed" not in shown and "streak" not in shown


def test_a_way_back_to_another_site_is_not_followed(client: Client) -> None:
    enter(client)
    sent = {"event": "x", "from": "https://evil.example/"}
    assert client.post(reverse("log_undo"), sent)["Location"] == reverse("today")


def test_it_costs_the_same_after_a_month_of_breaks(client: Client, clock: Any) -> None:
    enter(client)
    client.post(reverse("desk_log"), {"item": "calf_raises"})
    clock.shift(timedelta(days=1))
    page(client)
    with CaptureQueriesContext(connection) as first:
        page(client)
    for _day in range(10):
        client.post(reverse("desk_log"), {"item": "calf_raises"})
        clock.shift(timedelta(days=1))
    page(client)
    with CaptureQueriesContext(connection) as later:
        page(client)
    assert len(later) == len(first)


def test_no_bare_word(client: Client) -> None:
    person = enter(client, back_pain_now=True, flexion_worse=True)
    tell_break(person, "calf_raises", taken=True, seconds=60, now=NOON)
    tell_break(person, "calf_raises", taken=False, seconds=None, now=NOON)
    with pseudo_locale():
        shown = page(client)
    references = {word for each in catalogue().sources.values() for word in each.reference.split()}
    bare = [words for words in bare_words(shown) if not set(words.split()) <= references]
    assert [words for words in bare if any(letter.isalpha() for letter in words)] == []


def test_what_is_known_stands_beside_the_advice(client: Client) -> None:
    enter(client)
    shown = page(client)
    assert "How do we know?" in shown and "Blood flow" in shown and "Pain or function" in shown


def test_a_break_that_has_two_sides_says_so() -> None:
    """No break has them yet; the first one that gets some must not lose them here."""
    practice = catalogue().practices["ball_at_wall"]
    level = next(each for each in practice.levels if each.dose.each_side)
    form = Form(next(v for v in practice.variants if v.id == level.variant), level)
    cleared = ItemClearance(practice.id, Clearance.PERMITTED, (), {}, (), ())
    looked = Looked(practice, cleared, Standing.OPEN, OpenWays(form, (form,)))
    assert break_view(OpenBreak(looked, form)).dose.endswith("on each side")
