"""What was told beside the plan moves the rest of the day, whatever form or device told it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow_web.actions.diary import day_told
from spineflow_web.store import plans
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.plans import SavedPlan
from tests.household import HOME, add_account, settle
from tests.web.test_recording import event, send

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
Tell = Callable[[Client, str], Any]
HERE = {"time_zone": "UTC", "local_date": "2026-11-24", "occurred_at": "2026-11-24T08:30:00Z"}


def by_tap(client: Client, item: str) -> Any:
    return client.post(reverse("log_walk"), {"minutes": "10"})


def by_form(client: Client, item: str) -> Any:
    told = {"practice": item, "minutes": "10", "at": "08:30"}
    return client.post(reverse("diary_activity"), told)


def by_device(client: Client, item: str) -> Any:
    return send(client, event("walk_done", {"minutes": 10}, **HERE))


def by_device_at_length(client: Client, item: str) -> Any:
    return send(client, event("activity_done", {"practice": item, "minutes": 10}, **HERE))


@pytest.fixture
def person(client: Client) -> Any:
    with time_machine.travel(TUESDAY, tick=False):
        account = add_account("maria")
        client.force_login(account)
        person = settle(account, told={"equipment": [*HOME, "bike", "pool"], "minutes": 120})
        client.get(reverse("today"))
        yield person


def planned(person: KnownPerson) -> set[str]:
    return {item["item"] for s in plan_of(person).plan["plan"]["sittings"] for item in s["items"]}


@pytest.mark.parametrize(
    ("tell", "item"),
    [
        (by_tap, "walking"), (by_form, "walking"), (by_device, "walking"),
        (by_device_at_length, "walking"), (by_form, "cycling"), (by_device_at_length, "cycling"),
    ],
)  # fmt: skip
def test_what_was_moved_leaves_the_rest_of_the_day(
    client: Client, person: KnownPerson, tell: Tell, item: str
) -> None:
    assert item in planned(person)
    tell(client, item)
    assert item not in planned(person), "all of it is done"


@pytest.mark.parametrize("undo", ["log_undo", "diary_undo", "device"])
def test_taken_back_it_comes_into_the_day_again(
    client: Client, person: KnownPerson, undo: str
) -> None:
    by_form(client, "walking")
    assert "walking" not in planned(person)
    (told,) = day_told(person, TUESDAY.date())
    if undo == "device":
        void = event("correction", {"void": True}, replaces=str(told.id), **HERE)
        send(client, void)
    else:
        client.post(reverse(undo), {"event": str(told.id)})
    assert "walking" in planned(person)
    assert day_told(person, TUESDAY.date()) == []


def test_what_moves_nothing_leaves_the_plan_as_it_is(client: Client, person: KnownPerson) -> None:
    before = plans.current(person.id, TUESDAY.date())
    client.post(reverse("log_water"))
    send(client, event("food_eaten", {"parts": [{"food": "orange", "grams": 131}]}, **HERE))
    send(client, event("correction", {"void": True}, replaces=str(uuid7()), **HERE))
    yesterday = {"practice": "walking", "minutes": "10", "at": "08:30", "on": "2026-11-23"}
    client.post(reverse("diary_activity"), yesterday)
    after = plans.current(person.id, TUESDAY.date())
    assert before is not None and after is not None and before.id == after.id


WARM = {"begins": "earlier", "skin": "pink"}
WARM |= {"practice": "heating_pad", "minutes": "15", "at": "08:30", "warmth": "low", "cloth": "yes"}
HAD = {"source": "heating_pad", "minutes": 15, "warmth": "low", "cloth": True, "skin": "pink"}
ROLLED = {"practice": "foam_roller", "zones": ["glutes", "lower_back"], "minutes": 3}


@pytest.mark.parametrize(
    ("form", "given", "kind", "payload"),
    [
        ("warmth", WARM, "warmth_had", HAD),
        ("massage", ROLLED | {"at": "08:30"}, "massage_had", ROLLED),
    ],
)  # fmt: skip
def test_a_device_moves_the_day_as_the_form_does(
    client: Client, person: KnownPerson, form: str, given: Any, kind: str, payload: Any
) -> None:
    account = add_account("ben")
    ben = settle(account, told={"equipment": [*HOME, "bike", "pool"], "minutes": 120})
    device = Client()
    device.force_login(account)
    device.get(reverse("today"))
    before = [plan_of(each).id for each in (person, ben)]
    assert shape(person) == shape(ben)
    assert client.post(reverse(f"diary_{form}"), given).status_code == 302
    (result,) = send(device, event(kind, payload, **HERE))
    assert result["status"] == "accepted"
    assert shape(person) == shape(ben)
    after = [plan_of(each).id for each in (person, ben)]
    assert set(before).isdisjoint(after), "both were planned anew"


def plan_of(person: KnownPerson) -> SavedPlan:
    saved = plans.current(person.id, TUESDAY.date())
    assert saved is not None and saved.plan["plan"]
    return saved


def shape(person: KnownPerson) -> list[Any]:
    """Which practices stand when in today's plan; the food of a day goes by the person."""
    sittings = plan_of(person).plan["plan"]["sittings"]
    return [
        (s["id"], s["starts"], [(i["item"], i["dose"]) for i in s["items"]])
        for s in sittings
        if s["id"] != "food"
    ]
