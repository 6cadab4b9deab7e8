"""A level that moves: its light, a no, and what is for good."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store.models import DayPlanRecord, EventRecord, Profile
from spineflow_web.store.people import person_of
from tests.web.my_day.stored_day import (
    EARLY,
    did,
    items,
    told,
)

pytestmark = pytest.mark.django_db


def quiet_days(client: Any, clock: Any, count: int) -> None:
    """So many days with the morning sitting done, without pain before or after."""
    person = person_of(client.account.pk)
    assert person is not None
    for day in range(count):
        now = EARLY + timedelta(days=day, hours=3)
        clock.move_to(now)
        client.get(reverse("today"))
        did(client, "mobility", now)
        session = EventRecord.objects.filter(kind="session_finished").latest("seq").entity
        event = new_event(
            person, "pain_rated", {"when": "after", "pain": 1}, now=now, entity=session
        )
        morning = new_event(
            person,
            "pain_rated",
            {"when": "next_morning", "pain": 1},
            now=now + timedelta(hours=21),
            entity=session,
        )
        keep(person.id, [event, morning], now=now)
    clock.move_to(EARLY + timedelta(days=count))
    client.get(reverse("today"))


def changes_today() -> list[dict[str, Any]]:
    record = DayPlanRecord.objects.filter(replaced_at=None).latest("on")
    return [step for step in record.plan["progress"] if step["change"] == "up"]


def test_a_step_up_shows_its_light_and_a_no_keeps_the_level(maria: Any, clock: Any) -> None:
    quiet_days(maria, clock, 6)
    steps = changes_today()
    assert 1 <= len(steps) <= 2, "at most two in a week"
    page = maria.get(reverse("today")).content.decode()
    assert "Green light" in page and "One level up today." in page
    step = steps[0]
    record = DayPlanRecord.objects.filter(replaced_at=None).latest("on")
    sitting = items(record.plan)[step["item"]]
    page = told(maria, "item_keep_level", sitting, step["item"])
    assert "Your level stays." in page
    assert step["item"] not in {each["item"] for each in changes_today()}


def test_a_step_that_was_taken_is_for_good(maria: Any, clock: Any) -> None:
    quiet_days(maria, clock, 6)
    steps = changes_today()
    now = EARLY + timedelta(days=6, hours=3)
    clock.move_to(now)
    did(maria, "mobility", now)
    clock.move_to(now + timedelta(days=1))
    maria.get(reverse("today"))
    levels = Profile.objects.get().levels
    assert steps and {step["item"]: step["to"] for step in steps}.items() <= levels.items()
