"""The diary by hand: told, refused, taken back, and read by the plan."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from spineflow_web.actions.history import told_beside_plan
from spineflow_web.actions.recording import differences
from spineflow_web.store import summaries
from spineflow_web.store.models import EventRecord
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
WARM = {
    "practice": "warm_towel",
    "begins": "now",
    "minutes": "15",
    "warmth": "low",
    "cloth": "yes",
    "awake": "yes",
    "skin": "unseen",
}


@pytest.fixture
def person(client: Any) -> Any:
    account = add_account("maria")
    with time_machine.travel(NOON - timedelta(hours=4), tick=False):
        settled = settle(account)
        client.force_login(account)
        client.get(reverse("today"))
    return settled


@pytest.fixture(autouse=True)
def _at_noon() -> Any:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def tell(client: Any, name: str, **given: Any) -> Any:
    return client.post(reverse(f"diary_{name}"), given, follow=True)


def page(client: Any, on: str = "") -> str:
    return str(client.get(reverse("diary"), {"on": on} if on else {}).content.decode())


def kinds() -> list[str]:
    return sorted(EventRecord.objects.values_list("kind", flat=True))


def test_a_swim_is_told_for_yesterday_and_taken_back(client: Any, person: Any) -> None:
    yesterday = "2026-11-22"
    answer = tell(
        client,
        "activity",
        practice="swimming",
        minutes="25",
        at="17:30",
        effort="talk",
        on=yesterday,
    )
    assert "Saved." in answer.content.decode()
    told = page(client, yesterday)
    assert "Swimming" in told and "17:30" in told and "25 minutes" in told and "talk" in told
    event = EventRecord.objects.get(kind="activity_done")
    assert str(event.local_date) == yesterday
    client.post(reverse("diary_undo"), {"on": yesterday, "event": str(event.pk)})
    assert "Swimming" not in page(client, yesterday)
    assert kinds() == ["activity_done", "correction"]
    assert differences(person.id) == {}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"minutes": "1560"}, "Give the minutes, from 1 to 600."),
        ({"minutes": "-2"}, "Give the minutes, from 1 to 600."),
        ({"minutes": "nan"}, "Give the minutes, from 1 to 600."),
        ({"minutes": "1e309"}, "Give the minutes, from 1 to 600."),
        ({"minutes": ""}, "Give the minutes, from 1 to 600."),
        ({"at": "23:59"}, "still to come"),
        ({"at": "25:00"}, "such as 14:30"),
        ({"practice": "x" * 100_000}, "Please tap one of these."),
        ({"steps": "1000000000"}, "from 1 to 100000"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    client: Any, person: Any, given: dict[str, str], sentence: str
) -> None:
    whole = {"practice": "walking", "minutes": "20", "at": "11:00", **given}
    answer = client.post(reverse("diary_activity"), whole)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert kinds() == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"warmth": "high"}, "too hot"),
        ({"degrees_c": "44"}, "too hot"),
        ({"cloth": "no"}, "bare skin"),
        ({"awake": "no"}, "fall asleep"),
        ({"minutes": "21"}, "longer than 20 minutes"),
    ],
)
def test_warmth_that_could_harm_is_refused_before_it_begins(
    client: Any, person: Any, given: dict[str, str], sentence: str
) -> None:
    answer = client.post(reverse("diary_warmth"), {**WARM, **given})
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert kinds() == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"minutes": "15"}, "With your answers, warmth lasts at most 10 minutes."),
        ({"warmth": "medium"}, "With your answers, use the lowest setting only."),
        ({"degrees_c": "42"}, "Keep it at 40 °C or cooler"),
    ],
)
def test_warmth_beside_the_plan_keeps_the_limits_of_a_pregnancy(
    client: Any, given: dict[str, str], sentence: str
) -> None:
    """D.1 and the matrix: 10 minutes, the lowest setting, 40 °C; comfort heat is no way round."""
    account = add_account("anna")
    settle(account, pregnancy_status="pregnant", trimester=2, pregnancy_warning_signs=False)
    client.force_login(account)
    pad = {**WARM, "practice": "heating_pad", "minutes": "10"}
    answer = client.post(reverse("diary_warmth"), {**pad, **given}).content.decode()
    assert sentence in answer and "43 °C" not in answer and "longer than 20" not in answer
    assert kinds() == []
    assert "Take it off after 10 minutes" in tell(client, "warmth", **pad).content.decode()


def test_an_hour_lies_between_and_the_fourth_is_refused(
    client: Any, person: Any, _at_noon: Any
) -> None:
    assert "Take it off after 15 minutes" in tell(client, "warmth", **WARM).content.decode()
    _at_noon.shift(timedelta(minutes=60))
    assert "at least 60 minutes" in tell(client, "warmth", **WARM).content.decode()
    for _more in range(2):
        _at_noon.shift(timedelta(minutes=80))
        assert "Take it off" in tell(client, "warmth", **WARM).content.decode()
    _at_noon.shift(timedelta(minutes=80))
    assert "at most 3 times a day" in tell(client, "warmth", **WARM).content.decode()
    assert kinds() == ["warmth_had"] * 3


def test_what_was_is_kept_even_if_it_was_too_much(client: Any, person: Any) -> None:
    earlier = {**WARM, "begins": "earlier", "at": "10:00", "degrees_c": "45", "skin": "pink"}
    answer = tell(client, "warmth", **earlier).content.decode()
    assert "too hot" in answer and "Saved." in answer
    assert kinds() == ["warmth_had"]


def test_skin_that_was_hurt_leads_to_its_question(client: Any, person: Any) -> None:
    earlier = {**WARM, "begins": "earlier", "at": "10:00", "skin": "hurt"}
    answer = client.post(reverse("diary_warmth"), earlier)
    assert answer.url.startswith(reverse("safety_question", args=["skin_problem_site"]))
    assert kinds() == ["warmth_had"]


def test_a_rolled_place_rests_in_the_plan(client: Any, person: Any) -> None:
    told = {"practice": "foam_roller", "zones": ["glutes"], "minutes": "3", "at": "11:00"}
    answer = tell(client, "massage", **told, pressure="6", tender_before="5", tender_after="3")
    words = answer.content.decode()
    for said in ("5 of 10 or less", "tender 5 before, 3 after", "Buttocks"):
        assert said in words
    summary = summaries.of_day(person.id, NOON.date())
    (past,) = told_beside_plan(summary, NOON.date(), person.time_zone)
    assert (past.item, past.zones, past.at) == ("foam_roller", {"glutes"}, 11 * 60)


@pytest.mark.parametrize(
    ("answers", "given", "sentence"),
    [
        ({}, {"practice": "massage_gun", "pressure": "5"}, "at 4 of 10 or less"),
        ({}, {"practice": "massage_gun", "minutes": "11"}, "10 minutes a day at the most"),
        ({"anticoagulant": True}, {"pressure": "3"}, "light, at 2 of 10 or less"),
        ({}, {"pressure": "6"}, "at 5 of 10 or less"),
        ({}, {"pressure": "5"}, ""),
    ],
)
def test_pressure_is_judged_by_the_tool_and_the_person(
    client: Any, answers: dict[str, Any], given: dict[str, str], sentence: str
) -> None:
    account = add_account("anna")
    settle(account, **answers)
    client.force_login(account)
    told = {"practice": "foam_roller", "zones": ["glutes"], "minutes": "3", "at": "11:00"}
    words = tell(client, "massage", **{**told, **given}).content.decode()
    assert "Saved." in words
    assert sentence in words if sentence else "of 10 or less" not in words


def test_a_day_to_come_and_one_long_ago(client: Any, person: Any) -> None:
    assert client.get(reverse("diary"), {"on": "2026-11-24"}).status_code == 404
    assert client.get(reverse("diary"), {"on": "tomorrow"}).status_code == 404
    assert "can be read, not changed" in page(client, "2026-11-01")
    assert client.get(reverse("diary_activity"), {"on": "2026-11-01"}).status_code == 404


def test_what_is_left_out_is_not_offered(client: Any) -> None:
    account = add_account("anna")
    settle(account, impaired_sensation=True)
    client.force_login(account)
    offered = client.get(reverse("diary_warmth")).content.decode()
    assert "heating_pad" not in offered
    told = client.post(reverse("diary_warmth"), {**WARM, "practice": "heating_pad"})
    assert told.status_code == 422 and kinds() == []


def test_the_likeliest_taps_stand_on_today(client: Any, person: Any) -> None:
    def taps() -> list[str]:
        return [tap.label for tap in client.get(reverse("today")).context["quick"]]

    assert taps() == ["A glass of water", "Pain now", "I moved"]
    for _glass in range(3):
        client.post(reverse("log_water"))
    client.post(reverse("log_pain"), {"pain": "2"})
    assert taps() == ["A glass of water", "I moved", "Warmth"]
    assert page(client).count("1 glass") == 3


def test_whatever_is_told_at_once_can_be_kept_by_a_device(client: Any, person: Any) -> None:
    """A form of Today that tells something names its event, so that it needs no network. How the
    back was this morning is answered by the worker."""
    forms = re.findall(r"<form[^>]*>", client.get(reverse("today")).content.decode())
    telling = [form for form in forms if 'action="/log/' in form and "/log/morning/" not in form]
    assert len(telling) > 3
    assert [form for form in telling if "data-log=" not in form] == []
