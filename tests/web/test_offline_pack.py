"""What a device is given for a time without a network: what the gate lets through, on its date."""

from __future__ import annotations

import gzip
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from spineflow.planning.caution import Caution
from spineflow.records.payload import PAYLOADS
from spineflow_web.accounts.models import User
from spineflow_web.pages.keep import HEADER
from spineflow_web.pages.offline.words import sync_words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle
from tests.web.test_clinician_pages import EXERCISE
from tests.web.test_recording import NOON, event, send

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
PREGNANT = {"pregnancy_status": "pregnant", "trimester": 2, "pregnancy_warning_signs": False}


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def signed_in(client: Client, **answers: Any) -> KnownPerson:
    account = add_account("maria")
    person = settle(account, **answers)
    client.force_login(account)
    return person


def pack_of(client: Client, **have: str) -> Any:
    answer = client.get(reverse("offline_pack"), have)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/json"
    return answer.json()


def test_two_days_with_their_sessions_as_the_site_shows_them(client: Client) -> None:
    person = signed_in(client)
    pack = pack_of(client)
    assert pack["owner"] == str(person.id)
    assert [day["date"] for day in pack["days"]] == ["2026-11-23", "2026-11-24"]
    assert pack["days"][0]["until"] == pack["days"][1]["from"]
    for day in pack["days"]:
        assert set(day["sittings"]) >= {"walk", "mobility"}
        for sitting in day["sittings"].values():
            assert pack["no_session"] in sitting["steps"] and "<session-player>" in sitting["steps"]
            assert 'class="quick-check"' in sitting["check"]
            for page in (*sitting["check_problems"].values(), sitting["after"], sitting["stopped"]):
                assert "<h1" in page
    live = client.get(reverse("today")).content.decode()
    kept = pack["days"][0]["today"]

    def bare(page: str) -> str:
        return re.sub(r'value="\w{64}"', "", page)

    assert bare(kept) == bare(live), "another page than the one that is served"


def test_a_browser_that_takes_packed_pages_gets_the_same(client: Client) -> None:
    signed_in(client)
    packed = client.get(reverse("offline_pack"), headers={"Accept-Encoding": "gzip, br"})
    assert packed.status_code == 200 and packed["Content-Encoding"] == "gzip"
    pack = json.loads(gzip.decompress(packed.content))
    assert all("<h1" in day["today"] for day in pack["days"])


def test_what_was_prescribed_is_there_with_its_own_check_and_steps(client: Client) -> None:
    signed_in(client)
    client.post(reverse("prescribed_list"), EXERCISE)
    for day in pack_of(client)["days"]:
        first = next(name for name in day["sittings"] if name.startswith("rx_"))
        pages = day["sittings"][first]
        assert reverse("prescribed_check", args=[first]) in pages["check"]
        assert pack_of(client)["no_session"] in pages["steps"]
        for page in (pages["check"], pages["steps"], pages["after"], pages["problem"]):
            assert "Wall slide" in page
        assert "Tap how strong your pain is" in pages["check_problems"]["pain"]
    client.post(reverse("prescribed_check", args=[first]), {"none": "1", "pain_now": "2"})
    assert HEADER in client.get(reverse("prescribed", args=[first])).headers


def test_the_morning_after_names_its_session(client: Client, at_noon: Any) -> None:
    signed_in(client)
    told = event("session_finished", {"sitting": "walk", "minutes": 10})
    before = event("pain_rated", {"when": "before", "pain": 2}, entity=told["entity"])
    send(client, told, before)
    account = User.objects.get(username="maria")
    at_noon.move_to(NOON + timedelta(days=1))
    client.force_login(account)
    pack = pack_of(client)
    today = pack["days"][0]
    assert today["morning_session"] == told["entity"]
    assert f'data-of="{told["entity"]}"' in today["today"]
    assert 'name="morning"' in today["sittings"]["walk"]["check"]


def test_the_same_pack_is_sent_once(client: Client) -> None:
    signed_in(client)
    client.get(reverse("today"))
    pack = pack_of(client)
    again = client.get(reverse("offline_pack"), {"have": pack["version"]})
    assert again.status_code == 204
    client.post(reverse("replan"))
    assert pack_of(client, have=pack["version"])["version"] != pack["version"]


