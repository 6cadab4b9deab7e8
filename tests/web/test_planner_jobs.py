"""The planner process and plans for tomorrow: what changes, what stays, what is never doubled."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from spineflow.planning.solve.best_plan import best_plan
from spineflow_web.actions.screening import current_screening
from spineflow_web.jobs.planner import better_plans, plan_tomorrow
from spineflow_web.store.models import DayPlanRecord
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
MORNING = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SHORT = {"minutes": 15}
"""So few that the solver has something to better."""
unhurried = partial(best_plan, limit_s=30)
"""A test machine may be busy; the answer is the same, as long as the limit does not cut it."""


def look(client: Any, at: datetime, **told: Any) -> DayPlanRecord:
    with time_machine.travel(at, tick=False):
        account = add_account("maria")
        settle(account, told=told)
        client.force_login(account)
        client.get(reverse("today"))
    return DayPlanRecord.objects.get(replaced_at=None)


def test_a_plan_is_bettered_and_its_gap_stored(client: Any) -> None:
    first = look(client, MORNING, **SHORT)
    assert first.plan["proof"]["solver"] == "constructive"
    assert better_plans(unhurried, set(), now=MORNING) == 1
    better = DayPlanRecord.objects.get(replaced_at=None)
    assert better.plan["proof"]["solver"] == "cp-sat"
    assert better.plan["proof"]["gap"] == 0
    assert better.plan["proof"]["score"] > first.plan["proof"]["score"]
    assert better_plans(unhurried, set(), now=MORNING) == 0, "it is not tried again"
    assert client.get(reverse("today")).status_code == 200


def test_a_plan_that_is_the_best_already_is_only_proven(client: Any) -> None:
    first = look(client, MORNING, minutes=120)
    assert better_plans(unhurried, set(), now=MORNING) == 0
    proven = DayPlanRecord.objects.get()
    assert proven.pk == first.pk and proven.plan["proof"]["gap"] == 0
    assert proven.plan["plan"] == first.plan["plan"]


def test_what_has_begun_stays_where_it_is(client: Any) -> None:
    first = look(client, MORNING, **SHORT)
    begun = first.plan["plan"]["sittings"][:3]
    later = MORNING.replace(hour=int(begun[-1]["starts"][:2]), minute=59)
    better_plans(unhurried, set(), now=later)
    after = DayPlanRecord.objects.get(replaced_at=None)
    begun = [each for each in first.plan["plan"]["sittings"] if each["starts"] <= f"{later:%H:%M}"]
    assert begun and all(each in after.plan["plan"]["sittings"] for each in begun)


def test_a_plan_replaced_meanwhile_is_left_alone(client: Any) -> None:
    look(client, MORNING, **SHORT)

    def slow(*asked: Any) -> Any:
        with time_machine.travel(MORNING, tick=False):
            client.post(reverse("replan"))
        return unhurried(*asked)

    assert better_plans(slow, set(), now=MORNING) == 0
    assert DayPlanRecord.objects.get(replaced_at=None).plan["proof"]["solver"] == "constructive"


def test_tomorrow_is_planned_for_everybody_once_also_after_a_stop() -> None:
    with time_machine.travel(MORNING, tick=False):
        for name in ("a", "b", "c", "d", "e"):
            settle(add_account(name))
        assert plan_tomorrow(None, 2, now=MORNING)[1] == 2
        call_command("plan_tomorrow")  # the first run was killed here; nobody told the second
        call_command("plan_tomorrow")
    rows = DayPlanRecord.objects.all()
    assert len(rows) == len({row.person_id for row in rows}) == 5
    assert {f"{row.on}" for row in rows} == {"2026-11-24"}


def test_who_is_not_screened_gets_no_plan_for_tomorrow() -> None:
    from tests.household import accept

    person = accept(add_account("new"))
    assert current_screening(person, MORNING.date()) is None
    call_command("plan_tomorrow")
    assert not DayPlanRecord.objects.exists()


def test_neither_pages_nor_the_plan_at_once_bring_the_solver_in() -> None:
    code = (
        "import django, sys; django.setup(); import spineflow_web.urls, spineflow_web.wsgi, "
        "spineflow.__main__, spineflow_web.jobs.planner; "
        "heavy = {'ortools', 'pandas', 'numpy'} & set(sys.modules); assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PATH": "/usr/bin:/bin",
        },
    )
    assert done.returncode == 0, done.stderr
