"""Values are taken along, taken back, and never believed as a score."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow_web.actions.measured import taken_by
from spineflow_web.actions.recording import differences, keep, new_event
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle
from tests.web.measures.asked import (
    LIST,
    START,
    page,
    peg,
    took,
    took_peg,
    values,
)

pytestmark = pytest.mark.django_db


def test_the_values_can_be_taken_along(client: Client, maria: KnownPerson) -> None:
    took(maria, "own_activities", 28, carry=2)
    peg(client, 7, 5, 4)
    found = client.get(reverse("measures_file")).json()["measures"]
    assert [(each["measure"], each["on"], each["score"]) for each in found] == [
        ("peg", "2026-09-01", 5.3),
        ("own_activities", "2026-08-04", 2.0),
    ]
    assert found[1]["answers"] == {"carry": 2.0}
    client.force_login(add_account("stranger"))
    assert client.get(reverse("measures_file")).status_code == 302


@pytest.mark.parametrize("days_ago", [0, 20, 400])
def test_a_value_can_be_taken_back_on_any_past_day(
    client: Client, maria: KnownPerson, days_ago: int
) -> None:
    """95 for 9.5: a first value stands beside every later one, so it never closes."""
    took(maria, "fingertip_to_floor", days_ago, length=95)
    value = taken_by(maria.id)["fingertip_to_floor"][0]
    shown = page(client, f"{LIST}fingertip_to_floor/")
    sent = {"event": str(value.id), "on": value.on.isoformat(), "measure": "fingertip_to_floor"}
    assert all(f'value="{each}"' in shown for each in sent.values())
    assert str(value.id) in page(client, f"{reverse('diary')}?on={value.on}")
    gone = client.post(reverse("diary_undo"), sent)
    assert gone["Location"] == f"{LIST}fingertip_to_floor/"
    assert values(maria, "fingertip_to_floor") == [] and differences(maria.id) == {}
    assert "Last time" not in page(client)


def test_every_value_stands_on_its_page(client: Client, maria: KnownPerson) -> None:
    for weeks in range(8):
        took_peg(maria, 14 * weeks, weeks)
    shown = page(client, f"{LIST}peg/")
    newest, earlier = shown.split("Earlier values")
    assert newest.count("Take back") == 6 and earlier.count("Take back") == 2


def test_other_entries_stay_closed_after_two_weeks(client: Client, maria: KnownPerson) -> None:
    before = START - timedelta(days=20)
    walk = new_event(maria, "walk_done", {"minutes": 20.0}, now=before)
    keep(maria.id, [walk], now=before)
    took_peg(maria, 20, 4)
    on = before.date().isoformat()
    shown = page(client, f"{reverse('diary')}?on={on}")
    assert shown.count("Take back") == 1 and "Only the value of a measure" in shown
    sent = {"event": str(walk.id), "on": on, "measure": "peg"}
    client.post(reverse("diary_undo"), sent)
    assert not EventRecord.objects.filter(kind="correction").exists()


def test_nobody_takes_back_the_value_of_another(client: Client, maria: KnownPerson) -> None:
    took_peg(maria, 20, 4)
    value = taken_by(maria.id)["peg"][0]
    other = add_account("noor")
    settle(other)
    client.force_login(other)
    client.post(reverse("diary_undo"), {"event": str(value.id), "on": value.on.isoformat()})
    assert values(maria, "peg") == [4.0]


def test_the_score_of_a_device_is_not_believed(client: Client, maria: KnownPerson) -> None:
    def told(answers: dict[str, Any], **more: Any) -> dict[str, Any]:
        said = {"measure": "peg", "version": 1, "answers": answers, **more}
        return {
            "id": str(uuid7()),
            "sequence": 1,
            "kind": "measure_taken",
            "entity": str(uuid7()),
            "occurred_at": START.isoformat(),
            "time_zone": "UTC",
            "local_date": "2026-09-01",
            "content_version": "a",
            "payload": said,
        }

    whole = {"pain": 6, "enjoyment": 6, "activity": 6}
    sent = [told(whole), told(whole, score=1), told({"pain": 6}), told({**whole, "pain": 99})]
    answer = client.post(
        reverse("events"),
        {"owner": str(maria.id), "events": sent},
        content_type="application/json",
    )
    states = [each["status"] for each in answer.json()["results"]]
    assert states == ["accepted", "rejected", "accepted", "accepted"]
    assert values(maria, "peg") == [6.0], "without a score nothing counts"
