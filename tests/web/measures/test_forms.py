"""A measure is taken, shown, and refused with a sentence."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from spineflow_web.actions.measured import taken_by
from spineflow_web.actions.recording import differences
from spineflow_web.pages.measures.words import value_words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson
from tests.web.measures.asked import (
    ASKED,
    LIST,
    SELF_TESTS,
    page,
    peg,
    tell,
    took,
    values,
)
from tests.web.pseudo_locale import bare_words, pseudo_locale

pytestmark = pytest.mark.django_db


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


def test_a_measure_that_is_none_is_not_found(client: Client, maria: KnownPerson) -> None:
    assert client.get(f"{LIST}odi/").status_code == 404


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
