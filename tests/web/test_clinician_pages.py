"""Limits, prescriptions, why, the safety card, prompts, and what other content changes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from spineflow.knowledge.clinical_review import ClinicalReview
from spineflow_web.actions.recording import differences, keep, new_event
from spineflow_web.pages import sentences
from spineflow_web.store import catalogue as catalogue_store
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord, LimitRecord, PrescriptionRecord
from tests.household import add_account, settle
from tests.web.test_rescreen_pages import DUE, enter, later, today

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EXERCISE: dict[str, Any] = {
    "title": "Wall slide",
    "steps": "Stand with your back to the wall.\nSlide down a little and up again.",
    "sets": "2", "reps": "8", "hold_s": "3", "minutes": "", "times_a_day": "2",
    "demands": ["on_feet"], "by": "Ms Novak, physiotherapist", "until": "2026-12-05",
}  # fmt: skip


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def planned_items() -> set[str]:
    plan = DayPlanRecord.objects.get(replaced_at=None).plan["plan"]
    return {item["item"] for sitting in plan["sittings"] for item in sitting["items"]}


def post_limit(client: Client, kind: str, until: str = "2026-12-05") -> Any:
    given = {"condition": kind, "by": "Dr Meyer", "until": until}
    return client.post(reverse("clinician_limits"), given)


# ---- limits


def test_a_limit_takes_out_what_it_bars_until_its_last_day(client: Client, clock: Any) -> None:
    enter(client)
    assert "Heating pad" in today(client)
    post_limit(client, "limit_no_heat", "2026-11-25")
    assert planned_items().isdisjoint({"heating_pad", "warm_towel"})
    page = client.get(reverse("explain", args=["heating_pad"])).content.decode()
    assert "a clinician asked you to do without heat for now" in page
    later(client, clock, 2)
    assert "Left out for now" in today(client)
    later(client, clock, 1)
    today(client)
    plan = DayPlanRecord.objects.get(on="2026-11-26").plan["plan"]
    assert "heating_pad" in {i["item"] for each in plan["sittings"] for i in each["items"]}


def test_a_limit_can_be_lifted_by_its_own_person_only(client: Client) -> None:
    enter(client)
    today(client)
    post_limit(client, "limit_no_flexion")
    limit = LimitRecord.objects.get()
    page = client.get(reverse("clinician_limits")).content.decode()
    assert "No bending forward" in page and "Dr Meyer" in page
    eve = add_account("eve")
    settle(eve)
    other = Client()
    other.force_login(eve)
    other.post(reverse("clinician_limit_end"), {"limit": str(limit.pk)})
    limit.refresh_from_db()
    assert limit.ended_at is None
    client.post(reverse("clinician_limit_end"), {"limit": str(limit.pk)})
    limit.refresh_from_db()
    assert limit.ended_at is not None


def test_a_limit_needs_who_what_and_a_day_to_come(client: Client) -> None:
    enter(client)
    assert post_limit(client, "limit_no_heat", "2026-11-22").status_code == 422
    assert post_limit(client, "surgery", "2026-12-01").status_code == 422
    assert not LimitRecord.objects.exists()


def test_a_limit_does_not_end_a_clearance(client: Client) -> None:
    enter(client, leg_numbness="stable_not_assessed")
    given = {"who": "Dr Meyer", "on": "2026-11-23", "extent": "all"}
    client.post(reverse("clearance"), given)
    post_limit(client, "limit_no_heat")
    assert "Check with a clinician first." not in today(client)


# ---- prescriptions


def prescribe(client: Client, **changes: Any) -> Any:
    return client.post(reverse("prescribed_list"), {**EXERCISE, **changes})


def check(client: Client, sitting: str, pain: int = 2, **marked: str) -> Any:
    given = {"pain_now": pain, **marked} | ({} if marked else {"none": "1"})
    return client.post(reverse("prescribed_check", args=[sitting]), given)


def test_a_prescription_is_planned_guided_and_recorded(client: Client) -> None:
    person = enter(client)
    today(client)
    assert prescribe(client)["Location"] == reverse("prescribed_list")
    page = today(client)
    assert "Wall slide" in page and "Ms Novak" in page and "2 times a day" in page
    first, second = DayPlanRecord.objects.get(replaced_at=None).plan["prescribed"]
    assert first["starts"] < second["starts"]
    sheet = client.get(reverse("print_day")).content.decode()
    assert sheet.count("Wall slide") == 1 and "Ms Novak" in sheet and "2 times a day" in sheet
    assert "Slide down a little and up again." in sheet
    assert "Quick check" in client.get(reverse("prescribed", args=[first["id"]])).content.decode()
    assert check(client, first["id"])["Location"] == reverse("prescribed", args=[first["id"]])
    page = client.get(reverse("prescribed", args=[first["id"]])).content.decode()
    found = re.search(r'id="session-data" type="application/json">(.*?)</script>', page, re.S)
    assert found
    steps = json.loads(found[1])["steps"]
    assert [step["kind"] for step in steps] == ["ready", "move", "rest", "move"]
    assert steps[1]["reps"] == 8 and ["stay", 3] in steps[1]["phases"]
    assert "Slide down a little and up again." in page
    client.post(reverse("prescribed_log", args=[first["id"]]), {"outcome": "did"})
    client.post(reverse("session_after", args=[first["id"]]), {"pain": "3"})
    summary = summaries.of_day(person.id, NOON.date())
    assert summary.finished == {first["id"]: 1}
    assert summary.items[first["item"]].worked == 2
    assert differences(person.id) == {}
    assert "Prescribed" in client.get(reverse("progress")).content.decode()
    today(client)


def test_its_minutes_come_out_of_the_day(client: Client) -> None:
    enter(client, told={"minutes": 30})
    today(client)
    before = len(planned_items())
    prescribe(client, minutes="20", sets="", reps="", hold_s="", times_a_day="1")
    assert len(planned_items()) < before


def test_it_stands_behind_gate_demands_and_due_questions(client: Client, clock: Any) -> None:
    enter(client)
    today(client)
    prescribe(client, demands=["prone"])
    sitting = DayPlanRecord.objects.get(replaced_at=None).plan["prescribed"][0]["id"]
    post_limit(client, "limit_no_prone")
    page = today(client)
    assert "It stays out for now" in page and "lie on your front" in page
    assert client.get(reverse("prescribed", args=[sitting])).status_code == 404
    client.post(reverse("safety_screen", args=["calf_swelling"]), {"calf_swelling": "yes"})
    page = client.get(reverse("prescribed", args=[sitting])).content.decode()
    assert "Please speak to a health professional today." in page
    assert "Wall slide" not in page


def test_it_waits_while_a_clinician_is_awaited(client: Client) -> None:
    enter(client, leg_numbness="stable_not_assessed")
    prescribe(client)
    today(client)
    assert DayPlanRecord.objects.get(replaced_at=None).plan["prescribed"] == []


def test_strong_pain_and_signs_stop_it(client: Client) -> None:
    enter(client)
    prescribe(client)
    today(client)
    sitting = DayPlanRecord.objects.get(replaced_at=None).plan["prescribed"][0]["id"]
    assert check(client, sitting, pain=8)["Location"] == reverse("today")
    assert "so this one waits" in today(client)
    question = next(iter(catalogue().sessions.quick_questions))
    check(client, sitting, **{question: "on"})
    assert client.get(reverse("today"))["Location"] == reverse("safety")


def test_a_slip_in_the_form_is_said_and_nothing_is_lost(client: Client) -> None:
    enter(client)
    answer = prescribe(client, reps="", hold_s="", until="2026-11-01")
    page = answer.content.decode()
    assert answer.status_code == 422 and "Wall slide" in page and "has passed" in page
    assert prescribe(client, sets="99").status_code == 422
    assert not PrescriptionRecord.objects.exists()


def test_it_ends_by_its_own_person_and_by_its_day(client: Client, clock: Any) -> None:
    enter(client)
    prescribe(client)
    prescribed = PrescriptionRecord.objects.get()
    eve = add_account("eve")
    settle(eve)
    other = Client()
    other.force_login(eve)
    other.post(reverse("prescribed_end"), {"prescription": str(prescribed.pk)})
    prescribed.refresh_from_db()
    assert prescribed.ended_at is None
    PrescriptionRecord.objects.update(until="2026-11-24")
    later(client, clock, 2)
    assert "Wall slide" not in today(client)


# ---- why, and the card


def test_why_names_rules_demands_changes_and_replacements(client: Client) -> None:
    enter(client, osteoporosis=True, anticoagulant=True)
    assert reverse("explain", args=["seated_forward_fold"]) in today(client)
    page = client.get(reverse("explain", args=["massage_gun"])).content.decode()
    assert "not part of your plan for now" in page and "blood thinner" in page
    assert "What you can do instead" in page and "Where this comes from" in page
    assert reverse("explain", args=["massage_therapist"]) in page and "dangerous" not in page
    page = client.get(reverse("explain", args=["cat_cow"])).content.decode()
    assert "What is different for you" in page
    assert client.get(reverse("explain", args=["nothing"])).status_code == 404


def test_the_card_says_what_a_therapist_must_know(client: Client) -> None:
    enter(client, anticoagulant=True, osteoporosis=True, hip_replacement=True)
    page = client.get(reverse("safety_card")).content.decode()
    flags = page.split("Know this first")[1].split("</section>")[0]
    assert "blood thinner" in flags.lower() and "osteoporosis" in flags.lower()
    assert "hip" in page and "Left out" in page
    assert "No doctor or physiotherapist has reviewed" in page


def test_the_card_prints_behind_a_closed_gate(client: Client) -> None:
    enter(client, saddle_numbness=True)
    assert reverse("safety_card") in today(client)
    page = client.get(reverse("safety_card")).content.decode()
    assert "call for emergency help" in page and "numbness between your legs" in page
    assert "Cat-Cow" not in page


def test_what_we_screen_for_is_open_before_anything_is_answered(client: Client) -> None:
    from tests.household import accept

    account = add_account("maria")
    accept(account)
    client.force_login(account)
    page = client.get(reverse("screens_for")).content.decode()
    assert "numbness between your legs" in page and "Not yet reviewed" in page


# ---- prompts


def test_a_prompt_is_shown_put_aside_and_blocks_nothing(client: Client, clock: Any) -> None:
    person = enter(client)
    for _day in range(4):
        pain = {"when": "now", "pain": 8}
        event = new_event(person, "pain_rated", pain, now=datetime.now(UTC))
        keep(person.id, [event], now=datetime.now(UTC))
        later(client, clock, 1)
    page = today(client)
    assert "Your pain was strong on most days" in page and "Cat-Cow" in page
    assert "Your pain was strong" in client.get(reverse("progress")).content.decode()
    client.post(reverse("prompt_aside"), {"prompt": "strong_pain_most_days"})
    assert "Your pain was strong" not in today(client)
    later(client, clock, 1)
    assert "Your pain was strong" not in today(client)


# ---- versions and reviews


@pytest.fixture
def other_content(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Use another catalogue from now on."""

    def use(changed: Any) -> None:
        real = catalogue_store.catalogue
        import sys

        for module in list(sys.modules.values()):
            if getattr(module, "catalogue", None) is real:
                monkeypatch.setattr(module, "catalogue", lambda: changed)

    return use


