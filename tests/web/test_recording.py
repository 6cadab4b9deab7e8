"""What happened is kept once, told apart from other people's, and never changed."""

from __future__ import annotations

import ast
import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow_web.actions.recording import differences
from spineflow_web.store import summaries
from spineflow_web.store.models import DaySummaryRecord, EventRecord, Person
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TODAY = NOON.date()


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


def event(kind: str = "water_drunk", payload: Any = None, **changes: Any) -> dict[str, Any]:
    own = str(uuid7())
    return {
        "id": own,
        "device": "",
        "sequence": 1,
        "kind": kind,
        "entity": own,
        "occurred_at": "2026-11-23T11:59:00.000Z",
        "time_zone": "Europe/Berlin",
        "local_date": "2026-11-23",
        "content_version": "1",
        "replaces": None,
        "payload": {"glasses": 1} if payload is None else payload,
        **changes,
    }


def send(client: Client, *events: Any) -> list[dict[str, str]]:
    body = json.dumps({"events": events})
    answer = client.post(reverse("events"), body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return list(answer.json()["results"])


def today(person: KnownPerson) -> Any:
    return summaries.of_day(person.id, TODAY)


def test_what_many_corrections_name_may_come_last(client: Client, maria: KnownPerson) -> None:
    first = event()
    changed = [event(payload={"glasses": 2}, replaces=first["id"]) for _ in range(60)]
    send(client, *changed)
    assert [each["status"] for each in send(client, first)] == ["accepted"]
    assert [each["status"] for each in send(client, first)] == ["duplicate"]
    assert today(maria).glasses == 2 and differences(maria.id) == {}


@pytest.mark.parametrize("count", [1, 2, 4, 5, 17, 65, 200])
def test_any_number_of_events_is_known_again(
    client: Client, maria: KnownPerson, count: int
) -> None:
    told = [event() for _ in range(count)]
    assert {each["status"] for each in send(client, *told)} == {"accepted"}
    again = send(client, *reversed(told))
    assert [each["seq"] for each in again] == list(range(count, 0, -1))
    assert {each["status"] for each in again} == {"duplicate"}
    undone = [event("correction", {"void": True}, replaces=each["id"]) for each in told]
    assert {each["status"] for each in send(client, *undone)} == {"accepted"}
    assert today(maria).glasses == 0 and differences(maria.id) == {}


def test_events_are_kept_and_counted(client: Client, maria: KnownPerson) -> None:
    told = [event(), event(), event("pain_rated", {"when": "now", "pain": 3})]
    told.append(event("walk_done", {"minutes": 12}))
    assert [each["status"] for each in send(client, *told)] == ["accepted"] * 4
    assert (today(maria).glasses, today(maria).walked_seconds) == (2, 720)
    assert list(EventRecord.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3, 4]
    send(client, event())
    assert today(maria).glasses == 3
    assert differences(maria.id) == {}


def test_sending_twice_changes_nothing(client: Client, maria: KnownPerson) -> None:
    told = event()
    assert send(client, told, told)[1]["status"] == "duplicate"
    assert send(client, told)[0]["status"] == "duplicate"
    assert (EventRecord.objects.count(), today(maria).glasses) == (1, 1)


def test_another_payload_under_the_same_id_never_overwrites(
    client: Client, maria: KnownPerson
) -> None:
    told = event()
    send(client, told)
    answer = send(client, {**told, "payload": {"glasses": 9}})[0]
    assert answer["status"] == "rejected"
    assert today(maria).glasses == 1


def test_a_strangers_id_is_refused_with_the_same_words(client: Client, maria: KnownPerson) -> None:
    told = event()
    send(client, told)
    own = send(client, {**told, "payload": {"glasses": 2}})[0]
    other_account = add_account("ben")
    ben = settle(other_account)
    stranger = Client()
    stranger.force_login(other_account)
    assert send(stranger, told)[0] == own
    assert today(ben).is_empty and EventRecord.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"payload": {"glasses": 0}}, "payload.glasses"),
        ({"payload": {"glasses": 1, "note": "x"}}, "payload.note"),
        ({"payload": {"glasses": "1"}}, "payload.glasses"),
        ({"kind": "dreamt"}, "kind"),
        ({"extra": 1}, "extra"),
        ({"id": "2f1b7a52-6c4e-4b1e-9a53-0f3c0d7c1a11"}, "id"),
        ({"occurred_at": "2026-11-23T11:59:00"}, "occurred_at"),
        ({"local_date": "2026-11-26"}, "local_date"),
        ({"time_zone": "Mars/Base"}, "time_zone"),
        ({"sequence": -1}, "sequence"),
        ({"kind": "correction", "payload": {"void": True}}, "replaces"),
    ],
)
def test_what_is_malformed_is_named_and_the_rest_is_kept(
    client: Client, maria: KnownPerson, changes: Any, reason: str
) -> None:
    bad, good = send(client, {**event(), **changes}, event())
    assert bad["status"] == "rejected" and bad["reason"].startswith(reason), bad
    assert good["status"] == "accepted" and today(maria).glasses == 1


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", '{"events": 1}', '{"events": [NaN]}', '{"events": [], "more": 1}', "[" * 9000],
)
def test_bad_json_is_refused_with_a_sentence(client: Client, maria: KnownPerson, body: str) -> None:
    answer = client.post(reverse("events"), body, content_type="application/json")
    assert answer.status_code == 400 and answer.json()["problem"].endswith(".")


