"""The session's pages: nothing starts unchecked, nothing opens that is not planned and cleared."""

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

from spineflow_web.actions.history import history
from spineflow_web.actions.recording import differences
from spineflow_web.store import summaries
from spineflow_web.store.models import DayPlanRecord, EventRecord
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def enter(client: Client, **answers: Any) -> KnownPerson:
    account = add_account("maria")
    person = settle(account, **answers)
    client.force_login(account)
    return person


def url(page: str, sitting: str = "mobility") -> str:
    return reverse(page, args=[sitting])


def check(client: Client, *marked: str, sitting: str = "mobility", pain: Any = 2) -> Any:
    given = {**dict.fromkeys(marked, "on"), "pain_now": pain}
    if not marked:
        given["none"] = "1"
    return client.post(url("session_check", sitting), given)


def data(client: Client, sitting: str = "mobility") -> dict[str, Any]:
    page = client.get(url("session", sitting)).content.decode()
    found = re.search(r'id="session-data" type="application/json">(.*?)</script>', page, re.S)
    assert found, page[:800]
    return dict(json.loads(found[1]))


def test_the_check_stands_before_the_steps(client: Client) -> None:
    enter(client)
    page = client.get(url("session")).content.decode()
    assert "Quick check before you start" in page and "session-player" not in page
    assert check(client)["Location"] == url("session")
    page = client.get(url("session")).content.decode()
    assert "<session-player>" in page and "I did this" in page and '<ol class="steps">' in page


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"pain_now": "2"},
        {"none": "1"},
        {"none": "1", "pain_now": "11"},
        {"none": "1", "pain_now": "2", "leg_change": "on"},
    ],
)
def test_nothing_is_taken_for_granted(client: Client, given: dict[str, str]) -> None:
    enter(client)
    answer = client.post(url("session_check"), given)
    assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    assert not EventRecord.objects.exists()


def test_the_steps_are_those_of_the_plan(client: Client) -> None:
    person = enter(client)
    check(client)
    told = data(client)
    assert told["sitting"] == "mobility" and told["owner"] == str(person.id)
    items = {step["item"] for step in told["steps"]}
    assert {"cat_cow", "bridge", "heating_pad", "breath_4_4_6"} <= items
    assert [step["n"] for step in told["steps"]] == list(range(len(told["steps"])))
    assert all(len(step["show"]) <= 2 for step in told["steps"] if step["kind"] != "check")
    looks = [step["show"] for step in told["steps"] if step["kind"] == "check"]
    assert looks and all("blister" in " ".join(look) for look in looks), "what to look for, whole"
    assert any(step["breath"] and step["breath"]["hold"] == 4 for step in told["steps"])
    assert any(step["skin_check"] for step in told["steps"])
    again = data(client)
    assert again["session"] == told["session"], "a reload goes on with the same session"


def test_tokens_reach_the_steps(client: Client) -> None:
    enter(client, hypertension=True)
    check(client)
    assert not any(step["breath"] and step["breath"]["hold"] for step in data(client)["steps"])


@pytest.mark.parametrize("sitting", ["water", "food", "nothing", "therapist", "rolling2"])
def test_only_planned_guided_sittings_open(client: Client, sitting: str) -> None:
    enter(client)
    assert client.get(url("session", sitting)).status_code == 404
    assert check(client, sitting=sitting).status_code == 404


def test_a_barred_practice_opens_in_no_session(client: Client) -> None:
    """Not even when a plan from before still holds it."""
    enter(client, pregnancy_status="pregnant", trimester=3)
    client.get(reverse("today"))
    saved = DayPlanRecord.objects.get()
    items = [item for sitting in saved.plan["plan"]["sittings"] for item in sitting["items"]]
    assert "cobra" not in {item["item"] for item in items}
    mobility = next(s for s in saved.plan["plan"]["sittings"] if s["id"] == "mobility")
    mobility["items"].append({**mobility["items"][0], "item": "cobra"})
    saved.save()
    assert client.get(url("session")).status_code == 404
    assert check(client).status_code == 404