def test_other_content_is_told_once_in_words(client: Client, other_content: Any) -> None:
    person = enter(client)
    today(client)
    content = catalogue()
    falls = content.safety.conditions["falls"].model_copy(update={"when": "age >= 18"})
    hurried = replace(content.safety, conditions={**content.safety.conditions, "falls": falls})
    other_content(replace(content, version="other", safety=hurried))
    page = today(client)
    assert "The app has learned something new" in page
    assert "Your answers change some of your plan now." in page
    client.post(reverse("content_change_seen"))
    assert "The app has learned" not in today(client)
    assert DUE not in today(client) and person is not None


def test_same_outcome_by_other_content_says_nothing(client: Client, other_content: Any) -> None:
    enter(client)
    other_content(replace(catalogue(), version="other"))
    assert "The app has learned" not in today(client)


def test_the_notice_stands_until_somebody_signs(client: Client, other_content: Any) -> None:
    enter(client)
    assert "Not yet reviewed by a clinician" in today(client)
    signed = ClinicalReview(
        name="Dr Sample", registration="Register 1", on=NOON.date(), reviewed=("rules",)
    )
    other_content(replace(catalogue(), reviews=(signed,)))
    page = today(client)
    assert "Not yet reviewed" not in page and "reviewed by Dr Sample" in page
    assert sentences.notice("general_disclaimer").text.count("Dr Sample") == 1
    assert "Register 1" in client.get(reverse("screens_for")).content.decode()


