"""Reminders: nothing leaves the house before owner and person said yes; then empty messages."""

from __future__ import annotations

import ast
import base64
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse

from spineflow_web.actions import reminders as wishes
from spineflow_web.actions.answering import answer
from spineflow_web.actions.planning import todays_plan
from spineflow_web.actions.screening import current_screening
from spineflow_web.jobs import reminder_keeper, web_push
from spineflow_web.jobs.web_push import Sender
from spineflow_web.store import reminders as kept
from spineflow_web.store.models import PushSubscriptionRecord
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.reminders import Reminding
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 25, 6, tzinfo=UTC)
ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc:def"
SRC = Path(web_push.__file__).parents[1]


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(MORNING, tick=False) as travelled:
        yield travelled


@pytest.fixture
def maria(clock: Any) -> KnownPerson:
    """The owner of a house, with a plan for today and no wish for reminders yet."""
    person = settle(add_account("maria"))
    screened = current_screening(person, MORNING.date())
    assert screened
    todays_plan(person, screened, on=MORNING.date(), now=MORNING)
    return person


@pytest.fixture
def at_home(client: Any, maria: KnownPerson) -> Any:
    from spineflow_web.accounts.models import User

    client.force_login(User.objects.get(username="maria"))
    return client


class Recorder:
    """Stands where the sender stands."""

    def __init__(self, good: bool = True) -> None:
        self.sent: list[str] = []
        self.good = good

    def send(self, endpoint: str, now: datetime) -> bool:
        self.sent.append(endpoint)
        return self.good


def remind(now: datetime, good: bool = True) -> list[str]:
    recorder = Recorder(good)
    reminder_keeper.remind(now, lambda: recorder)
    return recorder.sent


def turn_on(person: KnownPerson) -> datetime:
    """Owner and person say yes; gives the first time at which something waits."""
    wishes.allow_push(True, now=MORNING)
    wishes.subscribe(person, ENDPOINT, now=MORNING)
    return wishes.waiting(person, MORNING, 1)[0].starts


# ---- nothing without a yes


def test_nothing_is_sent_before_the_owner_and_the_person_said_yes(maria: KnownPerson) -> None:
    hours = [MORNING + timedelta(minutes=10 * n) for n in range(100)]
    assert wishes.waiting(maria, MORNING, 1), "there is something to remind of"
    assert all(remind(at) == [] for at in hours)
    with pytest.raises(wishes.NotAllowed):
        wishes.subscribe(maria, ENDPOINT, now=MORNING)
    wishes.allow_push(True, now=MORNING)
    assert all(remind(at) == [] for at in hours)
    wishes.subscribe(maria, ENDPOINT, now=MORNING)
    assert sum(len(remind(at)) for at in hours) == len(wishes.waiting(maria, MORNING, 1))


def test_only_one_module_can_open_a_connection() -> None:
    """The rest of the shell has no way to ask another machine for anything."""
    outward = {"http.client", "urllib.request", "requests", "httpx", "aiohttp", "smtplib", "ftplib"}
    found = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{each.name}" for each in node.names)]
            if outward & set(names):
                found.add(path.relative_to(SRC).as_posix())
    assert found == {"jobs/web_push.py"}


def test_a_yes_taken_back_ends_it(maria: KnownPerson) -> None:
    starts = turn_on(maria)
    wishes.unsubscribe(maria)
    assert remind(starts) == []
    starts = turn_on(maria)
    wishes.allow_push(False, now=MORNING)
    assert remind(starts) == [] and not PushSubscriptionRecord.objects.exists()


# ---- when


def test_each_time_is_told_once_and_not_too_late(maria: KnownPerson) -> None:
    starts = turn_on(maria)
    assert remind(starts - timedelta(seconds=1)) == []
    assert remind(starts) == [ENDPOINT]
    assert remind(starts + timedelta(seconds=30)) == []
    turn_on(maria)
    assert remind(starts + timedelta(minutes=16)) == [], "the server was off: too late helps nobody"


def test_nothing_is_told_where_the_gate_is_closed(maria: KnownPerson) -> None:
    starts = turn_on(maria)
    answer(maria, {"chest_pain": "at_rest_now"}, on=MORNING.date(), now=MORNING)
    assert wishes.waiting(maria, MORNING, 14) == [] and remind(starts) == []


def test_nothing_is_told_where_all_questions_are_due_again(maria: KnownPerson) -> None:
    later = MORNING + timedelta(days=40)
    assert wishes.waiting(maria, later, 14) == []


