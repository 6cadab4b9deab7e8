"""The first run: in order, nothing lost, nothing by default, and no way around it."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from spineflow.screening.questionnaire import next_screen
from spineflow.vocabulary.ids import ABOUT_YOU
from spineflow_web.accounts.models import User
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import Person, ScreeningRecord
from spineflow_web.store.people import person_of
from spineflow_web.store.screening import draft_of, latest
from tests.household import PASSWORD, accept, add_account, healthy_answers

pytestmark = pytest.mark.django_db

ABOUT = {
    "age": "41",
    "sex": "female",
    "country": "DE",
    "units": "metric",
    "clock": "24",
    "glass_ml": "200",
    "body_mass": "",
    "mass_unit": "kg",
    "time_zone": "Europe/Berlin",
}
TIMES = {"minutes": "45", "walks": "10", "wake": "06:30", "sleep": "22:30"}


@pytest.fixture
def account(client: Any) -> User:
    account = add_account("maria")
    client.force_login(account)
    return account


def answers_for(questions: list[Any], healthy: dict[str, Any]) -> dict[str, str]:
    words = {True: "yes", False: "no"}
    return {
        question.key: words.get(healthy[question.key], str(healthy[question.key]))
        if isinstance(healthy[question.key], bool)
        else str(healthy[question.key])
        for question in questions
    }


def walk_questions(client: Any, account: User, **changes: Any) -> int:
    """Post every open safety screen as a browser would; returns how many there were."""
    person = person_of(account.pk)
    assert person is not None
    healthy = healthy_answers(**changes)
    for count in range(60):
        found = next_screen(catalogue().safety, draft_of(person.id))
        if found is None or found[0].id == ABOUT_YOU:
            return count
        screen, questions = found
        address = reverse("safety_screen", args=[screen.id])
        shown = client.get(address)
        assert shown.status_code == 200
        assert b" checked>" not in shown.content, "nothing is chosen by default"
        given = {"none": "1"} if screen.kind == "ticks" else answers_for(questions, healthy)
        assert client.post(address, given).status_code == 302
    raise AssertionError("the questionnaire does not end")


def test_the_owner_is_made_once(client: Any) -> None:
    client.get(reverse("welcome"))
    given = {"name": "Maria", "password": PASSWORD, "way": "password"}
    answer = client.post(reverse("welcome"), given)
    assert answer["Location"] == reverse("disclaimer")
    again = client.post(reverse("welcome"), {**given, "name": "Eve"})
    assert again.status_code == 302
    assert list(User.objects.values_list("username", flat=True)) == ["Maria"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": "", "password": PASSWORD}, "Type a name"),
        ({"name": "Maria", "password": ""}, "Type a password"),
        ({"name": "Maria", "password": "short"}, "at least 15 characters"),
    ],
)
def test_a_refused_owner_reads_why(client: Any, given: dict[str, str], sentence: str) -> None:
    answer = client.post(reverse("welcome"), given)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert given["name"] in answer.content.decode()
    assert not User.objects.exists()


def test_a_visitor_from_elsewhere_needs_the_token(client: Any) -> None:
    given = {"name": "Maria", "password": PASSWORD, "token": "wrong"}
    answer = client.post(reverse("welcome"), given, REMOTE_ADDR="192.168.1.20")
    assert answer.status_code == 422
    assert "not the token" in answer.content.decode()
    assert not User.objects.exists()


def test_the_disclaimer_must_be_ticked(client: Any, account: User) -> None:
    assert client.get(reverse("today"))["Location"] == reverse("disclaimer")
    assert client.post(reverse("disclaimer"), {}).status_code == 422
    assert not Person.objects.exists()
    given = {"accepted": "on", "time_zone": "Asia/Tokyo", "language": "ja"}
    for _tap in range(2):
        assert client.post(reverse("disclaimer"), given).status_code == 302
    person = Person.objects.get()
    assert (person.time_zone, person.language) == ("Asia/Tokyo", "ja")
    assert person.disclaimer_content_version == catalogue().version


def test_a_zone_nobody_knows_becomes_the_servers(client: Any, account: User) -> None:
    client.post(reverse("disclaimer"), {"accepted": "on", "time_zone": "Mars/Olympus"})
    assert Person.objects.get().time_zone == "UTC"


def test_a_zone_that_is_offered_to_nobody_is_not_exchanged_for_another(
    client: Any, account: User
) -> None:
    client.force_login(account)
    client.post(reverse("disclaimer"), {"accepted": "on", "time_zone": "Etc/GMT+3"})
    page = client.get(reverse("about")).content.decode()
    assert '<option value="Etc/GMT+3" selected>' in page
    assert '<option value="Etc/GMT+4"' not in page


def test_about_keeps_what_was_typed(client: Any, account: User) -> None:
    accept(account)
    answer = client.post(reverse("about"), {**ABOUT, "age": "old", "body_mass": "72"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="old"' in page and 'value="72"' in page
    assert "Give a whole number from 0 to 120." in page
    assert '<a href="#age"><b>How old are you?</b>' in page, "named as the field is"
    person = person_of(account.pk)
    assert person is not None and person.country == ""
    assert draft_of(person.id) == {}


def test_pounds_become_kilograms(client: Any, account: User) -> None:
    accept(account)
    client.post(reverse("about"), {**ABOUT, "body_mass": "160", "mass_unit": "lb"})
    person = person_of(account.pk)
    assert person is not None and person.body_mass_kg == pytest.approx(72.57, abs=0.01)


def test_a_healthy_person_reaches_today_within_45_screens(client: Any, account: User) -> None:
    accept(account)
    assert client.get(reverse("today"))["Location"] == reverse("about")
    client.post(reverse("about"), ABOUT)
    asked = walk_questions(client, account)
    steps = [
        ("home", {"equipment": ["mat", "chair", "heating_pad"]}),
        ("food", {}),
        ("place", {"position": "floor"}),
        ("times", TIMES),
    ]
    for step, given in steps:
        assert client.get(reverse("today"))["Location"] == reverse(step)
        assert client.get(reverse(step)).status_code == 200
        assert client.post(reverse(step), given).status_code == 302
    assert 3 + asked + len(steps) <= 45
    page = client.get(reverse("today"))
    assert page.status_code == 200
    assert "Cat-Cow" in page.content.decode()


def test_a_closed_browser_resumes_at_the_open_question(client: Any, account: User) -> None:
    person = accept(account)
    client.post(reverse("about"), ABOUT)
    client.post(reverse("safety_screen", args=["back_pain_now"]), {"back_pain_now": "no"})
    client.logout()
    client.force_login(account)
    step = client.get(reverse("today"))["Location"]
    found = next_screen(catalogue().safety, draft_of(person.id))
    assert found is not None
    assert client.get(step)["Location"] == reverse("safety_screen", args=[found[0].id])


def test_an_alarm_stops_the_questions_at_once(client: Any, account: User) -> None:
    person = accept(account)
    client.post(reverse("about"), ABOUT)
    address = reverse("safety_screen", args=["saddle_numbness"])
    assert client.post(address, {"saddle_numbness": "yes"})["Location"] == reverse("today")
    assert "Please stop here and get help now." in client.get(reverse("today")).content.decode()
    again = reverse("safety_question", args=["saddle_numbness"])
    client.post(again, {"saddle_numbness": "no"})
    record = latest(person.id)
    assert record is not None and not record.is_settled
    assert client.get(reverse("today"))["Location"] == reverse("safety")


def test_nothing_ticked_is_refused_with_a_sentence(client: Any, account: User) -> None:
    person = accept(account)
    client.post(reverse("about"), ABOUT)
    address = reverse("safety_screen", args=["heart_and_lungs"])
    answer = client.post(address, {"marked": "1"})
    assert answer.status_code == 422
    assert "Nothing is marked." in answer.content.decode()
    both = client.post(address, {"none": "1", "tick-hypertension": "1"})
    assert both.status_code == 422
    assert 'name="tick-hypertension" value="1" checked' in both.content.decode()
    assert "hypertension" not in draft_of(person.id)


def test_each_line_has_its_own_not_sure(client: Any, account: User) -> None:
    person = accept(account)
    client.post(reverse("about"), ABOUT)
    address = reverse("safety_screen", args=["heart_and_lungs"])
    client.post(address, {"unsure-hypertension": "1", "marked": "1"})
    assert draft_of(person.id)["hypertension"] == "unsure"
    contradiction = {"unsure-hypertension": "1", "tick-hypertension": "1", "marked": "1"}
    assert client.post(address, contradiction).status_code == 422


def test_a_choice_without_its_kind_is_asked_again(client: Any, account: User) -> None:
    accept(account)
    client.post(reverse("about"), ABOUT)
    address = reverse("safety_screen", args=["food_and_medicines"])
    answer = client.post(address, {"tick-diabetes": "1", "marked": "1"})
    assert answer.status_code == 422
    assert "Say which one it is." in answer.content.decode()


@pytest.mark.parametrize("step", ["about", "home", "food", "place", "times"])
def test_rubbish_is_refused_and_never_a_crash(client: Any, account: User, step: str) -> None:
    accept(account)
    rubbish = {
        name: "\u0000<script>alert(1)</script>"
        for name in (*ABOUT, *TIMES, "equipment", "avoids", "position", "from_1", "meal_1")
    }
    answer = client.post(reverse(step), rubbish)
    assert answer.status_code == 422
    assert b"<script>alert" not in answer.content


def test_a_window_needs_both_ends_in_order(client: Any, account: User) -> None:
    accept(account)
    half = client.post(reverse("times"), {**TIMES, "from_1": "08:00"})
    assert "A window needs both times" in half.content.decode()
    backwards = client.post(reverse("times"), {**TIMES, "from_1": "09:00", "to_1": "08:00"})
    assert "The end must come after the start." in backwards.content.decode()


def test_unknown_screens_and_questions_are_not_here(client: Any, account: User) -> None:
    accept(account)
    for address in (
        reverse("safety_screen", args=["nothing"]),
        reverse("safety_screen", args=[ABOUT_YOU]),
        reverse("safety_question", args=["nothing"]),
    ):
        assert client.get(address).status_code == 404


def test_the_same_answer_twice_is_screened_once(client: Any, account: User) -> None:
    accept(account)
    client.post(reverse("about"), ABOUT)
    address = reverse("safety_screen", args=["saddle_numbness"])
    for _tap in range(2):
        client.post(address, {"saddle_numbness": "yes"})
    # The second tap changes no answer; what is still open counts as unsure in both.
    outcomes = {record.outcome["disposition"] for record in ScreeningRecord.objects.all()}
    assert outcomes == {"EMERGENCY_NOW"}


def test_a_child_is_told_so_at_once_and_asked_nothing_more(client: Any, account: User) -> None:
    person = accept(account)
    client.post(reverse("about"), {**ABOUT, "age": "15"})
    page = client.get(reverse("today")).content.decode()
    assert "16" in page and "Your answer about" not in page
    screened = latest(person.id)
    assert screened is not None and screened.under_age
    assert screened.outcome["disposition"] is None and "unsure" not in screened.answers.values()


def test_an_emergency_of_a_child_still_shows_the_emergency(client: Any, account: User) -> None:
    person = accept(account)
    client.post(reverse("about"), {**ABOUT, "age": "15"})
    client.post(reverse("safety_question", args=["saddle_numbness"]), {"saddle_numbness": "yes"})
    screened = latest(person.id)
    assert screened is not None and screened.outcome["disposition"] == "EMERGENCY_NOW"
    assert "Please stop here" in client.get(reverse("today")).content.decode()
