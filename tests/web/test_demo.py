"""The demonstration's days are lived through the product's own actions, and hold together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from spineflow_web.actions.recording import differences
from spineflow_web.actions.rescreen import why_due
from spineflow_web.actions.screening import current_screening
from spineflow_web.demo.household import Resident, make_household
from spineflow_web.demo.people import PEOPLE
from spineflow_web.store import summaries
from spineflow_web.store.models import EventRecord
from tests.household import PASSWORD

pytestmark = pytest.mark.django_db
WEEKS = 2


@pytest.fixture
def residents() -> list[Resident]:
    return make_household(PASSWORD, now=datetime.now(UTC), weeks=WEEKS)


def test_everybody_has_weeks_of_days_and_an_open_plan(residents: list[Resident]) -> None:
    assert [each.made_up.name for each in residents] == ["desk", "sciatica", "pregnant", "older"]
    now = datetime.now(UTC)
    assert EventRecord.objects.filter(occurred_at__gt=now).count() == 0, "nothing in the future"
    for each in residents:
        days = summaries.all_of(each.person.id)
        assert len(days) >= WEEKS * 7 - 2
        assert differences(each.person.id) == {}
        screened = current_screening(each.person, now.date())
        assert screened is not None and screened.is_settled, each.made_up.name
        client = Client()
        client.force_login(each.account)
        assert client.get(reverse("today")).status_code == 200
        page = client.get(reverse("progress")).content.decode()
        assert "sessions" in page and "What changed" in page
    assert_nothing_barred_was_done(residents)


def test_the_safety_questions_are_looked_through_before_they_are_due() -> None:
    now = datetime.now(UTC)
    [one] = make_household(PASSWORD, now=now, weeks=5, people=PEOPLE[:1])
    screened = current_screening(one.person, now.date())
    assert screened is not None and why_due(one.person, screened, now.date()) == ()
    assert screened.full_on is not None and screened.full_on > now.date() - timedelta(weeks=4)


def assert_nothing_barred_was_done(residents: list[Resident]) -> None:
    for each in residents:
        screened = current_screening(each.person, datetime.now(UTC).date())
        assert screened is not None
        barred = {c["item"] for c in screened.outcome["clearances"] if c["clearance"] == "barred"}
        own = EventRecord.objects.filter(person=each.person.id, kind="step_done")
        assert barred.isdisjoint(own.values_list("payload__item", flat=True))