@pytest.mark.parametrize(
    "marked",
    ["numbness_or_bladder", "leg_change", "fever_or_ill", "chest_or_faint", "injury_or_worse"],
)
def test_any_yes_stops_the_programme_until_it_is_asked_again(client: Client, marked: str) -> None:
    enter(client)
    answer = check(client, marked, pain="")
    assert answer["Location"].startswith("/safety/question/")
    for page in (url("session"), reverse("today")):
        shown = client.get(page)
        assert shown.status_code == 302 and "/safety/" in shown["Location"]
    assert EventRecord.objects.get(kind="quick_check").payload["yes"] == [marked]
    body = json.dumps({"events": []})
    assert client.post("/events/", body, content_type="application/json").status_code == 200


def test_answered_again_the_programme_goes_on_behind_a_new_check(client: Client) -> None:
    enter(client)
    address = check(client, "fever_or_ill")["Location"]
    answer = client.post(address, {"fever_now": "no"})
    for _ in range(80):
        address = answer["Location"]
        page = client.get(address)
        if page.status_code == 302:
            answer = page
            continue
        if address == reverse("today"):
            break
        if address == reverse("safety_rest"):  # the rest is still right
            answer = client.post(address)
            continue
        key = re.search(r'name="(\w+)" value="(?:no|none|unsure)"', page.content.decode())
        assert key, address
        neutral = "none" if key[1] == "trauma" else "no"
        answer = client.post(address, {key[1]: neutral})
    assert client.get(reverse("today")).status_code == 200
    assert "Quick check before you start" in client.get(url("session")).content.decode()


def test_an_alarm_after_a_yes_closes_the_gate(client: Client) -> None:
    enter(client)
    address = check(client, "numbness_or_bladder")["Location"]
    client.post(address, {"saddle_numbness": "yes"})
    page = client.get(url("session"))
    while page.status_code == 302:
        page = client.get(page["Location"])
    assert "get help now" in page.content.decode()


def test_strong_pain_leaves_breathing_and_a_short_walk(client: Client) -> None:
    enter(client)
    assert check(client, pain=7)["Location"] == url("session_gentle")
    page = client.get(url("session_gentle")).content.decode()
    assert "Quiet breathing" in page and "A short walk" in page
    assert {step["item"] for step in data(client)["steps"]} == {"breath_4_4_6"}
    walk = data(client, "walk")["steps"]
    assert sum(step["seconds"] or 0 for step in walk if step["kind"] == "walk") <= 300
    shut = client.get(url("session", "sitting_breaks"))
    assert shut.status_code == 302 and shut["Location"] == url("session_gentle", "sitting_breaks")


def test_the_worst_pain_is_asked_about_first(client: Client) -> None:
    enter(client)
    assert check(client, pain=9)["Location"] == "/safety/question/unremitting_severe_pain/"
    assert client.get(url("session")).status_code == 302
    client.post("/safety/question/unremitting_severe_pain/", {"unremitting_severe_pain": "no"})
    assert {step["item"] for step in data(client)["steps"]} == {"breath_4_4_6"}


def test_without_script_a_sitting_is_told_whole(client: Client) -> None:
    person = enter(client)
    check(client, pain=4)
    answer = client.post(url("session_log"), {"outcome": "did"})
    assert answer["Location"] == url("session_after")
    assert client.post(url("session_after"), {"pain": "x"}).status_code == 422
    assert client.post(url("session_after"), {"pain": "3"})["Location"] == reverse("today")
    day = summaries.of_day(person.id, TODAY)
    assert day.finished == {"mobility": 1} and "cat_cow" in day.practised
    assert {(mark.kind, mark.value) for mark in day.marks} == {("before", 4), ("after", 3)}
    assert differences(person.id) == {}
    page = client.get(reverse("today")).content.decode()
    assert page.count("done-mark") > 3
    shut = client.get(url("session")).content.decode()
    assert "Quick check before you start" in shut, "each session has its own check"