def test_weeks_later_the_plan_of_a_person_with_everything_still_draws(
    client: Client, clock: Any
) -> None:
    enter(client, anticoagulant=True)
    prescribe(client)
    post_limit(client, "limit_no_heat")
    clock.shift(timedelta(days=1))
    assert "Wall slide" in today(client)


# ---- what a clinician allowed


def test_what_asks_a_clinician_first_comes_with_their_word(client: Client) -> None:
    """No rule fires, so nobody is awaited; a single activity still waits for a clinician."""
    enter(client, cancer_history=True)
    today(client)
    assert "heating_pad" not in planned_items()
    assert reverse("clearance") in client.get(reverse("settings")).content.decode()
    given = {"who": "Dr Meyer", "on": "2026-11-23", "extent": "some", "items": ["heating_pad"]}
    client.post(reverse("clearance"), given)
    assert "heating_pad" in planned_items() and "warm_towel" not in planned_items()


def test_it_ends_after_six_months_and_with_something_new(client: Client, clock: Any) -> None:
    enter(client, cancer_history=True)
    today(client)
    given = {"who": "Dr Meyer", "on": "2026-11-23", "extent": "all"}
    client.post(reverse("clearance"), given)
    assert "heating_pad" in planned_items()
    client.post(
        reverse("safety_screen", args=["bones_and_moving"]),
        {"tick-hip_replacement": "1", "marked": "1"},
    )
    assert "heating_pad" not in planned_items()


@pytest.mark.parametrize(
    "name", ["safety_again", "clinician_limits", "prescribed_list", "screens_for", "safety_card"]
)
def test_no_page_holds_a_bare_word(client: Client, name: str) -> None:
    from tests.web.pseudo_locale import bare_words, pseudo_locale

    enter(client, anticoagulant=True)
    with pseudo_locale():
        page = client.get(reverse(name)).content.decode()
    leave = {"maria", "November", "Nov.", NOON.strftime("%B"), "yyyy"}
    assert bare_words(page, leave) == []
