"""Devices bring what they have and take what they lack; a log that was put back is noticed."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow.records.event import read_event
from spineflow_web.accounts.models import User
from spineflow_web.actions import devices
from spineflow_web.actions.follow_up import follow_up
from spineflow_web.actions.recording import differences
from spineflow_web.actions.screening import current_screening
from spineflow_web.store import server_epoch
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle
from tests.web.test_recording import NOON, event, send

pytestmark = pytest.mark.django_db
VOID = {"payload": {"void": True}}


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def maria(client: Client) -> KnownPerson:
    account = add_account("maria")
    person = settle(account)
    client.force_login(account)
    return person


def pull(client: Client, **known: Any) -> dict[str, Any]:
    answer = client.get(reverse("events"), known)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def push(client: Client, *told: Any) -> dict[str, Any]:
    body = json.dumps({"events": told})
    answer = client.post(reverse("events"), body, content_type="application/json")
    return dict(answer.json())


def test_a_device_takes_what_it_lacks_page_by_page(client: Client, maria: KnownPerson) -> None:
    told = [event() for _ in range(203)]
    for start in (0, 200):
        send(client, *told[start : start + 200])
    first = pull(client)
    assert (len(first["events"]), first["more"], first["restarted"]) == (200, True, False)
    rest = pull(client, after=first["events"][-1]["seq"], epoch=first["epoch"])
    assert [each["seq"] for each in rest["events"]] == [201, 202, 203] and not rest["more"]
    got = [each["event"]["id"] for each in first["events"] + rest["events"]]
    assert got == [each["id"] for each in told] and first["owner"] == str(maria.id)


def test_what_comes_out_may_go_in_again_word_for_word(client: Client, maria: KnownPerson) -> None:
    own = str(uuid7())
    step = {"sitting": "walk", "step": 1, "item": "walking", "kind": "walk", "seconds": 61.25}
    exact = {"occurred_at": "2026-11-23T11:59:00.123456+01:00"}
    wrong = {"sitting": "walk", "on": "2026-11-22", "what": "fall", "severity": "mild"}
    told = [
        event(**exact),
        event("step_done", step, entity=own, device=own),
        event("walk_done", {"minutes": 12}),
        event("correction", {"void": True}, replaces=own),
        event("quick_check", {"sitting": "walk", "yes": [], "pain": 2}),
        event("adverse_event", wrong),
    ]
    assert {each["status"] for each in send(client, *told)} == {"accepted"}
    out = [each["event"] for each in pull(client)["events"]][: len(told)]
    assert {each["status"] for each in send(client, *out)} == {"duplicate"}
    assert [read_event(each).fingerprint() for each in out] == [
        read_event(each).fingerprint() for each in told
    ]


def test_an_answer_names_the_place_in_the_log(client: Client, maria: KnownPerson) -> None:
    one, two = event(), event()
    assert [each["seq"] for each in send(client, one, two, one)] == [1, 2, 1]
    assert send(client, two)[0] == {"id": two["id"], "status": "duplicate", "seq": 2}
    bad = send(client, event("dreamt"))[0]
    assert bad["status"] == "rejected" and "seq" not in bad


def test_requests_that_ask_first_at_once_hear_one_name(tmp_path: Path) -> None:
    for house in range(20):
        folder = tmp_path / str(house)
        folder.mkdir()
        ready = threading.Barrier(8)

        def ask(folder: Path = folder, ready: threading.Barrier = ready) -> str:
            ready.wait()
            return server_epoch.server_epoch(folder)

        with ThreadPoolExecutor(8) as pool:
            asked = [pool.submit(ask) for _ in range(8)]
            heard = {each.result() for each in asked}
        assert heard == {(folder / server_epoch.FILE).read_text()}
        assert len(list(folder.iterdir())) == 1


def test_a_log_that_was_put_back_is_noticed_by_its_name(
    client: Client, maria: KnownPerson, settings: Any
) -> None:
    send(client, event())
    before = pull(client)
    assert push(client, event())["epoch"] == before["epoch"]
    server_epoch.renew_epoch(settings.DATA)
    server_epoch.server_epoch.cache_clear()
    after = pull(client, after=1, epoch=before["epoch"])
    assert after["restarted"] and after["epoch"] != before["epoch"]
    assert [each["seq"] for each in after["events"]] == [1, 2]


@pytest.mark.parametrize("grown", [0, 3])
def test_a_copy_put_back_by_hand_is_noticed_by_what_it_lacks(
    client: Client, maria: KnownPerson, grown: int
) -> None:
    """Whether the log is shorter than the device remembers, or has grown past it since."""
    send(client, event())
    lost = str(uuid7())
    send(client, *[event() for _ in range(grown)])
    page = pull(client, after=2, seq=2, event=lost, epoch=pull(client)["epoch"])
    assert page["restarted"] and len(page["events"]) == 1 + grown
    known = page["events"][0]
    calm = pull(client, after=1, seq=1, event=known["event"]["id"], epoch=page["epoch"])
    assert not calm["restarted"]


@pytest.mark.parametrize(
    "known", [{"after": "x"}, {"after": "-1"}, {"event": "no"}, {"after": str(2**60)}]
)
def test_marks_that_are_none_are_refused(client: Client, maria: KnownPerson, known: Any) -> None:
    assert client.get(reverse("events"), known).status_code == 400


def test_nobody_takes_a_strangers_log(client: Client, maria: KnownPerson) -> None:
    send(client, event())
    other = add_account("ben")
    settle(other)
    stranger = Client()
    stranger.force_login(other)
    assert pull(stranger)["events"] == []
    assert Client().get(reverse("events")).status_code == 403


# ---- what follows ------------------------------------------------------------------------------
def test_a_yes_sent_later_opens_the_questions_or_is_not_kept(
    client: Client, maria: KnownPerson, monkeypatch: Any
) -> None:
    told = event("quick_check", {"sitting": "walk", "yes": ["leg_change"], "pain": None})

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("cut off")

    real = follow_up
    monkeypatch.setattr(devices, "follow_up", fail)
    with pytest.raises(RuntimeError):
        send(client, told)
    assert not EventRecord.objects.exists(), "kept, but nothing followed"
    monkeypatch.setattr(devices, "follow_up", real)
    assert send(client, told)[0]["status"] == "accepted"
    screened = current_screening(maria, NOON.date())
    assert screened is not None and not screened.is_settled
    way = [url for url, _status in client.get(reverse("today"), follow=True).redirect_chain]
    assert way[-1].startswith(reverse("safety_question", args=["leg_weakness"])), way
    assert "leg_numbness" in way[-1], "what was marked is asked first, and then what goes with it"


def test_pain_told_on_a_device_has_the_same_consequences(
    client: Client, maria: KnownPerson
) -> None:
    session = str(uuid7())
    send(
        client,
        event("quick_check", {"sitting": "walk", "yes": [], "pain": 2}, entity=session),
        event("pain_rated", {"when": "before", "pain": 2}, entity=session),
        event("session_finished", {"sitting": "walk", "minutes": 5}, entity=session),
        event("pain_rated", {"when": "after", "pain": 6}, entity=session),
    )
    signs = EventRecord.objects.filter(kind="signs_seen")
    assert [each.payload["effect"] for each in signs] == ["ease_off"]
    send(client, event("pain_rated", {"when": "now", "pain": 1}))
    assert "sore" not in client.get(reverse("today")).content.decode().lower()
    send(client, event("pain_rated", {"when": "now", "pain": 6}))
    assert client.get(reverse("today")).status_code == 200
    assert differences(maria.id) == {}


def test_an_older_device_is_understood(client: Client, maria: KnownPerson) -> None:
    """The shape that the first player sent; what the answer has more, it never looked at."""
    old = event()
    answer = push(client, old)
    assert {"id": old["id"], "status": "accepted"}.items() <= answer["results"][0].items()


@pytest.mark.django_db(transaction=True)
def test_the_count_has_no_gaps_while_many_write(client: Client, maria: KnownPerson) -> None:
    """A reader that goes by place, while four devices write, gets every event."""
    looking = Client()
    looking.force_login(account_of(maria))
    seen: list[int] = []
    done = threading.Event()

    def write() -> None:
        device = Client()
        device.force_login(account_of(maria))
        for _ in range(6):
            send(device, event(), event())
        connection.close()

    def read() -> None:
        after = 0
        while not done.is_set() or after < 48:
            for each in pull(looking, after=after)["events"]:
                assert each["seq"] == after + 1, "a place was left out"
                after = each["seq"]
                seen.append(after)
        connection.close()

    writers = [threading.Thread(target=write) for _ in range(4)]
    reader = threading.Thread(target=read)
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join(timeout=60)
    done.set()
    reader.join(timeout=60)
    assert seen == list(range(1, 49))


def account_of(person: KnownPerson) -> Any:
    return User.objects.get(username="maria")