def test_too_much_at_once_is_refused(client: Client, maria: KnownPerson) -> None:
    many = json.dumps({"events": [event()] * 201})
    assert client.post(reverse("events"), many, content_type="application/json").status_code == 400
    large = json.dumps({"events": ["x" * 1_000_001]})
    assert client.post(reverse("events"), large, content_type="application/json").status_code == 413
    assert not EventRecord.objects.exists()


def test_only_who_is_signed_in_and_came_from_our_page(maria: KnownPerson) -> None:
    body = json.dumps({"events": [event()]})
    signed_out = Client().post(reverse("events"), body, content_type="application/json")
    assert signed_out.status_code == 403 and "problem" in signed_out.json()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(Person.objects.get(pk=maria.id).account)
    answer = strict.post(reverse("events"), body, content_type="application/json")
    assert answer.status_code == 403 and not EventRecord.objects.exists()


def test_a_page_of_somebody_else_puts_nothing_into_ones_log(
    client: Client, maria: KnownPerson
) -> None:
    """Its owner signed out in another tab, and this person signed in."""
    for owner, status in (("0193f0a0-0000-7000-8000-00000000a001", 403), (str(maria.id), 200)):
        body = json.dumps({"owner": owner, "events": [event()]})
        answer = client.post(reverse("events"), body, content_type="application/json")
        assert answer.status_code == status
    assert EventRecord.objects.count() == 1


def test_a_correction_takes_back_even_before_what_it_names_arrives(
    client: Client, maria: KnownPerson
) -> None:
    first, late = event(), event()
    send(client, first, event())
    void = {"payload": {"void": True}}
    send(client, {**event("correction", replaces=first["id"]), **void})
    assert today(maria).glasses == 1
    send(client, {**event("correction", replaces=late["id"]), **void})
    send(client, late)
    assert today(maria).glasses == 1
    assert differences(maria.id) == {}


def test_an_edit_stands_in_the_place_of_what_it_names(client: Client, maria: KnownPerson) -> None:
    yesterday = {"occurred_at": "2026-11-22T11:00:00Z", "local_date": "2026-11-22"}
    told = event("walk_done", {"minutes": 40}, **yesterday)
    send(client, told)
    send(client, event("walk_done", {"minutes": 20}, replaces=told["id"]))
    assert summaries.of_day(maria.id, date(2026, 11, 22)).is_empty
    assert today(maria).walked_seconds == 1200
    assert differences(maria.id) == {}