def test_snooze_and_quiet_hours_are_kept(maria: KnownPerson) -> None:
    starts = turn_on(maria)
    wishes.snooze(maria, starts + timedelta(minutes=1))
    assert remind(starts) == []
    assert remind(starts + timedelta(minutes=2)) == [], "what was put off does not come afterwards"


@pytest.mark.parametrize(
    ("first", "last", "clock_time", "quiet"),
    [
        ("21:00", "08:00", "20:59", False), ("21:00", "08:00", "21:00", True),
        ("21:00", "08:00", "03:00", True), ("21:00", "08:00", "08:00", False),
        ("12:00", "14:00", "13:59", True), ("12:00", "14:00", "14:00", False),
        ("09:00", "09:00", "09:00", False),
    ],
)  # fmt: skip
def test_quiet_hours(first: str, last: str, clock_time: str, quiet: bool) -> None:
    here = datetime.fromisoformat(f"2026-11-25T{clock_time}:00+00:00")
    assert wishes.is_quiet(Reminding(first, last), here) is quiet


def test_a_browser_that_is_gone_is_forgotten(maria: KnownPerson) -> None:
    assert remind(turn_on(maria), good=False) == [ENDPOINT]
    assert kept.subscriptions(maria.id) == []


# ---- where to


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://127.0.0.1/x", "https://[::1]/x", "https://169.254.169.254/latest",
        "http://fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com.evil.example/x", "https://evil.example/fcm.googleapis.com",
        "https://fcm.googleapis.com@evil.example/", "https://user@fcm.googleapis.com/x",
        "https://push.apple.com/x", "https://evilpush.apple.com.example/x", "", "x",
        "https://printer.lan/x", "https://fcm.googleapis.com:x/", "https://xpush.apple.com/",
    ],
)  # fmt: skip
def test_other_hosts_are_refused(maria: KnownPerson, endpoint: str) -> None:
    wishes.allow_push(True, now=MORNING)
    assert wishes.push_service_of(endpoint) is None
    with pytest.raises(wishes.NotAllowed):
        wishes.subscribe(maria, endpoint, now=MORNING)


@pytest.mark.parametrize(
    ("endpoint", "who"),
    [
        (ENDPOINT, "Google"),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", "Mozilla"),
        ("https://web.push.apple.com/QGhk", "Apple"),
        ("https://wns2-par02p.notify.windows.com/w/?token=a", "Microsoft"),
        ("https://FCM.googleapis.com:443/x", "Google"),
    ],
)
def test_listed_hosts_are_named(endpoint: str, who: str) -> None:
    service = wishes.push_service_of(endpoint)
    assert service and service.who == who


# ---- what is sent


class Wire:
    """A connection that keeps what would have gone out."""

    def __init__(self, status: int | Exception = 201) -> None:
        self.asked: list[Any] = []
        self.status: Any = status

    def __call__(self, host: str) -> Any:
        self.asked.append(host)
        return self

    def request(self, *what: Any) -> None:
        self.asked.append(what)
        if isinstance(self.status, Exception):
            raise self.status

    def getresponse(self) -> Any:
        return self

    def close(self) -> None:
        pass


def test_the_message_is_empty_and_signed_with_our_own_key(tmp_path: Path) -> None:
    wire = Wire()
    now = datetime.now(UTC)
    assert Sender(tmp_path, "https://back.example", wire).send(f"{ENDPOINT}?a=b", now)
    host, (method, path, body, headers) = wire.asked
    assert (host, method, body) == ("fcm.googleapis.com", "POST", b"")
    assert path == "/fcm/send/abc:def?a=b"
    assert set(headers) == {"Authorization", "TTL", "Urgency", "Content-Length"}
    token, _, key = headers["Authorization"].removeprefix("vapid t=").partition(", k=")
    point = base64.urlsafe_b64decode(key + "=")
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    claims = jwt.decode(token, public, ["ES256"], audience="https://fcm.googleapis.com")
    assert claims["sub"] == "https://back.example"
    assert claims["exp"] <= now.timestamp() + 24 * 3600, "RFC 8292: a day at most"
    assert (tmp_path / "push_key.pem").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("status", "good", "warns"),
    [
        (201, True, False), (200, True, False), (404, False, False), (410, False, False),
        (301, True, True), (429, True, True), (500, True, True),
        (TimeoutError("your back"), True, True), (ConnectionRefusedError(), True, True),
    ],
)  # fmt: skip
def test_failures_are_handled_and_logged_without_a_word_too_many(
    tmp_path: Path, caplog: Any, status: Any, good: bool, warns: bool
) -> None:
    caplog.set_level(logging.DEBUG)
    wire = Wire(status)
    assert Sender(tmp_path, "https://back.example", wire).send(ENDPOINT, MORNING) is good
    assert len(wire.asked) == 2, "no redirect is followed, nothing is tried again"
    said = " ".join(record.getMessage() for record in caplog.records)
    assert bool(said) is warns
    assert "abc:def" not in said and "back" not in said