@pytest.mark.parametrize(
    "answers", [{"saddle_numbness": True}, {"calf_swelling": True}, {"age": 15}]
)
def test_a_closed_gate_is_all_there_is(client: Client, answers: Any) -> None:
    signed_in(client, **answers)
    pack = pack_of(client)
    assert pack["days"] == [] and "held" not in pack
    assert "<h1" in pack["closed"] and "session-player" not in json.dumps(pack)
    assert client.get(reverse("today"))[HEADER].endswith(" closed")


def test_open_questions_and_a_screening_of_long_ago_give_no_day(
    client: Client, at_noon: Any
) -> None:
    signed_in(client)
    assert pack_of(client)["screen_until"].startswith("2026-12-21")
    account = User.objects.get(username="maria")
    at_noon.move_to(NOON + timedelta(days=27))
    client.force_login(account)
    send(client, event())  # seen on the way, so that it is not for being away
    days = [day["date"] for day in pack_of(client)["days"]]
    assert "2026-12-21" not in days
    at_noon.move_to(NOON + timedelta(days=29))
    client.force_login(account)
    pack = pack_of(client)
    assert pack["days"] == [] and "closed" not in pack and pack["pages"]["due"]


def test_a_yes_that_was_sent_takes_the_days_away(client: Client) -> None:
    signed_in(client)
    told = event("quick_check", {"sitting": "walk", "yes": ["leg_change"], "pain": None})
    send(client, told)
    assert pack_of(client)["days"] == []


def test_each_line_of_the_check_has_its_message(client: Client) -> None:
    signed_in(client)
    pack = pack_of(client)
    held = pack["held"]
    assert {f"check.{line}" for line in pack["check"]["lines"]} < set(held)
    stops = {f"sign.{sign}" for sign, effect in pack["signs"].items() if effect == "stop"}
    assert stops < set(held)
    for name, each in held.items():
        assert "Why everything waits" in each["page"], name
    assert held["check.numbness_or_bladder"]["rank"] == 4
    assert "tel:999" in held["check.numbness_or_bladder"]["page"]
    assert "speak to a health professional today" in held["check.leg_change"]["page"]


def test_a_message_names_what_was_marked(client: Client) -> None:
    """A line stands for several questions; whoever marked it said none of them."""
    signed_in(client)
    sessions = catalogue().sessions
    held = pack_of(client)["held"]
    finds = {f"found.{each.id}": each.topic for each in sessions.therapist_findings.values()}
    lines = {f"check.{each.id}": each.topic for each in sessions.quick_questions.values()}
    signs = {f"sign.{each.id}": each.topic for each in sessions.signs.values()}
    about = {
        name: set(re.findall(r"Your answer about (.+?) (?:can be|should be)", each["page"]))
        for name, each in held.items()
    }
    assert sum(map(len, about.values())) >= 8
    for name, topics in about.items():
        assert topics <= {(lines | signs | finds).get(name)}, name


def test_every_kind_of_entry_has_a_name_and_every_refusal_a_sentence() -> None:
    words = sync_words()
    assert set(PAYLOADS) <= set(words["kinds"])
    source = (ROOT / "frontend/src/core/waiting.js").read_text(encoding="utf-8")
    told = set(re.findall(r'"(known|newer|time|other)"', source))
    assert told == set(words["refused"])


def test_a_stranger_gets_no_page_and_nobody_another_ones(client: Client) -> None:
    signed_in(client)
    assert Client().get(reverse("offline_pack")).status_code == 403
    other = add_account("ben")
    ben = settle(other)
    stranger = Client()
    stranger.force_login(other)
    assert pack_of(stranger)["owner"] == str(ben.id)


def test_pages_say_for_whom_and_until_when_they_may_be_kept(client: Client) -> None:
    person = signed_in(client)
    owner, first, last = client.get(reverse("today"))[HEADER].split(" ")
    assert owner == str(person.id)
    assert datetime.fromisoformat(first) <= datetime.now(UTC) < datetime.fromisoformat(last)
    for route in ("settings", "practices", "progress", "safety_card"):
        assert HEADER not in client.get(reverse(route)).headers


