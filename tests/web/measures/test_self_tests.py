"""A self-test: who leaves it out and when, what to mind before it, where to go after a stop."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spineflow_web.actions.recording import keep, new_event
from spineflow_web.pages.sentences import notice
from spineflow_web.store.models import EventRecord
from spineflow_web.store.people import KnownPerson
from tests.web.measures.asked import (
    ASKED,
    LIST,
    SELF_TESTS,
    START,
    enter,
    page,
    tell,
    values,
)
from tests.web.my_day.stored_day import check

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("name", SELF_TESTS)
def test_whoever_stopped_a_test_finds_help_and_the_questions(
    client: Client, maria: KnownPerson, name: str
) -> None:
    shown = page(client, f"{LIST}{name}/")
    stop, rest = shown.split('id="stop"')[1].split("</section>", 1)
    unfolded = stop.split("<details")[0]
    number = notice("stopped_test", maria.country).text
    assert number in unfolded and 'href="tel:' in unfolded
    way = f'href="{reverse("worse")}?from=test"'
    assert way in unfolded and way in rest.split("</form>")[0].split("Save")[1]


def test_what_is_only_asked_has_nothing_to_stop(client: Client, maria: KnownPerson) -> None:
    assert "I stopped" not in page(client, f"{LIST}peg/")


@pytest.mark.parametrize("sign", ["chest_or_faint", "leg_change", "numbness_or_bladder"])
def test_what_was_noticed_in_a_test_opens_the_gate(
    client: Client, maria: KnownPerson, sign: str
) -> None:
    address = f"{reverse('worse')}?from=test"
    shown = page(client, address)
    assert "You stopped a self-test" in shown and f'name="{sign}"' in shown
    assert f'action="{address}"' in shown
    answer = client.post(address, {sign: "on"})
    assert answer.status_code == 302 and "/safety/" in answer["Location"]
    assert "Standing up for" not in client.get(f"{LIST}chair_stand/").content.decode()


def test_what_stands_on_the_practice_stands_on_the_test_like_it(client: Client) -> None:
    enter(client, diabetes="insulin_or_sulfonylurea", asthma_copd="stable")
    shown = page(client, f"{LIST}chair_stand/").split('id="warm-up"')[0]
    on_practice = page(client, "/practices/sit_to_stand/")
    for sentence in ("Check your blood sugar", "Carry fast sugar", "Keep your reliever inhaler"):
        assert shown.count(sentence) == 1 and sentence in on_practice
    assert "Check your blood sugar" not in page(client, f"{LIST}peg/")


def test_feet_that_feel_little_are_named_where_one_stands(client: Client) -> None:
    enter(client, diabetes="no_insulin", impaired_sensation=True)
    for name in ("fingertip_to_floor", "chair_stand"):
        assert "Check your feet" in page(client, f"{LIST}{name}/")
    assert "same flat shoes" in page(client, f"{LIST}fingertip_to_floor/")
