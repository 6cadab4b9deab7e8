"""The map of pain: kept, corrected, undone, and a mark that needs it goes to the gate."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from spineflow_web.actions.answering import answer
from spineflow_web.actions.pain_map import maps_of
from spineflow_web.actions.recording import differences
from spineflow_web.actions.screening import current_screening
from spineflow_web.pages.pain_map.drawn_lines import _blank_lines
from spineflow_web.store import summaries
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle
from tests.web.pseudo_locale import bare_words, pseudo_locale

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ACHE = {"s.low_back.left": "4", "k.low_back.left": ["ache"]}


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def maria(client: Client) -> KnownPerson:
    account = add_account("maria")
    person = settle(account)
    client.force_login(account)
    return person


def post(client: Client, **more: Any) -> Any:
    return client.post(reverse("pain_map"), more.pop("data", {}) | more)


def is_settled(person: KnownPerson) -> bool:
    screened = current_screening(person, NOON.date())
    return bool(screened and screened.is_settled)


def test_a_map_is_kept_and_shown(client: Client, maria: KnownPerson) -> None:
    sent = {**ACHE, "leg.left": "to_buttock"}
    answer = client.post(reverse("pain_map"), sent, follow=True)
    # A line down a leg is new, so its questions come first.
    assert reverse("safety_question", args=["leg_weakness"]) in answer.redirect_chain[0][0]
    assert (
        "Your line down the leg is new, or goes further down than before."
        in answer.content.decode()
    )
    assert maps_of(maria.id, 5)[0].told.strongest == 4
    page = client.get(reverse("progress")).content.decode()
    assert "Your left lower back: an ache, 4 of 10" in page and "into the buttock" in page
    assert differences(maria.id) == {}


def test_an_ordinary_ache_asks_nothing(client: Client, maria: KnownPerson) -> None:
    assert post(client, data=ACHE)["Location"] == reverse("pain_map")
    assert is_settled(maria)


def test_nothing_hurts_is_a_map_of_its_own(client: Client, maria: KnownPerson) -> None:
    post(client, nothing_hurts="yes")
    assert maps_of(maria.id, 5)[0].told.marks == ()
    assert "Nothing hurt." in client.get(reverse("pain_map")).content.decode()


@pytest.mark.parametrize(
    ("marked", "asked"),
    [
        ({"s.saddle.middle": "1", "k.saddle.middle": ["numb"]}, "saddle_numbness"),
        ({"s.genitals.middle": "2", "k.genitals.middle": ["ache"]}, "saddle_numbness"),
        ({"s.foot.left": "2", "k.foot.left": ["tingling"]}, "leg_numbness"),
        ({"s.chest.middle": "2", "k.chest.middle": ["ache"]}, "chest_pain"),
        ({"s.low_back.left": "9", "k.low_back.left": ["ache"]}, "unremitting_severe_pain"),
    ],
)
def test_a_mark_on_a_red_flag_place_asks_at_once_and_closes_all_else(
    client: Client, maria: KnownPerson, marked: dict[str, Any], asked: str
) -> None:
    answer = post(client, data=marked)
    assert reverse("safety_question", args=[asked]) in answer["Location"]
    assert not is_settled(maria)
    assert b"desk-data" not in client.get(reverse("desk"), follow=True).content
    assert len(maps_of(maria.id, 5)) == 1, "what was marked is kept"


def test_a_mark_answers_nothing_by_itself(client: Client, maria: KnownPerson) -> None:
    before = current_screening(maria, NOON.date())
    post(client, data={"s.saddle.middle": "1", "k.saddle.middle": ["numb"]})
    after = current_screening(maria, NOON.date())
    assert before and after
    assert after.outcome["disposition"] is None and before.outcome["disposition"] == "OK"
    assert "saddle_numbness" in after.outcome["unanswered"]


def test_a_yes_that_stands_is_never_asked_for_a_no(client: Client) -> None:
    account = add_account("tom")
    person = settle(account, back_pain_now=True, thoracic_band_pain=True)
    client.force_login(account)
    post(client, data={"s.between_blades.middle": "3", "k.between_blades.middle": ["ache"]})
    screened = current_screening(person, NOON.date())
    assert screened and screened.answers["thoracic_band_pain"] is True and screened.is_settled


def test_the_same_from_a_device_goes_to_the_gate_too(client: Client, maria: KnownPerson) -> None:
    event = {
        "id": str(uuid7()),
        "sequence": 1,
        "kind": "pain_mapped",
        "entity": str(uuid7()),
        "occurred_at": NOON.isoformat(),
        "time_zone": "UTC",
        "local_date": NOON.date().isoformat(),
        "content_version": "1",
        "payload": {
            "marks": [{"region": "saddle", "side": "middle", "kinds": ["numb"], "strength": 2}]
        },
    }
    sent = client.post(
        reverse("events"), {"events": [event]}, content_type="application/json"
    ).json()
    assert sent["results"][0]["status"] == "accepted"
    assert not is_settled(maria)


def test_a_correction_takes_the_place_of_todays_map(client: Client, maria: KnownPerson) -> None:
    post(client, data=ACHE)
    first = maps_of(maria.id, 5)[0]
    shown = post(client, correct=str(first.id)).content.decode()
    assert str(first.id) in shown and 'value="4" selected' in shown
    post(client, data={"s.low_back.right": "2", "k.low_back.right": ["stiff"]}, corrects=first.id)
    (left,) = maps_of(maria.id, 5)
    assert left.told.marks[0].side == "right"
    assert len(summaries.of_day(maria.id, NOON.date()).of("pain_map")) == 1
    assert differences(maria.id) == {}
    assert EventRecord.objects.filter(kind="pain_mapped").count() == 2, "nothing is overwritten"


def test_a_map_is_taken_back(client: Client, maria: KnownPerson) -> None:
    post(client, data=ACHE)
    told = maps_of(maria.id, 5)[0]
    back = client.post(reverse("log_undo"), {"event": str(told.id), "from": "pain_map"})
    assert back["Location"] == reverse("pain_map")
    assert maps_of(maria.id, 5) == [] and differences(maria.id) == {}


def test_only_todays_own_map_can_be_corrected(
    client: Client, maria: KnownPerson, clock: Any
) -> None:
    post(client, data=ACHE)
    old = maps_of(maria.id, 5)[0]
    clock.shift(timedelta(days=1))
    post(client, data=ACHE, corrects=str(old.id))
    assert [each.on.day for each in maps_of(maria.id, 5)] == [24, 23]
    other = add_account("tom")
    settle(other)
    stranger = Client()
    stranger.force_login(other)
    assert str(old.id) not in post(stranger, correct=str(old.id)).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"s.low_back.left": "4"},
        {"k.low_back.left": ["ache"]},
        {"s.low_back.left": "11", "k.low_back.left": ["ache"]},
        {"s.low_back.left": "-3", "k.low_back.left": ["ache"]},
        {"s.low_back.left": "٤", "k.low_back.left": ["ache"]},
        {"s.low_back.left": "4" * 100_000, "k.low_back.left": ["ache"]},
        {"s.low_back.left": "4", "k.low_back.left": ["joy"]},
        {"leg.left": "to_the_moon"},
        {**ACHE, "nothing_hurts": "yes"},
    ],
)
def test_what_cannot_be_kept_is_answered_with_a_sentence(
    client: Client, maria: KnownPerson, sent: dict[str, Any]
) -> None:
    answer = post(client, data=sent)
    assert answer.status_code == 422 and b'role="alert"' in answer.content
    assert not EventRecord.objects.filter(kind="pain_mapped").exists()
    if "k.low_back.left" in sent and sent["k.low_back.left"] == ["ache"]:
        assert "checked" in answer.content.decode(), "nothing that was marked is lost"


def test_at_most_eight_maps_stand_side_by_side(
    client: Client, maria: KnownPerson, clock: Any
) -> None:
    for _day in range(11):
        post(client, data=ACHE)
        clock.shift(timedelta(hours=2))
    page = client.get(reverse("pain_map")).content.decode()
    assert page.count('<div class="views"') == 8


def test_no_bare_word(client: Client, maria: KnownPerson) -> None:
    post(client, data={**ACHE, "leg.left": "to_foot"})
    given = {"leg_weakness": "no", "leg_numbness": "no", "both_legs": "no"}
    answer(maria, given, on=NOON.date(), now=NOON)
    client.get(reverse("pain_map"))  # reads what was said in words of before
    _blank_lines.cache_clear()
    with pseudo_locale():
        shown = client.get(reverse("pain_map")).content.decode()
        refused = post(client).content.decode()
    _blank_lines.cache_clear()
    assert "small-maps" in shown
    for each in (shown, refused):
        assert [words for words in bare_words(each) if any(map(str.isalpha, words))] == []
