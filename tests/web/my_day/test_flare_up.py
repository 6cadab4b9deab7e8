"""Worse: gentle days, then the way back; any yes goes to the gate."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord, FlareUp
from spineflow_web.store.people import person_of
from tests.web.my_day.stored_day import (
    EARLY,
    check,
    items,
    phase,
    plan,
    told,
)

pytestmark = pytest.mark.django_db


def test_worse_brings_gentle_days_then_the_way_back(maria: Any, clock: Any) -> None:
    assert "A short check first" in maria.get(reverse("worse")).content.decode()
    assert check(maria)["Location"] == reverse("today")
    gentle = set(catalogue().days.day_types["flare"].only)
    assert set(items(plan())) <= gentle and phase() == "flare"
    seen = []
    for day in range(9):
        clock.move_to(EARLY + timedelta(days=day))
        maria.get(reverse("today"))
        record = DayPlanRecord.objects.get(
            on=(EARLY + timedelta(days=day)).date(), replaced_at=None
        )
        seen.append(record.plan["terms"]["phase"])
    assert seen == ["flare"] * 3 + ["ramp"] * 4 + ["usual"] * 2


@pytest.mark.parametrize("done", [0, 2])
def test_worse_in_the_middle_of_a_session_leaves_only_what_was_done_of_it(
    maria: Any, clock: Any, done: int
) -> None:
    maria.get(reverse("today"))
    names = [item for item, sitting in items(plan()).items() if sitting == "mobility"]
    gentle = set(catalogue().days.day_types["flare"].only)
    assert not set(names) <= gentle
    names.sort(key=gentle.__contains__)
    clock.move_to(EARLY.replace(hour=9))
    person = person_of(maria.account.pk)
    assert person is not None
    session, now = uuid7(), EARLY.replace(hour=9)
    lines: list[tuple[str, dict[str, Any]]] = [("session_started", {"sitting": "mobility"})]
    for n, item in enumerate(names[:done]):
        said = {"sitting": "mobility", "step": n, "item": item, "kind": "move", "seconds": 60.0}
        lines.append(("step_done", said))
    events = [new_event(person, kind, said, now=now, entity=session) for kind, said in lines]
    keep(person.id, events, now=now)
    assert check(maria, pain="6")["Location"] == reverse("today")
    assert set(items(plan())) - gentle == set(names[:done]) - gentle


ABOVE = "Your pain is 2 points or more above its usual"


def hurt(client: Any, clock: Any, days: list[int], today: int) -> str:
    """Today's page of who told these numbers on the days before, and this one now."""
    for back, pain in enumerate(reversed(days), start=1):
        clock.move_to(EARLY - timedelta(days=back))
        client.post(reverse("log_pain"), {"pain": pain})
    clock.move_to(EARLY)
    told(client, "replan")  # the day was planned before these days were told
    return told(client, "log_pain", pain=str(today))


@pytest.mark.parametrize(
    ("days", "today", "is_said"),
    [([3, 4, 3], 5, True), ([3, 4, 3], 4, False), ([3, 4], 9, False), ([8, 1, 1, 1], 3, True)],
)
def test_pain_well_above_its_usual_is_said_beside_the_way_to_gentle_days(
    maria: Any, clock: Any, days: list[int], today: int, is_said: bool
) -> None:
    page = hurt(maria, clock, days, today)
    assert (ABOVE in page) is is_said
    assert ("Begin gentle days" in page) is is_said


def test_gentle_days_are_not_offered_on_gentle_days(maria: Any, clock: Any) -> None:
    assert ABOVE in hurt(maria, clock, [2, 2, 2], 6)
    check(maria)
    assert ABOVE not in maria.get(reverse("today")).content.decode()


def test_better_again_begins_the_way_back_today(maria: Any, clock: Any) -> None:
    check(maria)
    clock.move_to(EARLY + timedelta(days=1))
    assert "It is better again" in maria.get(reverse("today")).content.decode()
    told(maria, "better")
    record = DayPlanRecord.objects.get(on=(EARLY + timedelta(days=1)).date(), replaced_at=None)
    assert record.plan["terms"]["phase"] == "ramp"
    before = DayPlanRecord.objects.count()
    told(maria, "better")
    assert DayPlanRecord.objects.count() == before, "twice is once"


def test_worse_again_on_the_way_back_is_the_same_flare_up(maria: Any, clock: Any) -> None:
    from spineflow_web.actions.episode import episode

    check(maria)
    clock.move_to(EARLY + timedelta(days=4))
    check(maria)
    person = person_of(maria.account.pk)
    assert person is not None and FlareUp.objects.count() == 2
    found = episode(person.id, (EARLY + timedelta(days=4)).date())
    assert found is not None
    assert (found.since, found.until) == (EARLY.date(), (EARLY + timedelta(days=7)).date())


@pytest.mark.parametrize(
    "line", [q.id for q in catalogue().sessions.quick_questions.values() if q.answer == "yes_no"]
)
def test_any_yes_goes_to_the_gate_and_begins_no_flare_up(maria: Any, line: str) -> None:
    answer = check(maria, **{line: "on"})
    assert answer["Location"].startswith("/safety/")
    assert not FlareUp.objects.exists()
    assert maria.get(reverse("today")).status_code == 302, "the gate stands"


def test_nothing_marked_is_no_answer(maria: Any) -> None:
    assert maria.post(reverse("worse"), {}).status_code == 422
    assert not FlareUp.objects.exists()


def test_pain_that_rises_makes_the_rest_of_the_day_easier(maria: Any) -> None:
    maria.post(reverse("log_pain"), {"pain": "2"})
    assert plan()["terms"]["kind"] == ""
    maria.post(reverse("log_pain"), {"pain": "3"})
    assert plan()["terms"]["kind"] == ""
    page = told(maria, "log_pain", pain="6")
    assert plan()["terms"]["kind"] == "sore"
    assert "easier levels" in page
    before = DayPlanRecord.objects.count()
    maria.post(reverse("log_pain"), {"pain": "6"})
    assert DayPlanRecord.objects.count() == before