def test_nobody_corrects_a_stranger(client: Client, maria: KnownPerson) -> None:
    told = event()
    send(client, told)
    account = add_account("ben")
    settle(account)
    stranger = Client()
    stranger.force_login(account)
    send(stranger, event("correction", {"void": True}, replaces=told["id"]))
    assert today(maria).glasses == 1 and differences(maria.id) == {}


def test_rebuild_finds_and_mends(client: Client, maria: KnownPerson) -> None:
    send(client, event(), event("walk_done", {"minutes": 5}))
    assert run("rebuild", "--check") == "0 differences"
    DaySummaryRecord.objects.update(summary={})
    DaySummaryRecord.objects.create(
        person_id=maria.id,
        on=date(2026, 1, 1),
        summary={"items": {}, "finished": {"walk": 1}, "stopped": {}, "marks": []},
    )
    with pytest.raises(CommandError):
        run("rebuild", "--check")
    assert run("rebuild") == "2 days mended"
    assert run("rebuild", "--check") == "0 differences"
    assert today(maria).glasses == 1 and DaySummaryRecord.objects.count() == 1


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue().strip()


def test_events_cannot_be_changed_or_deleted(client: Client, maria: KnownPerson) -> None:
    send(client, event())
    row = EventRecord.objects.get()
    row.kind = "walk_done"
    rows = EventRecord.objects
    attempts = [
        row.save,
        row.delete,
        lambda: rows.update(kind="x"),
        lambda: rows.all().delete(),
        lambda: rows.bulk_update([row], ["kind"]),
        lambda: rows.update_or_create(pk=row.pk, defaults={"kind": "x"}),
        lambda: rows.bulk_create([row], ignore_conflicts=True),
    ]
    for attempt in attempts:
        with pytest.raises(TypeError):
            attempt()
    assert EventRecord.objects.get().kind == "water_drunk"


def test_no_code_path_changes_an_event() -> None:
    """Only the store's one module names the table, and it only adds and reads."""
    shell = Path(__file__).parents[2] / "src" / "spineflow_web"
    naming = {
        path.relative_to(shell).as_posix()
        for path in shell.rglob("*.py")
        if "EventRecord" in path.read_text(encoding="utf-8")
    }
    allowed = {"store/records.py", "store/models/event.py", "store/models/__init__.py"}
    assert {name for name in naming if "migrations" not in name} == allowed
    tree = ast.parse((shell / "store/records.py").read_text(encoding="utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert called.isdisjoint({"update", "delete", "save", "bulk_update", "update_or_create"})
    texts = [path.read_text(encoding="utf-8") for path in shell.rglob("*.py")]
    assert not any(
        "UPDATE store_event" in text or "DELETE FROM store_event" in text for text in texts
    )


def test_erasing_a_person_takes_their_events(client: Client, maria: KnownPerson) -> None:
    send(client, event())
    DaySummaryRecord.objects.filter(person_id=maria.id).delete()
    person = Person.objects.get(pk=maria.id)
    person.dayplanrecord_set.all().delete()
    person.screeningrecord_set.all().delete()
    person.delete()
    assert not EventRecord.objects.exists()


def test_a_log_costs_few_statements(client: Client, maria: KnownPerson) -> None:
    send(client, event())
    with CaptureQueriesContext(
        connection,
    ) as spent:
        send(client, event())
    with CaptureQueriesContext(connection) as many:
        send(client, *[event() for _ in range(60)])
    assert len(many) == len(spent) <= 12, [query["sql"] for query in spent]


def test_a_days_end_belongs_to_the_place_where_one_was(client: Client, maria: KnownPerson) -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    told = event(occurred_at=late.isoformat(), local_date="2026-11-24")
    assert send(client, told)[0]["status"] == "accepted"
    assert summaries.of_day(maria.id, TODAY + timedelta(days=1)).glasses == 1
    assert EventRecord.objects.get().pk == UUID(told["id"])
