"""Outcome measures on the pages: taken, refused with a sentence, closed, taken back, compared."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from uuid_utils.compat import uuid7

from spineflow_web.actions.measured import take, taken_by
from spineflow_web.actions.recording import differences, keep, new_event
from spineflow_web.pages.measures.words import value_words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle
from tests.web.my_day.stored_day import check
from tests.web.pseudo_locale import bare_words, pseudo_locale

pytestmark = pytest.mark.django_db
START = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
LIST = "/measures/"
SELF_TESTS = ["fingertip_to_floor", "chair_reach", "chair_stand"]
ASKED = ["peg", "rmdq", "own_activities", "global_change"]


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def enter(client: Client, **answers: Any) -> KnownPerson:
    account = add_account("maria")
    person = settle(account, **answers)
    client.force_login(account)
    return person


@pytest.fixture
def maria(client: Client) -> KnownPerson:
    return enter(client)


def page(client: Client, address: str = LIST, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer
    return " ".join(str(answer.content.decode()).split())


def tell(client: Client, measure: str, **sent: Any) -> Any:
    return client.post(f"{LIST}{measure}/", sent)


def peg(client: Client, pain: int, enjoyment: int, activity: int) -> Any:
    return tell(client, "peg", pain=pain, enjoyment=enjoyment, activity=activity)


def took(person: KnownPerson, measure: str, days_ago: int, **answers: float) -> None:
    """A value of an earlier day."""
    one = catalogue().outcome_measures[measure]
    take(person, one, answers, now=START - timedelta(days=days_ago))


def took_peg(person: KnownPerson, days_ago: int, each: float) -> None:
    took(person, "peg", days_ago, pain=each, enjoyment=each, activity=each)


def values(person: KnownPerson, measure: str) -> list[float]:
    return [each.value for each in taken_by(person.id)[measure]]


def test_a_measure_is_taken_and_shown(client: Client, maria: KnownPerson) -> None:
    assert peg(client, 7, 5, 4)["Location"] == LIST
    shown = page(client)
    assert "Saved: 5.3 of 10." in shown
    assert "Last time: 5.3 of 10, on 1 September." in shown
    assert "Worth taking again from 15 September." in shown
    assert values(maria, "peg") == [5.3] and differences(maria.id) == {}
    stored = EventRecord.objects.get(kind="measure_taken").payload
    assert stored == {
        "measure": "peg",
        "version": 1,
        "answers": {"pain": 7.0, "enjoyment": 5.0, "activity": 4.0},
    }


def test_every_measure_can_be_taken(client: Client, maria: KnownPerson) -> None:
    assert all(f"{LIST}{name}/" in page(client) for name in (*ASKED, *SELF_TESTS))
    assert tell(client, "rmdq", r01="1", r17="1").status_code == 302
    own = {"pick.n1": "socks", "n1": "3", "pick.n2": "carry", "n2": "6"}
    assert tell(client, "own_activities", **own).status_code == 302
    assert tell(client, "global_change", change="-2").status_code == 302
    assert tell(client, "fingertip_to_floor", length="12,5").status_code == 302
    assert tell(client, "chair_reach", side="below", length="3.5").status_code == 302
    assert tell(client, "chair_stand", stands="12").status_code == 302
    taken = {name: [each.value for each in line] for name, line in taken_by(maria.id).items()}
    assert taken == {
        "peg": [],
        "rmdq": [2],
        "own_activities": [4.5],
        "global_change": [-2],
        "fingertip_to_floor": [12.5],
        "chair_reach": [-3.5],
        "chair_stand": [12],
    }
    diary = page(client, reverse("diary"))
    assert "12.5 cm" in diary and "12 times" in diary and "\u22123.5 cm" in diary
    assert "2 of 24" in diary and "\u22122 of 5" in diary


def test_since_you_began_is_asked_once_there_is_something_to_look_back_on(
    client: Client, maria: KnownPerson
) -> None:
    now, later = page(client).split("Not yet time")
    assert "All in all" not in now and "Worth taking from 29 September." in later
    tell(client, "global_change", change="1")
    shown = page(client, reverse("progress"))
    assert "better than when you began: +1 of 5." in shown and "Below 2 it may be no" in shown


def test_none_of_them_is_a_value(client: Client, maria: KnownPerson) -> None:
    tell(client, "rmdq", none="1")
    assert values(maria, "rmdq") == [0]
    assert "hardly sees a change any more" in page(client)


@pytest.mark.parametrize(
    ("measure", "sent", "sentence"),
    [
        ("peg", {"pain": "7", "enjoyment": "5"}, "Tap a number."),
        ("peg", {"pain": "7", "enjoyment": "5", "activity": "11"}, "Tap a number."),
        ("rmdq", {}, "Nothing is ticked."),
        ("rmdq", {"r01": "1", "none": "1"}, "also tapped"),
        ("own_activities", {}, "Choose at least one thing"),
        ("own_activities", {"pick.n1": "socks"}, "Tap how well it goes."),
        ("own_activities", {"n2": "4"}, "Choose what this number is for."),
        (
            "own_activities",
            {"pick.n1": "socks", "n1": "1", "pick.n2": "socks", "n2": "2"},
            "This is chosen twice.",
        ),
        ("own_activities", {"pick.n1": "fly", "n1": "1"}, "Choose what this number is for."),
        ("global_change", {"change": "6"}, "Tap a number."),
        ("fingertip_to_floor", {"length": ""}, "Give the centimetres, from 0 to 100"),
        ("fingertip_to_floor", {"length": "-3"}, "Give the centimetres"),
        ("fingertip_to_floor", {"length": "1e1"}, "Give the centimetres"),
        ("fingertip_to_floor", {"length": "١٢"}, "Give the centimetres"),
        ("fingertip_to_floor", {"length": "100.5"}, "Give the centimetres"),
        ("chair_reach", {"length": "4"}, "Tap on which side"),
        ("chair_reach", {"length": "61", "side": "below"}, "from 0 to 60"),
        ("chair_stand", {"stands": "12.5"}, "Give a whole number, from 0 to 60."),
        ("chair_stand", {"stands": "9" * 5000}, "Give a whole number"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_lost(
    client: Client, maria: KnownPerson, measure: str, sent: dict[str, str], sentence: str
) -> None:
    answer = tell(client, measure, **sent)
    shown = answer.content.decode()
    assert answer.status_code == 422 and sentence in shown
    assert "Nothing you told is lost" in shown
    assert not EventRecord.objects.filter(kind="measure_taken").exists()


def test_what_was_told_stands_in_the_form_again(client: Client, maria: KnownPerson) -> None:
    shown = tell(client, "peg", pain="7", enjoyment="5").content.decode()
    assert 'name="pain" value="7" checked' in shown
    own = {"pick.n1": "socks", "n2": "4"}
    shown = tell(client, "own_activities", **own).content.decode()
    assert '<option value="socks" selected>' in shown and 'name="n2" value="4" checked' in shown
    shown = tell(client, "rmdq", r05="1", none="1").content.decode()
    assert 'name="r05" value="1" checked' in shown
    shown = tell(client, "chair_reach", side="above", length="12 cm").content.decode()
    assert 'value="12 cm"' in shown and 'value="above" checked' in shown


def test_a_decimal_is_written_as_the_language_writes_it() -> None:
    measure = catalogue().outcome_measures["fingertip_to_floor"]
    assert value_words(measure, 12.5) == "12.5\u00a0cm"
    with translation.override("de"):
        assert value_words(measure, 12.5) == "12,5\u00a0cm"


def test_what_was_picked_is_picked_again_without_its_numbers(
    client: Client, maria: KnownPerson
) -> None:
    took(maria, "own_activities", 28, carry=4)
    shown = page(client, f"{LIST}own_activities/")
    assert '<option value="carry" selected>' in shown and "checked" not in shown


@pytest.mark.parametrize(
    ("answers", "shut"),
    [
        ({"osteoporosis": True}, SELF_TESTS[:2]),
        ({"flexion_worse": "unsure"}, SELF_TESTS[:2]),
        ({"glaucoma_or_retina": True}, SELF_TESTS[:2]),
        ({"vertigo_dizzy": True}, SELF_TESTS),
        ({"falls_2plus": "unsure"}, SELF_TESTS),
        ({"known_heart_disease": "stable_cleared"}, ["chair_stand"]),
        ({"unsteady_or_clumsy": False, "leg_weakness": "stable_assessed"}, SELF_TESTS),
    ],
)
def test_a_closed_test_shows_why_and_takes_no_value(
    client: Client, answers: dict[str, Any], shut: list[str]
) -> None:
    person = enter(client, **answers)
    shown = page(client)
    for name in SELF_TESTS:
        linked = f'href="{LIST}{name}/"' in shown
        assert linked is (name not in shut), name
    for name in shut:
        closed = page(client, f"{LIST}{name}/")
        assert "left out for you at the moment" in closed and "Because" in closed
        assert "<form" not in closed.split("<main")[1] and "Warm up" not in closed
        assert tell(client, name, length="10", stands="10", side="above").status_code == 422
        assert values(person, name) == []
    assert all(f'href="{LIST}{name}/"' in shown for name in ASKED)


def test_a_clinicians_limit_closes_the_test_it_speaks_of(client: Client) -> None:
    enter(client)
    client.post(
        reverse("clinician_limits"),
        {"condition": "limit_no_end_flexion", "by": "Dr Meyer", "until": "2026-09-20"},
    )
    shown = page(client)
    assert "Because a clinician asked you not to bend forward all the way for now." in shown
    assert f'href="{LIST}fingertip_to_floor/"' not in shown
    assert f'href="{LIST}chair_stand/"' in shown


def test_days_of_rest_take_no_self_test(client: Client, maria: KnownPerson) -> None:
    assert check(client)["Location"] == reverse("today")
    shown = page(client)
    assert "Because today is a day to go gently." in shown
    assert not any(f'href="{LIST}{name}/"' in shown for name in SELF_TESTS)
    assert f'href="{LIST}peg/"' in shown


@pytest.mark.parametrize("address", [LIST, f"{LIST}peg/", f"{LIST}fingertip_to_floor/"])
def test_no_address_leads_around_the_gate(client: Client, address: str) -> None:
    enter(client, saddle_numbness=True)
    for answer in (client.get(address), client.post(address, {"length": "10"})):
        shown = answer.content.decode()
        assert answer.status_code in (200, 302, 405) and "Standing up for" not in shown
    assert not EventRecord.objects.filter(kind="measure_taken").exists()


def test_the_values_can_be_taken_along(client: Client, maria: KnownPerson) -> None:
    took(maria, "own_activities", 28, carry=2)
    peg(client, 7, 5, 4)
    found = client.get(reverse("measures_file")).json()["measures"]
    assert [(each["measure"], each["on"], each["score"]) for each in found] == [
        ("peg", "2026-09-01", 5.3),
        ("own_activities", "2026-08-04", 2.0),
    ]
    assert found[1]["answers"] == {"carry": 2.0}
    client.force_login(add_account("stranger"))
    assert client.get(reverse("measures_file")).status_code == 302


def test_a_measure_that_is_none_is_not_found(client: Client, maria: KnownPerson) -> None:
    assert client.get(f"{LIST}odi/").status_code == 404


@pytest.mark.parametrize("days_ago", [0, 20, 400])
def test_a_value_can_be_taken_back_on_any_past_day(
    client: Client, maria: KnownPerson, days_ago: int
) -> None:
    """95 for 9.5: a first value stands beside every later one, so it never closes."""
    took(maria, "fingertip_to_floor", days_ago, length=95)
    value = taken_by(maria.id)["fingertip_to_floor"][0]
    shown = page(client, f"{LIST}fingertip_to_floor/")
    sent = {"event": str(value.id), "on": value.on.isoformat(), "measure": "fingertip_to_floor"}
    assert all(f'value="{each}"' in shown for each in sent.values())
    assert str(value.id) in page(client, f"{reverse('diary')}?on={value.on}")
    gone = client.post(reverse("diary_undo"), sent)
    assert gone["Location"] == f"{LIST}fingertip_to_floor/"
    assert values(maria, "fingertip_to_floor") == [] and differences(maria.id) == {}
    assert "Last time" not in page(client)


def test_every_value_stands_on_its_page(client: Client, maria: KnownPerson) -> None:
    for weeks in range(8):
        took_peg(maria, 14 * weeks, weeks)
    shown = page(client, f"{LIST}peg/")
    newest, earlier = shown.split("Earlier values")
    assert newest.count("Take back") == 6 and earlier.count("Take back") == 2


def test_other_entries_stay_closed_after_two_weeks(client: Client, maria: KnownPerson) -> None:
    before = START - timedelta(days=20)
    walk = new_event(maria, "walk_done", {"minutes": 20.0}, now=before)
    keep(maria.id, [walk], now=before)
    took_peg(maria, 20, 4)
    on = before.date().isoformat()
    shown = page(client, f"{reverse('diary')}?on={on}")
    assert shown.count("Take back") == 1 and "Only the value of a measure" in shown
    sent = {"event": str(walk.id), "on": on, "measure": "peg"}
    client.post(reverse("diary_undo"), sent)
    assert not EventRecord.objects.filter(kind="correction").exists()


def test_nobody_takes_back_the_value_of_another(client: Client, maria: KnownPerson) -> None:
    took_peg(maria, 20, 4)
    value = taken_by(maria.id)["peg"][0]
    other = add_account("noor")
    settle(other)
    client.force_login(other)
    client.post(reverse("diary_undo"), {"event": str(value.id), "on": value.on.isoformat()})
    assert values(maria, "peg") == [4.0]


def test_the_score_of_a_device_is_not_believed(client: Client, maria: KnownPerson) -> None:
    def told(answers: dict[str, Any], **more: Any) -> dict[str, Any]:
        said = {"measure": "peg", "version": 1, "answers": answers, **more}
        return {
            "id": str(uuid7()),
            "sequence": 1,
            "kind": "measure_taken",
            "entity": str(uuid7()),
            "occurred_at": START.isoformat(),
            "time_zone": "UTC",
            "local_date": "2026-09-01",
            "content_version": "a",
            "payload": said,
        }

    whole = {"pain": 6, "enjoyment": 6, "activity": 6}
    sent = [told(whole), told(whole, score=1), told({"pain": 6}), told({**whole, "pain": 99})]
    answer = client.post(
        reverse("events"),
        {"owner": str(maria.id), "events": sent},
        content_type="application/json",
    )
    states = [each["status"] for each in answer.json()["results"]]
    assert states == ["accepted", "rejected", "accepted", "accepted"]
    assert values(maria, "peg") == [6.0], "without a score nothing counts"


def test_what_changed_is_said_with_its_limit(client: Client, maria: KnownPerson) -> None:
    took(maria, "peg", 28, pain=7, enjoyment=5, activity=4)
    took(maria, "fingertip_to_floor", 28, length=14)
    long_ago = START - timedelta(days=20)
    walk = new_event(maria, "walk_done", {"minutes": 20.0}, now=long_ago)
    keep(maria.id, [walk], now=long_ago)
    once = page(client, reverse("progress"))
    assert "One value so far: 5.3 of 10. A second one tells" in once
    peg(client, 4, 3, 2)
    tell(client, "fingertip_to_floor", length="12")
    shown = page(client, reverse("progress"))
    assert "From 5.3 to 3.0 of 10." in shown
    assert "People notice a change from about 30 % on. This is that much or more." in shown
    assert "From 14.0 to 12.0 cm." in shown
    assert "Measuring twice can differ by up to 4.5 cm, so it may be no change." in shown
    assert "What you did from 4 August to 1 September" in shown
    assert "It does not show what caused what." in shown and "None of this measures blood" in shown
    beside = shown.split('id="beside"')[1].split("</section>")[0]
    assert "Walking and light cardio" in beside and "20 minutes" in beside
    assert "<td>5.3 of 10</td>" in shown and 'class="series after"' in shown
    words = re.sub(r"<[^>]+>", " ", shown.split('id="changed"')[1].split("</section>")[0]).lower()
    assert not any(word in words for word in ("cure", "heal", "caused by", "!", "improving"))


def test_one_value_says_when_the_next_one_is_worth_it(client: Client, maria: KnownPerson) -> None:
    peg(client, 7, 5, 4)
    sentence = "One value so far: 5.3 of 10. The next, in about 2 weeks, tells whether it changed."
    assert sentence in page(client, reverse("progress"))


def test_what_got_harder_is_said_without_fear(client: Client, maria: KnownPerson) -> None:
    took(maria, "rmdq", 28, **{f"r{n:02d}": 1 for n in range(1, 6)})
    tell(client, "rmdq", **{f"r{n:02d}": "1" for n in range(1, 12)})
    shown = page(client, reverse("progress"))
    assert "From 5 to 11 of 24." in shown and "It is a step back." in shown
    assert "5 points or 30 %" in shown
    assert "a doctor or physiotherapist can look at it with you" in shown


def test_recovered_is_what_a_study_says_and_not_what_we_say(
    client: Client, maria: KnownPerson
) -> None:
    took(maria, "rmdq", 28, **{f"r{n:02d}": 1 for n in range(1, 10)})
    tell(client, "rmdq", r02="1")
    shown = page(client, reverse("progress"))
    assert "2 or better went with feeling recovered. How it is for you, only you can" in shown
    assert "you are recovered" not in shown.lower()


def test_eight_weeks_without_a_change_are_a_reason_to_see_somebody(
    client: Client, maria: KnownPerson
) -> None:
    took(maria, "rmdq", 60, **{f"r{n:02d}": 1 for n in range(1, 10)})
    tell(client, "rmdq", **{f"r{n:02d}": "1" for n in range(1, 9)})
    said = "Everyday life has not become much easier"
    assert said in page(client, reverse("progress")) and said in page(client, reverse("today"))


def test_other_picks_are_not_compared(client: Client, maria: KnownPerson) -> None:
    took(maria, "own_activities", 28, carry=2)
    tell(client, "own_activities", **{"pick.n1": "sleep", "n1": "9"})
    shown = page(client, reverse("progress"))
    assert "From 2.0" not in shown and "One value so far: 9.0 of 10." in shown


def test_one_quiet_line_when_something_is_due(client: Client, maria: KnownPerson) -> None:
    line = "Some of your measures can be taken again"
    assert line not in page(client, reverse("progress"))
    took_peg(maria, 13, 5)
    assert line not in page(client, reverse("progress"))
    took(maria, "chair_stand", 28, stands=9)
    assert page(client, reverse("progress")).count(line) == 1
    assert line not in page(client, reverse("today"))


def test_a_closed_test_is_not_called_due(client: Client) -> None:
    person = enter(client, vertigo_dizzy=True)
    took(person, "chair_stand", 28, stands=9)
    assert "can be taken again" not in page(client, reverse("progress"))


def test_progress_costs_two_queries_more_at_most(client: Client, maria: KnownPerson) -> None:
    page(client, reverse("progress"))
    with CaptureQueriesContext(connection) as without:
        page(client, reverse("progress"))
    for days_ago in (84, 56, 28, 0):
        took_peg(maria, days_ago, 5)
        took(maria, "rmdq", days_ago, r01=1)
        took(maria, "chair_stand", days_ago, stands=9)
    with CaptureQueriesContext(connection) as with_values:
        page(client, reverse("progress"))
    about = [each["sql"] for each in with_values.captured_queries if "measure_taken" in each["sql"]]
    assert len(with_values) <= len(without) + 1 and len(about) == 1


def test_no_bare_word_on_any_page(client: Client, maria: KnownPerson) -> None:
    for days_ago in (35, 0):
        took(maria, "rmdq", days_ago, r01=1)
        took(maria, "fingertip_to_floor", days_ago, length=5 + days_ago)
        took(maria, "global_change", days_ago, change=3)
        took(maria, "own_activities", days_ago, carry=2)
    addresses = [LIST, *(f"{LIST}{name}/" for name in (*ASKED, *SELF_TESTS)), reverse("progress")]
    leave = {"maria", "September", "July", "Sep", "Jul", "cm"}
    with pseudo_locale():
        pages = {each: client.get(each).content.decode() for each in addresses}
    for address, shown in pages.items():
        assert bare_words(shown.split('<ul class="sources"')[0], leave=leave) == [], address


@pytest.mark.parametrize(("told", "pain"), [("pain_rated", 7), ("pain_mapped", 8)])
def test_strong_pain_takes_no_self_test(
    client: Client, maria: KnownPerson, told: str, pain: int
) -> None:
    mark = {"region": "low_spine", "side": "middle", "strength": pain, "kinds": ["ache"]}
    said = {"when": "now", "pain": pain} if told == "pain_rated" else {"marks": [mark]}
    keep(maria.id, [new_event(maria, told, said, now=START)], now=START)
    assert "Because today is a day to go gently." in page(client)
    assert tell(client, "chair_stand", stands="12").status_code == 422


def test_the_way_back_from_a_flare_up_takes_no_self_test(
    client: Client, maria: KnownPerson, clock: Any
) -> None:
    check(client)
    clock.shift(timedelta(days=1))
    client.post(reverse("better"))
    assert "Because today is a day to go gently." in page(client)
    clock.shift(timedelta(days=5))
    assert "go gently" not in page(client)


def test_a_fortnight_without_a_word_does_not_hide_what_changed(
    client: Client, maria: KnownPerson
) -> None:
    took_peg(maria, 20, 6)
    shown = page(client, reverse("progress"))
    assert "Nothing is written down for these days." in shown and "Pain in everyday life" in shown
    assert "It begins with your first session" not in shown