def test_a_host_that_left_the_list_is_not_asked(tmp_path: Path) -> None:
    wire = Wire()
    assert not Sender(tmp_path, "x", wire).send("https://old.example/x", MORNING)
    assert wire.asked == []


# ---- the page


def test_the_host_is_named_before_anything_is_kept(at_home: Any) -> None:
    at_home.post(reverse("reminders_house"), {"allow": "yes"})
    page = at_home.post(reverse("reminders_push"), {"endpoint": ENDPOINT}).content.decode()
    assert "fcm.googleapis.com" in page and "Google" in page and "The message is empty" in page
    assert not PushSubscriptionRecord.objects.exists()
    at_home.post(reverse("reminders_push"), {"endpoint": ENDPOINT, "agreed": "yes"})
    assert PushSubscriptionRecord.objects.get().endpoint == ENDPOINT
    page = at_home.get(reverse("reminders")).content.decode()
    assert "through fcm.googleapis.com" in page and ENDPOINT not in page
    at_home.post(reverse("reminders_push_end"))
    assert not PushSubscriptionRecord.objects.exists()


def test_a_strange_host_is_refused_on_the_page(at_home: Any) -> None:
    at_home.post(reverse("reminders_house"), {"allow": "yes"})
    strange = {"endpoint": "https://evil.example/x", "agreed": "yes"}
    page = at_home.post(reverse("reminders_push"), strange, follow=True).content.decode()
    assert "cannot be turned on" in page and not PushSubscriptionRecord.objects.exists()


def test_only_the_owner_decides_for_the_house(at_home: Any, client: Any) -> None:
    second = add_account("noor")
    settle(second)
    client.force_login(second)
    assert client.post(reverse("reminders_house"), {"allow": "yes"}).status_code == 403
    assert not kept.is_push_allowed()
    page = client.get(reverse("reminders")).content.decode()
    assert "The owner of this server can allow them" in page and "push-switch" not in page


def test_quiet_hours_and_snooze_from_the_page(at_home: Any, maria: KnownPerson) -> None:
    at_home.post(reverse("reminders"), {"quiet_from": "20:15", "quiet_until": "09:30"})
    told = kept.reminding_of(maria.id)
    assert (told.quiet_from, told.quiet_until) == ("20:15", "09:30")
    wrong = at_home.post(reverse("reminders"), {"quiet_from": "late", "quiet_until": "09:30"})
    assert wrong.status_code == 422 and "Give a time" in wrong.content.decode()
    for choice, until in {
        "hour": MORNING + timedelta(hours=1),
        "tomorrow": datetime(2026, 11, 26, tzinfo=UTC),
        "week": MORNING + timedelta(days=7),
        "end": None,
        "nonsense": None,
    }.items():
        at_home.post(reverse("reminders_snooze"), {"for": choice})
        assert kept.reminding_of(maria.id).snoozed_until == until


def test_signing_out_ends_the_reminders_of_this_browser_and_no_other(
    at_home: Any, maria: KnownPerson
) -> None:
    wishes.allow_push(True, now=MORNING)
    other = ENDPOINT + "/other"
    wishes.subscribe(maria, other, now=MORNING)
    at_home.post(reverse("reminders_push"), {"endpoint": ENDPOINT, "agreed": "yes"})
    assert len(kept.subscriptions(maria.id)) == 2
    at_home.post(reverse("account_logout"))
    assert [each.endpoint for each in kept.subscriptions(maria.id)] == [other]


def test_a_browser_that_names_itself_ends_its_own_reminders_only(
    at_home: Any, maria: KnownPerson
) -> None:
    """The session under which it subscribed is long gone."""
    ben = settle(add_account("ben"))
    wishes.allow_push(True, now=MORNING)
    wishes.subscribe(maria, ENDPOINT, now=MORNING)
    wishes.subscribe(ben, ENDPOINT + "/ben", now=MORNING)
    at_home.post(reverse("account_logout"), {"endpoint": ENDPOINT + "/ben"})
    assert len(kept.subscriptions(ben.id)) == 1, "a stranger's reminders"
    from spineflow_web.accounts.models import User

    at_home.force_login(User.objects.get(username="maria"))
    at_home.post(reverse("account_logout"), {"endpoint": ENDPOINT})
    assert kept.subscriptions(maria.id) == [] and len(kept.subscriptions(ben.id)) == 1