def test_stopping_keeps_nothing_but_the_stop(client: Client) -> None:
    person = enter(client)
    check(client)
    client.post(url("session_log"), {"outcome": "stopped"})
    day = summaries.of_day(person.id, TODAY)
    assert day.stopped == {"mobility": 1} and not day.practised


def test_more_pain_than_before_is_answered(client: Client) -> None:
    enter(client)
    check(client, pain=2)
    client.post(url("session_log"), {"outcome": "did"})
    client.post(url("session_after"), {"pain": "5"})
    assert "Make it smaller next time" in client.get(reverse("today")).content.decode()


def test_a_check_does_not_last_for_ever(client: Client, clock: Any) -> None:
    enter(client)
    check(client)
    clock.shift(timedelta(hours=2, minutes=1))
    assert "Quick check before you start" in client.get(url("session")).content.decode()
    assert client.post(url("session_log"), {"outcome": "did"})["Location"] == url("session")


def test_the_diary_on_today(client: Client) -> None:
    person = enter(client)
    client.get(reverse("today"))
    for _ in range(3):
        client.post(reverse("log_water"))
    client.post(reverse("log_pain"), {"pain": "6"})
    client.post(reverse("log_walk"), {"minutes": "25"})
    for wrong in ({}, {"pain": "11"}, {"pain": "²"}):
        client.post(reverse("log_pain"), wrong)
    client.post(reverse("log_walk"), {"minutes": "0"})
    day = summaries.of_day(person.id, TODAY)
    assert (day.glasses, day.walked_seconds, len(day.of("now"))) == (3, 1500, 1)
    page = client.get(reverse("today")).content.decode()
    assert "3 of 8 glasses" in page or "3 of 7 glasses" in page or "3 of 6 glasses" in page
    assert "6 of 10, at 12:00" in page and "25 minutes" in page
    last = day.of("water")[-1].id
    for _ in range(2):
        client.post(reverse("log_undo"), {"event": str(last)})
    assert summaries.of_day(person.id, TODAY).glasses == 2
    assert differences(person.id) == {}


def test_nobody_takes_back_a_strangers_entry(client: Client) -> None:
    person = enter(client)
    client.post(reverse("log_water"))
    account = add_account("ben")
    settle(account)
    stranger = Client()
    stranger.force_login(account)
    mark = summaries.of_day(person.id, TODAY).marks[0]
    stranger.post(reverse("log_undo"), {"event": str(mark.id)})
    assert summaries.of_day(person.id, TODAY).glasses == 1


def test_water_is_not_counted_where_the_number_is_hidden(client: Client) -> None:
    enter(client, fluid_restriction=True)
    page = client.get(reverse("today")).content.decode()
    assert "log/water" not in page and "glasses" not in page


def test_walks_and_rolling_feed_the_next_plans(client: Client, clock: Any) -> None:
    person = enter(client)
    client.post(reverse("log_walk"), {"minutes": "10"})
    check(client, sitting="rolling")
    client.post(url("session_log", "rolling"), {"outcome": "did"})
    for _day in range(3):
        clock.shift(timedelta(days=1))
        client.post(reverse("log_walk"), {"minutes": "10"})
    clock.shift(timedelta(days=4))
    lines = {(line.item, round(line.minutes)) for line in history(person.id, TODAY + timedelta(7))}
    assert ("walking", 10) in lines and "foam_roller" in {item for item, _minutes in lines}
    check(client, sitting="walk")
    steps = data(client, "walk")["steps"]
    walked = sum(step["seconds"] or 0 for step in steps if step["kind"] == "walk")
    assert walked == 12 * 60, "10 minutes, and 20 % or 2 minutes more"


def test_today_stays_cheap_however_much_happened(client: Client) -> None:
    enter(client)
    client.get(reverse("today"))
    with CaptureQueriesContext(connection) as empty:
        client.get(reverse("today"))
    for _ in range(12):
        client.post(reverse("log_water"))
    with CaptureQueriesContext(connection) as full:
        client.get(reverse("today"))
    assert len(full) == len(empty) <= 7
