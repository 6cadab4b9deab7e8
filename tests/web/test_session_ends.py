"""After a session: every sign has its consequence, mornings are asked, harm reaches the gate."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow_web.actions.history import history
from spineflow_web.actions.recording import differences
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import draft_of
from tests.household import add_account, settle
from tests.the_catalogue import CATALOGUE

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SESSIONS = CATALOGUE.sessions
STOPS = [sign for sign in SESSIONS.signs.values() if sign.effect == "stop"]
EASES = ["pain_rises", "pain_passes_5", "pain_4_or_5"]
SERIOUS = [
    (harm.id, severity.id)
    for harm in SESSIONS.harms.values()
    for severity in SESSIONS.severities.values()
    if severity.level >= harm.serious_from
]
NOTED = [
    (harm.id, severity.id)
    for harm in SESSIONS.harms.values()
    for severity in SESSIONS.severities.values()
    if severity.level < harm.serious_from and severity.level < SESSIONS.worst_severity
]


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


def check(client: Client, pain: int = 2, **more: Any) -> Any:
    return client.post(url("session_check"), {"none": "1", "pain_now": pain, **more})


def stop(client: Client) -> None:
    check(client)
    answer = client.post(url("session_log"), {"outcome": "stopped"})
    assert answer["Location"] == url("session_stopped")


def payload(kind: str) -> dict[str, Any]:
    return dict(EventRecord.objects.get(kind=kind).payload)


def is_open(client: Client) -> bool:
    return client.get(reverse("today")).status_code == 200


@pytest.mark.parametrize("sign", STOPS, ids=lambda sign: sign.id)
def test_every_stop_sign_opens_the_gate_at_its_questions(client: Client, sign: Any) -> None:
    pregnant = {"pregnancy_status": "pregnant", "trimester": 1} if sign.pregnant_only else {}
    person = enter(client, **pregnant)
    stop(client)
    page = client.get(url("session_stopped")).content.decode()
    assert f'name="{sign.id}"' in page
    answer = client.post(url("session_stopped"), {sign.id: "on"})
    assert not is_open(client), "nothing opens before the questions are answered"
    safety = CATALOGUE.safety
    asked = {*safety.emergency_keys, *sign.asks_again}
    asked = {key for key in asked if safety.questions[key].screen != "about_you"}
    assert not asked & set(draft_of(person.id)), "what was answered before no longer counts"
    assert payload("signs_seen") == {"sitting": "mobility", "signs": [sign.id], "effect": "stop"}
    if sign.messages:
        assert answer["Location"] == reverse("session_rest")
        shown = client.get(reverse("session_rest")).content.decode()
        assert sign.topic in shown and "There are no more sessions today" in shown
    else:
        assert answer["Location"].startswith("/safety/question/")


@pytest.mark.parametrize("typed", ["11", "0099", "-1", "ten", "٣", "9" * 5000, ""])
def test_what_is_no_number_of_the_scale_is_asked_for_again(
    client: Client, clock: Any, typed: str
) -> None:
    enter(client)
    check(client)
    client.post(url("session_log"), {"outcome": "did"})
    answer = client.post(url("session_after"), {"pain": typed})
    assert answer.status_code == 422
    assert "Tap a number from 0 to 10." in answer.content.decode()
    clock.shift(timedelta(days=1))
    shown = client.post(reverse("log_morning"), {"pain": typed}, follow=True).content.decode()
    assert "Tap a number from 0 to 10." in shown
    told = EventRecord.objects.filter(kind="pain_rated").values_list("payload__when", flat=True)
    assert list(told) == ["before"]


def test_signs_of_pregnancy_are_shown_to_whom_they_may_concern(client: Client) -> None:
    enter(client)
    stop(client)
    assert "pregnancy_signs" not in client.get(url("session_stopped")).content.decode()
    client.post(url("session_stopped"), {"pregnancy_signs": "on", "none": "1"})
    assert is_open(client)


@pytest.mark.parametrize("sign", EASES)
def test_an_easing_sign_is_said_and_kept_for_planning(
    client: Client, clock: Any, sign: str
) -> None:
    person = enter(client)
    stop(client)
    answer = client.post(url("session_stopped"), {sign: "on"})
    assert answer["Location"] == url("session_after")
    assert "Make it smaller next time" in client.get(answer["Location"]).content.decode()
    assert payload("signs_seen")["effect"] == "ease_off" and is_open(client)
    assert differences(person.id) == {}


def test_nothing_noticed_goes_on_to_the_number(client: Client) -> None:
    enter(client)
    stop(client)
    for wrong in ({}, {"none": "1", "dizziness": "on"}):
        assert client.post(url("session_stopped"), wrong).status_code == 422
    assert not EventRecord.objects.filter(kind="signs_seen").exists()
    answer = client.post(url("session_stopped"), {"none": "1"})
    assert answer["Location"] == url("session_after")
    assert payload("signs_seen") == {"sitting": "mobility", "signs": [], "effect": "carry_on"}


def test_a_sign_that_ends_the_day_starts_no_other_session(client: Client, clock: Any) -> None:
    """Not even once every question is answered with no; the next day begins with a check."""
    enter(client)
    stop(client)
    client.post(url("session_stopped"), {"headache_or_sight": "on"})
    answer_all(client)
    assert is_open(client)
    for page in (url("session"), url("session_check"), url("session", "walk")):
        assert client.get(page)["Location"] == reverse("session_rest")
    assert client.post(url("session_check"), {"none": "1", "pain_now": 1}).status_code == 302
    assert client.post(url("session_log"), {"outcome": "did"})["Location"] == url("session")
    clock.shift(timedelta(days=1))
    assert "Quick check before you start" in client.get(url("session")).content.decode()


def answer_all(client: Client) -> None:
    """Every open question, as neutral as it can be."""
    address = reverse("safety")
    for _ in range(150):
        if address in (reverse("today"), reverse("settings_safety")):
            return
        page = client.get(address)
        if page.status_code == 302:
            address = page["Location"]
            continue
        body = page.content.decode()
        if "tick-list" in body:
            answer = client.post(address, {"none": "1"})
        else:
            keys = dict(re.findall(r'name="(\w+)" value="(no|none)"', body))
            numbers = re.findall(r'type="number"[^>]*name="(\w+)"', body)
            answer = client.post(address, {**keys, **dict.fromkeys(numbers, "2")})
        assert answer.status_code == 302, body[-1500:]
        address = answer["Location"]
    raise AssertionError("the questions never end")


# ---- the morning after


def a_session(client: Client, before: int = 2, after: int = 2) -> None:
    check(client, before)
    client.post(url("session_log"), {"outcome": "did"})
    client.post(url("session_after"), {"pain": after})


def test_the_next_morning_is_asked_once_and_reaches_planning(client: Client, clock: Any) -> None:
    person = enter(client)
    a_session(client)
    assert "log/morning" not in client.get(reverse("today")).content.decode()
    clock.shift(timedelta(days=1))
    assert "log/morning" in client.get(reverse("today")).content.decode()
    client.post(reverse("log_morning"), {"pain": "11"})
    assert not EventRecord.objects.filter(payload__when="next_morning").exists()
    client.post(reverse("log_morning"), {"pain": "4"})
    client.post(reverse("log_morning"), {"pain": "9"})
    page = client.get(reverse("today")).content.decode()
    assert "still higher the next morning" in page and "log/morning" not in page
    assert EventRecord.objects.get(payload__when="next_morning").payload["pain"] == 4
    lines = {line.item: line for line in history(person.id, NOON.date() + timedelta(days=1))}
    bridge = lines["bridge"]
    told = (bridge.pain_before, bridge.pain_after, bridge.pain_next_morning, bridge.eased)
    assert told == (2, 2, 4, True)
    assert differences(person.id) == {}


def test_a_good_morning_has_no_consequence(client: Client, clock: Any) -> None:
    person = enter(client)
    a_session(client)
    clock.shift(timedelta(days=1))
    client.post(reverse("log_morning"), {"pain": "2"})
    assert not EventRecord.objects.filter(kind="signs_seen").exists()
    line = next(iter(history(person.id, NOON.date() + timedelta(days=1))))
    assert (line.pain_next_morning, line.eased) == (2, False)


def test_the_next_morning_is_asked_before_the_next_session_too(client: Client, clock: Any) -> None:
    enter(client)
    a_session(client)
    clock.shift(timedelta(days=1))
    assert 'name="morning"' in client.get(url("session")).content.decode()
    check(client, 2, morning="3")
    assert EventRecord.objects.get(payload__when="next_morning").payload["pain"] == 3
    assert payload("signs_seen")["signs"] == ["worse_next_morning"]
    assert 'name="morning"' not in client.get(url("session_check")).content.decode()


@pytest.mark.parametrize("days", [0, 2])
def test_only_the_morning_after_a_session_is_asked(client: Client, clock: Any, days: int) -> None:
    enter(client)
    a_session(client)
    clock.shift(timedelta(days=days))
    assert "log/morning" not in client.get(reverse("today")).content.decode()
    client.post(reverse("log_morning"), {"pain": "4"})
    assert not EventRecord.objects.filter(payload__when="next_morning").exists()


# ---- strong pain after a session that was not fine


def test_strong_pain_after_a_session_that_was_not_fine_is_asked_about(
    client: Client, clock: Any
) -> None:
    enter(client)
    a_session(client, before=2, after=6)
    answer = check(client, 7)
    assert answer["Location"].startswith("/safety/question/new_or_worse_back_pain/")


def test_strong_pain_after_a_fine_session_only_makes_it_gentle(client: Client) -> None:
    enter(client)
    a_session(client)
    assert check(client, 7)["Location"] == url("session_gentle")
    assert check(client, 6)["Location"] == url("session")


# ---- something went wrong


def tell(client: Client, what: str, severity: str, **more: Any) -> Any:
    given = {"what": what, "severity": severity, "item": "unknown", **more}
    return client.post(url("session_problem"), given)


@pytest.mark.parametrize(("what", "severity"), SERIOUS)
def test_what_is_serious_opens_the_gate(client: Client, what: str, severity: str) -> None:
    enter(client, **({"pregnancy_status": "pregnant", "trimester": 1}))
    check(client)
    answer = tell(client, what, severity)
    assert answer.status_code == 302 and not is_open(client)
    assert payload("adverse_event")["what"] == what
    if SESSIONS.harms[what].rests:
        assert SESSIONS.harms[what].topic in client.get(answer["Location"]).content.decode()
    else:
        assert answer["Location"].startswith("/safety/")


@pytest.mark.parametrize(("what", "severity"), NOTED)
def test_what_is_slight_is_noted_and_the_plan_goes_on(
    client: Client, what: str, severity: str
) -> None:
    enter(client)
    check(client)
    assert tell(client, what, severity)["Location"] == reverse("problems")
    assert is_open(client)


def test_it_is_listed_and_handed_out(client: Client) -> None:
    person = enter(client)
    check(client)
    tell(client, "other_joint", "mild", item="cat_cow")
    page = client.get(reverse("problems")).content.decode()
    assert "Another part hurts" in page and "Cat-Cow" in page and "gone within an hour" in page
    answer = client.get(reverse("problems_file"))
    (told,) = answer.json()["adverse_events"]
    event = EventRecord.objects.get(kind="adverse_event")
    assert told == {
        "id": str(event.id), "on": "2026-11-23", "told_on": "2026-11-23", "sitting": "mobility",
        "item": "cat_cow", "what": "other_joint", "severity": "mild",
        "content_version": event.content_version,
    }  # fmt: skip
    assert differences(person.id) == {}


def test_nothing_is_kept_of_half_an_answer(client: Client) -> None:
    enter(client)
    check(client)
    for wrong in (
        {"what": "skin"},
        {"what": "nothing_known", "severity": "mild", "item": "bridge"},
    ):
        answer = client.post(url("session_problem"), wrong)
        assert answer.status_code == 422 and "Please tap one of these" in answer.content.decode()
    assert not EventRecord.objects.filter(kind="adverse_event").exists()


def test_a_past_session_can_be_told_about_and_no_other(client: Client, clock: Any) -> None:
    enter(client)
    a_session(client)
    clock.shift(timedelta(days=3))
    assert client.get(url("session_problem")).status_code == 404
    for wrong in ("2026-11-22", "yesterday"):
        assert client.get(url("session_problem") + f"?on={wrong}").status_code == 404
    address = url("session_problem") + "?on=2026-11-23"
    assert address in client.get(reverse("problems")).content.decode()
    client.post(address, {"what": "other_joint", "severity": "mild", "item": "bridge"})
    told = payload("adverse_event")
    assert told["on"] == "2026-11-23"
    assert reverse("problems") in client.get(reverse("progress")).content.decode()


def test_behind_a_closed_gate_it_is_kept_and_nothing_is_asked_anew(client: Client) -> None:
    """An emergency must not turn into questions that can be answered with no."""
    person = enter(client)
    check(client)
    address = client.post(url("session_check"), {"numbness_or_bladder": "on"})["Location"]
    client.post(address, {"saddle_numbness": "yes"})
    tell(client, "skin", "severe")
    assert draft_of(person.id)["saddle_numbness"] is True
    assert EventRecord.objects.filter(kind="adverse_event").exists()
    page = client.get(reverse("today"))
    while page.status_code == 302:
        page = client.get(page["Location"])
    assert "get help now" in page.content.decode()


def test_nobody_sees_a_strangers_list(client: Client) -> None:
    enter(client)
    check(client)
    tell(client, "other_joint", "mild")
    account = add_account("ben")
    settle(account)
    stranger = Client()
    stranger.force_login(account)
    assert stranger.get(reverse("problems_file")).json() == {"adverse_events": []}
    assert stranger.get(url("session_problem")).status_code == 404


# ---- told by a device


@pytest.mark.parametrize(
    ("kind", "said", "opens"),
    [
        ("signs_seen", {"signs": ["dizziness"], "effect": "stop"}, True),
        ("signs_seen", {"signs": ["dizziness"], "effect": "carry_on"}, True),
        ("signs_seen", {"signs": ["mild_effort"], "effect": "carry_on"}, False),
        ("quick_check", {"yes": ["leg_change"], "pain": None}, True),
        ("quick_check", {"yes": [], "pain": 2}, False),
        ("adverse_event", {"on": "2026-11-23", "what": "skin", "severity": "severe"}, True),
        ("adverse_event", {"on": "2026-11-23", "what": "skin", "severity": "mild"}, False),
        ("adverse_event", {"on": "2026-11-23", "what": "unheard_of", "severity": "mild"}, True),
    ],
)
def test_what_a_device_sends_reaches_the_gate_as_well(
    client: Client, kind: str, said: dict[str, Any], opens: bool
) -> None:
    """The effect that a device claims does not matter: the sign does."""
    enter(client)
    own = str(uuid7())
    event = {
        "id": own, "device": "", "sequence": 1, "kind": kind, "entity": own,
        "occurred_at": "2026-11-23T11:59:00.000Z", "time_zone": "UTC",
        "local_date": "2026-11-23", "content_version": "1", "replaces": None,
        "payload": {"sitting": "mobility", **said},
    }  # fmt: skip
    body = json.dumps({"events": [event, {"id": "nonsense", "kind": "signs_seen"}]})
    answer = client.post(reverse("events"), body, content_type="application/json")
    assert [each["status"] for each in answer.json()["results"]] == ["accepted", "rejected"]
    assert is_open(client) is not opens
