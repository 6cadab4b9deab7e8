"""The last fourteen days: gaps stay gaps, hidden numbers stay hidden, nobody is blamed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spineflow_web.pages.progress.chart import bar_chart, line_chart
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON - timedelta(days=9), tick=False) as clock:
        yield clock


def enter(client: Client, **answers: Any) -> None:
    account = add_account("maria")
    settle(account, **answers)
    client.force_login(account)


def live(client: Client, clock: Any, days: int) -> None:
    for day in range(days):
        client.get(reverse("today"))
        if day % 3 != 1:
            client.post(reverse("log_walk"), {"minutes": "10"})
            client.post(reverse("log_pain"), {"pain": str(5 - day % 4)})
            client.post(reverse("log_water"))
        clock.shift(timedelta(days=1))


def page(client: Client) -> str:
    answer = client.get(reverse("progress"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_nothing_yet_is_said_kindly(client: Client) -> None:
    enter(client)
    assert "Nothing is written down yet" in page(client)


def test_what_was_done_is_shown_and_what_was_not_is_not_blamed(client: Client, clock: Any) -> None:
    enter(client)
    live(client, clock, 6)
    shown = page(client)
    assert "You did 4 of 6 planned days." in shown
    assert "missed" not in shown and "Walking and light cardio" in shown
    assert "Glasses of water" in shown and "<table>" in shown and "<td>\u2013</td>" in shown
    assert "40 minutes" in shown


def test_other_drinks_are_counted_among_the_glasses(client: Client, clock: Any) -> None:
    enter(client)
    client.post(reverse("log_water"))
    assert "Other drinks are counted in" not in page(client)
    for _cup in range(3):
        client.post(reverse("drinks"), {"drink": "tea", "amount": "250", "unit": "ml"})
    shown = page(client)
    assert "Other drinks are counted in" in shown
    assert "<td>4</td></tr>" in shown, "a glass of water and three of tea"


def test_water_is_hidden_where_tokens_hide_it(client: Client, clock: Any) -> None:
    enter(client, fluid_restriction=True)
    client.post(reverse("log_water"))
    live(client, clock, 2)
    assert "lass" not in page(client).split("<main")[1].split("</main")[0].replace("class", "")


def test_queries_do_not_grow_with_the_days(client: Client, clock: Any) -> None:
    enter(client)
    live(client, clock, 1)
    with CaptureQueriesContext(connection) as few:
        page(client)
    live(client, clock, 8)
    with CaptureQueriesContext(connection) as many:
        page(client)
    assert len(few) == len(many) <= 11


def test_a_line_breaks_where_a_day_is_missing() -> None:
    days = [str(n) for n in range(6)]
    chart = line_chart("Pain", "", [("before", "before", [3, 4, None, 5, 6, 2])], days, 10)
    assert chart and len(chart.lines[0].paths) == 2 and len(chart.lines[0].dots) == 5
    assert line_chart("Pain", "", [("before", "before", [None] * 6)], days, 10) is None


def test_bars_leave_gaps_and_reach_the_scale() -> None:
    chart = bar_chart("Walks", "", [None, 10, 0, 30], ["a", "b", "c", "d"])
    assert chart and len(chart.bars) == 2
    assert chart.bars[1].height == chart.levels[0].at - chart.levels[1].at
