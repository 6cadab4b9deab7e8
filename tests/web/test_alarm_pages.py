"""After an emergency or same-day result: what stays, what a mistake undoes, and the next day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from spineflow_web.store import screening
from spineflow_web.store.models import (
    AlarmRecord,
    AnswerDraft,
    ClinicianClearance,
    DayPlanRecord,
    ScreeningRecord,
)
from tests.web.test_rescreen_pages import REST, answer_all, enter, later, today

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EMERGENCY, SAME_DAY = "Please stop here and get help now.", "Please speak to a health professional"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def ask(client: Client, key: str, told: str) -> Any:
    return client.post(reverse("safety_question", args=[key]), {key: told})


def test_editing_the_answers_elsewhere_opens_nothing(client: Client) -> None:
    enter(client, saddle_numbness=True)
    client.post(reverse("safety_screen", args=["saddle_numbness"]), {"saddle_numbness": "no"})
    page = today(client)
    assert EMERGENCY in page and 'href="tel:999"' in page
    assert "From tomorrow on" in page
    assert not DayPlanRecord.objects.exclude(plan__plan=None).exists()


def test_a_mistake_is_mended_at_once(client: Client) -> None:
    enter(client, saddle_numbness=True)
    assert reverse("safety_question", args=["saddle_numbness"]) in today(client)
    ask(client, "saddle_numbness", "no")
    assert "Cat-Cow" in today(client)
    alarm = AlarmRecord.objects.get()
    assert alarm.ended_by == "mistake" and alarm.corrected == ["saddle_numbness"]


def test_not_being_sure_after_all_is_no_correction(client: Client) -> None:
    enter(client, saddle_numbness=True)
    ask(client, "saddle_numbness", "unsure")
    assert EMERGENCY in today(client)
    ask(client, "saddle_numbness", "no")
    assert "Cat-Cow" in today(client)


def test_the_same_question_is_mistaken_once_a_day(client: Client, clock: Any) -> None:
    person = enter(client, saddle_numbness=True)
    ask(client, "saddle_numbness", "no")
    ask(client, "saddle_numbness", "yes")
    ask(client, "saddle_numbness", "no")
    page = today(client)
    assert EMERGENCY in page and "I made a mistake" not in page
    later(client, clock, 1)
    assert EMERGENCY in today(client)
    start_over(client, person, "hospital")
    assert "Cat-Cow" in today(client)


def start_over(client: Client, person: Any, by: str, **told: Any) -> None:
    answer = client.post(reverse("safety_again"), {"examined": by})
    assert answer["Location"] == reverse("safety")
    answer_all(client, person, **told)
    client.post(reverse("safety_rest"))


def test_on_the_same_day_there_is_no_starting_over(client: Client) -> None:
    person = enter(client, calf_swelling=True)
    client.post(reverse("safety_again"), {"examined": "doctor"})
    answer_all(client, person)
    client.post(reverse("safety_rest"))
    assert SAME_DAY in today(client)
    assert AlarmRecord.objects.get().ended_at is None


def test_a_later_date_asks_who_examined_and_all_questions(client: Client, clock: Any) -> None:
    person = enter(client, calf_swelling=True)
    later(client, clock, 1)
    page = today(client)
    assert SAME_DAY in page and reverse("safety_again") in page
    assert "I made a mistake" not in page
    assert "Who has examined you, or" in client.get(reverse("safety_again")).content.decode()
    assert client.post(reverse("safety_again")).status_code == 422
    client.post(reverse("safety_again"), {"examined": "doctor"})
    assert SAME_DAY in today(client)  # until the round is done
    answer_all(client, person)
    assert SAME_DAY in today(client)
    assert REST in client.get(reverse("safety"), follow=True).content.decode()
    client.post(reverse("safety_rest"))
    assert "Cat-Cow" in today(client)
    alarm = AlarmRecord.objects.get()
    assert (alarm.examined_by, alarm.ended_by) == ("doctor", "re_screen")


def test_time_alone_opens_nothing(client: Client, clock: Any) -> None:
    enter(client, calf_swelling=True)
    later(client, clock, 200)
    ask(client, "calf_swelling", "no")
    client.post(reverse("safety_screen", args=["calf_swelling"]), {"calf_swelling": "no"})
    page = today(client)
    assert SAME_DAY in page and 'href="tel:111"' in page and reverse("safety_card") in page


def test_saying_yes_again_waits_for_another_day(client: Client, clock: Any) -> None:
    person = enter(client, calf_swelling=True)
    later(client, clock, 1)
    client.post(reverse("safety_again"), {"examined": "doctor"})
    answer_all(client, person, calf_swelling=True)
    assert SAME_DAY in today(client)
    client.post(reverse("safety_again"), {"examined": "doctor"})
    answer_all(client, person)
    client.post(reverse("safety_rest"))
    page = today(client)
    assert SAME_DAY in page and "From tomorrow on" in page
    later(client, clock, 1)
    start_over(client, person, "doctor")
    assert "Cat-Cow" in today(client)


def test_nobody_examined_opens_the_hold_plan_only(client: Client, clock: Any) -> None:
    person = enter(client, stroke_signs=True)
    later(client, clock, 1)
    start_over(client, person, "nobody_gone")
    page = today(client)
    assert "Nobody has examined it yet" in page and "Check with a clinician first." in page
    plan = DayPlanRecord.objects.get(replaced_at=None, on="2026-11-24").plan["plan"]
    planned = {item["item"] for sitting in plan["sittings"] for item in sitting["items"]}
    assert {"walking", "posture_sitting"} <= planned
    assert planned.isdisjoint({"cat_cow", "cobra", "heating_pad", "foam_roller"})
    later(client, clock, 3)
    assert "Nobody has examined it yet" in today(client)
    client.post(reverse("examined"), {"examined": "nobody_gone"})
    assert "Nobody has examined it yet" in today(client)
    client.post(reverse("examined"), {"examined": "hospital"})
    assert "Cat-Cow" in today(client) and "Nobody has examined" not in today(client)
    assert AlarmRecord.objects.get().examined_by == "hospital"


def test_a_clearance_ends_what_nobody_had_examined(client: Client, clock: Any) -> None:
    person = enter(client, stroke_signs=True)
    assert client.get(reverse("clearance"))["Location"] == reverse("today")
    later(client, clock, 1)
    start_over(client, person, "nobody_still")
    given = {"who": "Dr Meyer", "on": "2026-11-24", "extent": "all"}
    client.post(reverse("clearance"), given)
    assert ClinicianClearance.objects.get().content_version
    assert "Cat-Cow" in today(client)


def test_help_is_asked_once_and_the_next_day(client: Client, clock: Any) -> None:
    enter(client, calf_swelling=True)
    assert "Did you get help?" not in today(client)
    later(client, clock, 1)
    assert "Did you get help?" in today(client)
    client.post(reverse("safety_help"), {"help": "not_yet"})
    page = today(client)
    assert "Did you get help?" not in page and "It is still worth it" in page
    later(client, clock, 1)
    assert "Did you get help?" not in today(client)
    assert AlarmRecord.objects.get().help == "not_yet"


def test_a_worse_answer_still_raises_it(client: Client) -> None:
    enter(client, calf_swelling=True)
    ask(client, "saddle_numbness", "yes")
    assert EMERGENCY in today(client)
    ask(client, "saddle_numbness", "no")
    assert SAME_DAY in today(client)


def test_the_crisis_page_keeps_its_own_words(client: Client, clock: Any) -> None:
    enter(client, self_harm_thoughts=True)
    later(client, clock, 1)
    page = today(client)
    assert "You do not have to carry this alone" in page and 'href="tel:116123"' in page
    assert "exercise" not in page


def test_an_alarm_in_the_first_run_behaves_the_same(client: Client, clock: Any) -> None:
    from tests.household import accept, add_account

    account = add_account("eve")
    person = accept(account)
    client.force_login(account)
    about = {"country": "GB", "units": "metric", "clock": "24", "glass_ml": "250",
             "time_zone": "UTC", "age": "40", "sex": "female", "mass_unit": "kg"}  # fmt: skip
    client.post(reverse("about"), about)
    for key in ("back_pain_now", "new_or_worse_back_pain"):
        client.post(reverse("safety_screen", args=[key]), {key: "no"})
    client.post(reverse("safety_screen", args=["saddle_numbness"]), {"saddle_numbness": "yes"})
    assert EMERGENCY in today(client)
    ask(client, "saddle_numbness", "no")
    assert client.get(reverse("today"))["Location"] == reverse("safety")
    ask(client, "bladder_change", "new_or_changed")
    assert EMERGENCY in today(client)
    clock.shift(86400)
    client.force_login(account)
    client.post(reverse("safety_again"), {"examined": "hospital"})
    url = client.get(reverse("safety"))["Location"]
    assert url == reverse("safety_screen", args=["back_pain_now"])
    assert person is not None


def test_words_that_were_not_meant_are_no_mistake(client: Client) -> None:
    from spineflow_web.actions.words import tell_in_words

    person = enter(client)
    text = "I cannot feel it when I wipe myself."
    told = datetime.now(UTC)
    assert tell_in_words(person, text, place="safety", on=told.date(), now=told)
    assert AlarmRecord.objects.get().ended_at is None
    assert EMERGENCY not in today(client)  # one is here to be asked
    ask(client, "saddle_numbness", "no")
    assert EMERGENCY not in today(client)
    assert AlarmRecord.objects.get().ended_by == "not_meant"


def judged_by_older_content(person: Any, **told: Any) -> None:
    """What was told long ago, and meant nothing to the content of then."""
    for rows in (ScreeningRecord.objects, AnswerDraft.objects):
        row = rows.get(person_id=person.id)
        row.answers = {**row.answers, **told}
        row.save()
    ScreeningRecord.objects.update(content_version="older")


def test_an_alarm_by_changed_content_begins_on_the_visit_and_says_so(
    client: Client, clock: Any
) -> None:
    person = enter(client)
    judged_by_older_content(person, calf_swelling=True)
    later(client, clock, 3)
    assert not AlarmRecord.objects.exists()
    for _visit in range(2):
        page = today(client)
        assert SAME_DAY in page and "You have not answered anything differently." in page
        assert "From tomorrow on" in page and "I made a mistake" in page
    alarm = AlarmRecord.objects.get()
    assert alarm.by_content and alarm.on == (NOON + timedelta(days=3)).date()
    assert ScreeningRecord.objects.latest("made_at").content_version != "older"
    later(client, clock, 1)
    assert "From tomorrow on" not in today(client)
    start_over(client, person, "doctor")
    assert "Cat-Cow" in today(client)
    assert AlarmRecord.objects.get().ended_by == "re_screen"


def test_nobody_starts_over_before_they_were_told(client: Any, clock: Any) -> None:
    person = enter(client)
    judged_by_older_content(person, calf_swelling=True)
    later(client, clock, 3)
    assert client.post(reverse("safety_again"), {"examined": "doctor"}).url == reverse("today")
    assert screening.round_of(person.id) is None
    ask(client, "calf_swelling", "no")
    assert "Cat-Cow" in today(client)  # at once, on the day of the alarm: a mistake
    assert [alarm.ended_by for alarm in AlarmRecord.objects.all()] == []


def test_a_new_yes_to_an_alarm_of_content_is_the_persons_own(client: Client, clock: Any) -> None:
    person = enter(client)
    judged_by_older_content(person, calf_swelling=True)
    today(client)
    later(client, clock, 1)
    client.post(reverse("safety_again"), {"examined": "doctor"})
    answer_all(client, person, calf_swelling=True)
    assert "You have not answered anything differently." not in today(client)
    assert AlarmRecord.objects.get().by_content is False