def test_the_app_can_be_installed(client: Client) -> None:
    manifest = client.get(reverse("manifest")).json()
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == (
        "/",
        "/",
        "standalone",
    )
    purposes = {icon.get("purpose") for icon in manifest["icons"]}
    assert {"any", "maskable"} <= purposes
    forms = {each["form_factor"] for each in manifest["screenshots"]}
    assert forms == {"narrow", "wide"}, "both a phone and a desk show them"
    for shortcut in manifest["shortcuts"]:
        assert shortcut["url"].startswith(manifest["scope"]) and shortcut["name"]
    shown = [icon for each in manifest["shortcuts"] for icon in each["icons"]]
    for icon in [*manifest["icons"], *manifest["screenshots"], *shown]:
        found = client.get(icon["src"])
        assert found.status_code == 200
        body = b"".join(found.streaming_content)  # type: ignore[attr-defined]
        if icon["type"] == "image/png":
            size = f"{int.from_bytes(body[16:20])}x{int.from_bytes(body[20:24])}"
            assert icon["sizes"] == size
        found.close()
    worker = client.get(reverse("worker"))
    assert worker["Content-Type"].startswith("text/javascript")
    site = json.loads(re.search(r"begin\((.*)\);", worker.content.decode())[1])
    assert "/static/elements/sync-line.js" in site["files"]
    assert not any("/install/" in file for file in site["files"])


# ---- the diary -----------------------------------------------------------------------------------
def test_each_day_has_the_forms_of_the_diary_and_how_they_are_read(client: Client) -> None:
    signed_in(client)
    for day in pack_of(client)["days"]:
        pages, forms = day["diary"]["pages"], day["diary"]["forms"]
        assert set(forms) == {"moved", "massage", "warmth"}
        assert set(pages) == {"doors", *forms, "massage_told", "warmth_told"}
        for name, rules in forms.items():
            page = pages[name]
            assert f'name="on" value="{day["date"]}"' in page
            marks = set(re.findall(r'data-problem="(\w+)"', page))
            assert marks - {"at_later", "found_elsewhere"} == {
                "any", "needs", "other_day", *rules["fields"],
            }  # fmt: skip
            for field, rule in rules["fields"].items():
                offered = set(re.findall(rf'name="{field}" value="(\w+)"', page))
                assert offered == set(rule["of"]) if offered and "of" in rule else True
                assert f'name="{field}"' in page, field
            assert not {"begins", "awake"} & set(rules["fields"])
            assert 'name="begins"' not in page
            assert "%(" not in page
        for name in ("moved", "massage", "warmth"):
            assert f"/diary/{name}/?on={day['date']}" in pages["doors"]


def test_a_device_reads_a_form_as_the_server_does(client: Client) -> None:
    """What the rules of the pack let through is what the form of the site takes."""
    signed_in(client)
    forms = pack_of(client)["days"][0]["diary"]["forms"]
    for name, rules in forms.items():
        given = {field: sample(rule) for field, rule in rules["fields"].items()}
        for rule in rules["fields"].values():
            given["practice"] = rule.get("only_for", given["practice"])
        whole = given | {"begins": "earlier", "awake": "yes"}
        assert client.post(f"/diary/{name}/", whole).status_code == 302, name
        for field, rule in rules["fields"].items():
            if rule["required"]:
                answer = client.post(f"/diary/{name}/", whole | {field: ""})
                assert answer.status_code == 422, (name, field)
            for wrong in beyond(rule):
                answer = client.post(f"/diary/{name}/", whole | {field: wrong})
                assert answer.status_code == 422, (name, field, wrong)


def sample(rule: dict[str, Any]) -> str:
    if rule["type"] == "time":
        return "08:00"
    return str(rule["most"]) if rule["type"] == "number" else str(rule["of"][0])


def beyond(rule: dict[str, Any]) -> list[str]:
    if rule["type"] == "number":
        return [str(rule["most"] + 1), str(rule["least"] - 1), *(["1.5"] if rule["whole"] else [])]
    return ["24:01"] if rule["type"] == "time" else ["none_such"]


