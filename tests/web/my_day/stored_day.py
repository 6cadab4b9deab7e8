"""A day in the store and through the pages: what stands in it, and what a person does to it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse

from spineflow.exchange.stored_plan import read_day
from spineflow.planning.day_plan import DayPlan
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EARLY = NOON.replace(hour=6, minute=30)


def plan() -> dict[str, Any]:
    """What counts for the day on which she begins."""
    found: dict[str, Any] = DayPlanRecord.objects.get(replaced_at=None, on=EARLY.date()).plan
    return found


def items(stored: dict[str, Any]) -> dict[str, str]:
    """The items of a plan by practice, with their sitting."""
    return {
        item["item"]: sitting["id"]
        for sitting in stored["plan"]["sittings"]
        for item in sitting["items"]
    }


def starts(stored: dict[str, Any]) -> dict[str, str]:
    return {sitting["id"]: sitting["starts"] for sitting in stored["plan"]["sittings"]}


def day_of(stored: dict[str, Any]) -> DayPlan:
    content = catalogue()
    return read_day(stored["plan"], content.practices, content.programme)


def minutes(stored: dict[str, Any]) -> float:
    """Minutes of the sittings as their doses say."""
    return sum(each.seconds for each in day_of(stored).sittings if each.uses_minutes) / 60


def told(client: Any, name: str, *args: str, **form: str) -> str:
    answer = client.post(reverse(name, args=args), form, follow=True)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def did(client: Any, sitting: str, now: datetime) -> None:
    """The whole sitting through the page without script."""
    check = {question.id: "3" for question in catalogue().sessions.quick_questions.values()
             if question.answer == "pain"}  # fmt: skip
    client.post(reverse("session_check", args=[sitting]), {**check, "none": "1"})
    client.post(reverse("session_log", args=[sitting]), {"outcome": "did"})


def offers(page: str, kind: str) -> list[str]:
    return re.findall(rf'value="({kind}-[^"]+)"', page)


def change_page(client: Any, item: str) -> tuple[str, str]:
    sitting = items(plan())[item]
    answer = client.get(reverse("change_item", args=[sitting, item]))
    assert answer.status_code == 200
    return sitting, answer.content.decode()


def plan_id() -> str:
    return str(DayPlanRecord.objects.get(replaced_at=None).pk)


def check(client: Any, pain: str = "4", **marked: str) -> Any:
    name = next(
        each.id for each in catalogue().sessions.quick_questions.values() if each.answer == "pain"
    )
    given = {name: pain, **marked, **({} if marked else {"none": "1"})}
    return client.post(reverse("worse"), given)


def phase() -> str:
    return str(plan()["terms"]["phase"])
