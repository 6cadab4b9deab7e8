"""The calendar feed, read by two parsers that know nothing of each other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
import time_machine
import vobject
from django.core.cache import cache
from django.urls import reverse

from spineflow_web.accounts.models import User
from spineflow_web.actions import reminders as wishes
from spineflow_web.actions.answering import answer
from spineflow_web.actions.planning import replan, todays_plan
from spineflow_web.actions.screening import current_screening
from spineflow_web.actions.setup import tell
from spineflow_web.pages.reminders import views
from spineflow_web.pages.reminders.feed import calendar_of
from spineflow_web.store import reminders as kept
from spineflow_web.store.models import DayPlanRecord, ReminderRecord
from spineflow_web.store.people import KnownPerson, by_id
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 25, 6, tzinfo=UTC)


@pytest.fixture
def clock() -> Any:
    cache.clear()
    with time_machine.travel(MORNING, tick=False) as travelled:
        yield travelled


@pytest.fixture
def maria(clock: Any) -> KnownPerson:
    return settle(add_account("maria"))


def feed(client: Any, secret: str) -> Any:
    return client.get(reverse("calendar_feed", args=[secret]))


def test_two_parsers_read_the_same_times(client: Any, maria: KnownPerson) -> None:
    got = feed(client, wishes.make_feed(maria, now=MORNING))
    assert got.status_code == 200 and got["Content-Type"] == "text/calendar; charset=utf-8"
    first = [
        (str(e["uid"]), e.decoded("dtstart"), e.decoded("dtend"), str(e["summary"]))
        for e in icalendar.Calendar.from_ical(got.content).walk("VEVENT")
    ]
    second = [
        (e.uid.value, e.dtstart.value, e.dtend.value, e.summary.value)
        for e in vobject.readOne(got.content.decode()).vevent_list
    ]
    assert first == second
    expected = wishes.waiting(maria, MORNING, 14)
    assert [start for _, start, _, _ in first] == [each.starts for each in expected]
    assert {start.date() for _, start, _, _ in first} == {
        MORNING.date() + timedelta(days=n) for n in range(14)
    }


def test_each_entry_rings_five_minutes_before(client: Any, maria: KnownPerson) -> None:
    got = feed(client, wishes.make_feed(maria, now=MORNING)).content
    for event in icalendar.Calendar.from_ical(got).walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == timedelta(minutes=-5)
    for event in vobject.readOne(got.decode()).vevent_list:
        assert event.valarm.trigger.value == timedelta(minutes=-5)
        assert event.valarm.action.value == "DISPLAY"


def test_nothing_of_health_or_of_the_person_stands_in_it(client: Any, maria: KnownPerson) -> None:
    text = feed(client, wishes.make_feed(maria, now=MORNING)).content.decode()
    shown = {e.summary.value for e in vobject.readOne(text).vevent_list}
    assert shown == {"Time for me"}
    words = ("maria", "walk", "mobil", "back", "breath", "pain", "heat", "stretch", str(maria.id))
    assert not [word for word in words if word in text.lower()]


def test_a_uid_stays_when_the_plan_moves_its_time(client: Any, maria: KnownPerson) -> None:
    screened = current_screening(maria, MORNING.date())
    assert screened
    todays_plan(maria, screened, on=MORNING.date(), now=MORNING)
    secret = wishes.make_feed(maria, now=MORNING)

    def times() -> dict[str, datetime]:
        read = icalendar.Calendar.from_ical(feed(client, secret).content)
        return {str(e["uid"]): e.decoded("dtstart") for e in read.walk("VEVENT")}

    before = times()
    assert times() == before
    windows = [{"from": "16:00", "to": "20:00"}]
    tell(maria, {"windows": windows}, on=MORNING.date(), now=MORNING)
    moved = by_id(maria.id)
    assert moved
    replan(moved, screened, on=MORNING.date(), now=MORNING)
    after = times()
    same = before.keys() & after.keys()
    assert same and any(before[uid] != after[uid] for uid in same)
    assert len(set(after)) == len(after)


def test_the_secret_is_kept_as_a_hash_and_can_be_ended(client: Any, maria: KnownPerson) -> None:
    first = wishes.make_feed(maria, now=MORNING)
    assert len(first) >= 43 and first not in str(ReminderRecord.objects.values())
    second = wishes.make_feed(maria, now=MORNING)
    assert feed(client, first).status_code == 404
    assert feed(client, second).status_code == 200
    wishes.end_feed(maria)
    assert feed(client, second).status_code == 404
    assert feed(client, "None").status_code == 404


def test_reading_it_needs_no_sign_in_writes_nothing_and_stays_in_no_cache(
    client: Any, maria: KnownPerson
) -> None:
    got = feed(client, wishes.make_feed(maria, now=MORNING))
    assert "no-store" in got["Cache-Control"] and got["Referrer-Policy"] == "no-referrer"
    assert not got.cookies and not DayPlanRecord.objects.exists()
    assert client.post(reverse("calendar_feed", args=["x"])).status_code in (403, 405)


def test_guessing_is_slowed_down(client: Any, maria: KnownPerson) -> None:
    answers = [feed(client, f"guess-{n}").status_code for n in range(31)]
    assert set(answers[:30]) == {404} and answers[30] == 429
    assert feed(client, wishes.make_feed(maria, now=MORNING)).status_code == 429


def test_a_closed_gate_empties_it(client: Any, maria: KnownPerson) -> None:
    secret = wishes.make_feed(maria, now=MORNING)
    answer(maria, {"chest_pain": "at_rest_now"}, on=MORNING.date(), now=MORNING)
    got = feed(client, secret)
    assert got.status_code == 200
    assert icalendar.Calendar.from_ical(got.content).walk("VEVENT") == []
    assert "chest" not in got.content.decode()


def test_times_are_right_over_the_change_of_clocks(maria: KnownPerson) -> None:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Europe/Berlin")
    times = [
        wishes.Waiting(on, "x", wishes._at(on, 8 * 60, zone), 10)
        for on in (datetime(2026, 10, 24).date(), datetime(2026, 10, 25).date())  # noqa: DTZ001
    ]
    read = icalendar.Calendar.from_ical(calendar_of(maria.id, times, MORNING))
    hours = [event.decoded("dtstart").hour for event in read.walk("VEVENT")]
    assert hours == [6, 7], "eight in the morning there, before and after"


@pytest.mark.parametrize(
    ("lan", "host", "begins"),
    [
        (False, "localhost:8000", "http://localhost:8000/"),
        (True, "localhost:8000", "https://192.168.1.5:8000/"),
        (True, "desk.local:8000", "https://desk.local:8000/"),
    ],
)
def test_the_address_is_one_that_a_phone_can_read(
    client: Any,
    maria: KnownPerson,
    settings: Any,
    monkeypatch: Any,
    lan: bool,
    host: str,
    begins: str,
) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "desk.local"]
    if lan:
        place = "https://192.168.1.5:8000"
        monkeypatch.setattr(views, "place_for_phone", lambda: place)
    client.force_login(User.objects.get(username="maria"))
    where = {"HTTP_HOST": host, "secure": lan}
    made = client.post(reverse("reminders_feed"), {"do": "make"}, **where).content.decode()
    assert f"<code>{begins}calendar/" in made
    assert ("only the machine it runs on" in made) is not lan


def test_the_page_shows_the_address_once(client: Any, maria: KnownPerson) -> None:
    client.force_login(User.objects.get(username="maria"))
    made = client.post(reverse("reminders_feed"), {"do": "make"}).content.decode()
    address = made.split("<code>")[1].split("</code>")[0]
    assert address.startswith("http://testserver/calendar/") and address.endswith(".ics")
    assert client.get(address).status_code == 200
    page = client.get(reverse("reminders")).content.decode()
    assert address not in page and "End the address" in page
    client.post(reverse("reminders_feed"), {"do": "end"})
    assert client.get(address).status_code == 404
    assert kept.reminding_of(maria.id).feed_made_at is None
