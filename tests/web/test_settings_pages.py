"""Settings: every page again, with what was told before, and today's plan follows."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import DayPlanRecord, Profile
from tests.household import add_account, settle
from tests.web.test_first_run import ABOUT, TIMES

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_home(client: Any) -> Any:
    account = add_account("maria")
    settle(account)
    client.force_login(account)
    client.get(reverse("today"))
    return client


PAGES = ["about", "home", "food", "place", "times", "settings_safety", "mfa_index"]


def test_settings_lead_to_every_page(at_home: Any) -> None:
    page = at_home.get(reverse("settings")).content.decode()
    for name in PAGES:
        assert f'href="{reverse(name)}"' in page
        assert at_home.get(reverse(name), follow=True).status_code == 200


def test_every_safety_screen_opens_again_with_its_answer(at_home: Any) -> None:
    page = at_home.get(reverse("settings_safety")).content.decode()
    for screen in catalogue().safety.screens:
        address = reverse("safety_screen", args=[screen.id])
        if address in page:
            assert at_home.get(address).status_code == 200
    single = at_home.get(reverse("safety_screen", args=["back_pain_now"])).content.decode()
    assert "Your answer so far: No" in single


def test_what_was_told_is_shown_again(at_home: Any) -> None:
    Profile.objects.update(
        body_mass_kg=72, wake="05:45", windows=[{"from": "08:00", "to": "09:00"}], meals=["12:30"]
    )
    times = at_home.get(reverse("times")).content.decode()
    assert all(f'value="{clock}"' in times for clock in ("05:45", "08:00", "09:00", "12:30"))
    about = at_home.get(reverse("about")).content.decode()
    assert 'value="72' in about and 'value="40"' in about
    home = at_home.get(reverse("home")).content.decode()
    assert 'value="mat" id="id_equipment_0" checked' in home


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("about", ABOUT),
        ("home", {"equipment": ["chair"]}),
        ("food", {"avoids": ["fish", "nut"]}),
        ("place", {"position": "chair"}),
        ("times", TIMES),
    ],
)
def test_a_saved_page_replaces_todays_plan_and_says_so(
    at_home: Any, name: str, given: dict[str, Any]
) -> None:
    answer = at_home.post(reverse(name), given, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("settings")
    assert "made anew" in answer.content.decode()
    assert DayPlanRecord.objects.filter(replaced_at=None).count() == 1
    assert DayPlanRecord.objects.exclude(replaced_at=None).exists()


def test_a_chair_moves_the_plan_off_the_floor(at_home: Any) -> None:
    at_home.post(reverse("place"), {"position": "chair"})
    plan = DayPlanRecord.objects.get(replaced_at=None).plan["plan"]
    variants = {item["variant"] for sitting in plan["sittings"] for item in sitting["items"]}
    assert "floor" not in variants


def test_walking_starts_where_one_walks_already(at_home: Any) -> None:
    at_home.post(reverse("times"), {**TIMES, "minutes": "90", "walks": "30"})
    plan = DayPlanRecord.objects.get(replaced_at=None).plan["plan"]
    walks = [
        item["dose"]["minutes"]
        for sitting in plan["sittings"]
        for item in sitting["items"]
        if item["item"] == "walking"
    ]
    assert walks == [30]


def test_a_safety_answer_of_later_stops_the_plan(at_home: Any) -> None:
    address = reverse("safety_screen", args=["chest_pain"])
    assert at_home.post(address, {"chest_pain": "at_rest_now"})["Location"] == reverse("today")
    assert "Please stop here" in at_home.get(reverse("today")).content.decode()
    assert "Please stop here" not in at_home.get(reverse("settings")).content.decode()


def test_a_follow_up_opened_later_is_asked_before_anything_else(at_home: Any) -> None:
    address = reverse("safety_screen", args=["anticoagulant"])
    answer = at_home.post(address, {"anticoagulant": "yes"})
    assert answer["Location"] == reverse("safety_screen", args=["last_details"])
    assert at_home.get(reverse("today"))["Location"] == reverse("safety")


def test_two_devices_that_change_different_settings_keep_both(at_home: Any) -> None:
    """Both open the page before either saves it, as on a telephone and at a desk."""

    def opened(name: str) -> dict[str, str]:
        page = at_home.get(reverse(name)).content.decode()
        found = re.search(r'name="shown" value="([^"]+)"', page)
        assert found
        return {"shown": html.unescape(found[1])}

    at_home.post(reverse("times"), TIMES)
    telephone, desk = opened("times"), opened("times")
    at_home.post(reverse("times"), {**TIMES, **telephone, "minutes": "20"})
    at_home.post(reverse("times"), {**TIMES, **desk, "wake": "05:30", "walks": "30"})
    profile = Profile.objects.get()
    assert (profile.minutes, profile.wake) == (20, "05:30")
    telephone, desk = opened("home"), opened("home")
    had = set(profile.equipment)
    at_home.post(reverse("home"), {**telephone, "equipment": sorted({*had, "strap"})})
    at_home.post(reverse("home"), {**desk, "equipment": sorted(had - {"mat"})})
    assert set(Profile.objects.get().equipment) == {*had, "strap"} - {"mat"}


def test_a_page_that_came_back_with_a_problem_still_knows_what_it_showed(at_home: Any) -> None:
    page = at_home.post(reverse("times"), {**TIMES, "minutes": "1", "shown": '{"minutes": 7}'})
    assert page.status_code == 422
    assert "{&quot;minutes&quot;: 7}" in page.content.decode()