@pytest.mark.parametrize(
    ("answers", "name", "told", "sentence"),
    [
        ({}, "massage", {"practice": "massage_gun", "pressure": 5}, "at 4 of 10 or less"),
        ({"anticoagulant": True}, "massage", {"practice": "foam_roller", "pressure": 3}, "at 2 of"),
        ({}, "warmth", {"practice": "heating_pad", "cloth": False}, "bare skin"),
        ({}, "warmth", {"practice": "heating_pad", "minutes": 21}, "longer than 20 minutes"),
        (PREGNANT, "warmth", {"practice": "heating_pad", "minutes": 11}, "at most 10 minutes"),
        (PREGNANT, "warmth", {"practice": "heating_pad", "warmth": "medium"}, "lowest setting"),
        (PREGNANT, "warmth", {"practice": "heating_pad", "degrees_c": 41}, "40 °C or cooler"),
    ],
)
def test_what_goes_too_far_has_its_sentence_for_this_person(
    client: Client, answers: dict[str, Any], name: str, told: dict[str, Any], sentence: str
) -> None:
    signed_in(client, **answers)
    for day in pack_of(client)["days"]:
        said = said_of(day["diary"], name, told)
        assert any(sentence in each for each in said), said


def said_of(diary: dict[str, Any], name: str, told: dict[str, Any]) -> list[str]:
    """What a device shows: the sentences whose caution holds."""
    page, rules = diary["pages"][f"{name}_told"], diary["forms"][name]["cautions"]
    marks = [
        row["says"]
        for row in rules[told["practice"]]
        if Caution("", row["field"], row["over"], tuple(row["words"])).holds(told)
    ]
    return re.findall(rf'data-problem="(?:{"|".join(marks) or "-"})" hidden>([^<]+)<', page)


def test_a_closed_place_is_named(client: Client) -> None:
    signed_in(client, spinal_fusion_old=True)
    found = pack_of(client)["days"][0]["diary"]
    closed = [
        (item, word)
        for item, rows in found["forms"]["massage"]["cautions"].items()
        for row in rows
        for word in row["words"]
    ]
    assert closed, "nobody's answers close a place any more"
    for item, word in closed:
        answer = client.post(
            reverse("diary_massage"),
            {"practice": item, "zones": [word], "minutes": "1", "at": "08:00"},
            follow=True,
        )
        said = re.findall(r"Leave this place out[^<]+", answer.content.decode())
        assert said and said[0] in found["pages"]["massage_told"]


def test_skin_that_warmth_hurt_has_its_message(client: Client) -> None:
    signed_in(client)
    pack = pack_of(client)
    for each in catalogue().sessions.warm_skins.values():
        assert each.sentence in pack["held"][f"skin.{each.id}"]["page"]
    asks = pack["days"][0]["diary"]["forms"]["warmth"]["asks"]
    assert set(asks["words"]) == set(catalogue().sessions.warm_skins)


def test_what_a_therapist_found_has_its_message_where_it_asks(client: Client) -> None:
    signed_in(client)
    pack = pack_of(client)
    massage = pack["days"][0]["diary"]["forms"]["massage"]
    findings = catalogue().sessions.therapist_findings
    assert set(massage["fields"]["found"]["of"]) == set(findings)
    asks = massage["asks"]
    assert asks["field"] == "found"
    assert set(asks["words"]) == {each.id for each in findings.values() if each.asks_again}
    for word in asks["words"]:
        held = pack["held"][f"found.{word}"]
        assert "Why everything waits" in held["page"]
        assert held["rank"] == 0 or findings[word].topic in held["page"], word
    ranks = {word: pack["held"][f"found.{word}"]["rank"] for word in asks["words"]}
    assert max(ranks, key=lambda word: ranks[word]) == "numb_place"


def test_of_what_is_left_out_nothing_can_be_told(client: Client) -> None:
    signed_in(client, skin_problem_site=True)
    diary = pack_of(client)["days"][0]["diary"]
    assert "heating_pad" not in json.dumps(diary["forms"].get("warmth", {}).get("fields", {}))
