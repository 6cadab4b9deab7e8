"""What changed, in words: first and last value, its limit, and what it does not say."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store.people import KnownPerson
from tests.web.measures.asked import (
    START,
    enter,
    page,
    peg,
    tell,
    took,
    took_peg,
)

pytestmark = pytest.mark.django_db


def test_what_changed_is_said_with_its_limit(client: Client, maria: KnownPerson) -> None:
    took(maria, "peg", 28, pain=7, enjoyment=5, activity=4)
    took(maria, "fingertip_to_floor", 28, length=14)
    long_ago = START - timedelta(days=20)
    walk = new_event(maria, "walk_done", {"minutes": 20.0}, now=long_ago)
    keep(maria.id, [walk], now=long_ago)
    once = page(client, reverse("progress"))
    assert "One value so far: 5.3 of 10. A second one tells" in once
    peg(client, 4, 3, 2)
    tell(client, "fingertip_to_floor", length="12")
    shown = page(client, reverse("progress"))
    assert "From 5.3 to 3.0 of 10." in shown
    assert "People notice a change from about 30 % on. This is that much or more." in shown
    assert "From 14.0 to 12.0 cm." in shown
    assert "Measuring twice can differ by up to 4.5 cm, so it may be no change." in shown
    assert "What you did from 4 August to 1 September" in shown
    assert "It does not show what caused what." in shown and "None of this measures blood" in shown
    beside = shown.split('id="beside"')[1].split("</section>")[0]
    assert "Walking and light cardio" in beside and "20 minutes" in beside
    assert "<td>5.3 of 10</td>" in shown and 'class="series after"' in shown
    words = re.sub(r"<[^>]+>", " ", shown.split('id="changed"')[1].split("</section>")[0]).lower()
    assert not any(word in words for word in ("cure", "heal", "caused by", "!", "improving"))


def test_one_value_says_when_the_next_one_is_worth_it(client: Client, maria: KnownPerson) -> None:
    peg(client, 7, 5, 4)
    sentence = "One value so far: 5.3 of 10. The next, in about 2 weeks, tells whether it changed."
    assert sentence in page(client, reverse("progress"))


def test_what_got_harder_is_said_without_fear(client: Client, maria: KnownPerson) -> None:
    took(maria, "rmdq", 28, **{f"r{n:02d}": 1 for n in range(1, 6)})
    tell(client, "rmdq", **{f"r{n:02d}": "1" for n in range(1, 12)})
    shown = page(client, reverse("progress"))
    assert "From 5 to 11 of 24." in shown and "It is a step back." in shown
    assert "5 points or 30 %" in shown
    assert "a doctor or physiotherapist can look at it with you" in shown


def test_recovered_is_what_a_study_says_and_not_what_we_say(
    client: Client, maria: KnownPerson
) -> None:
    took(maria, "rmdq", 28, **{f"r{n:02d}": 1 for n in range(1, 10)})
    tell(client, "rmdq", r02="1")
    shown = page(client, reverse("progress"))
    assert "2 or better went with feeling recovered. How it is for you, only you can" in shown
    assert "you are recovered" not in shown.lower()


def test_eight_weeks_without_a_change_are_a_reason_to_see_somebody(
    client: Client, maria: KnownPerson
) -> None:
    took(maria, "rmdq", 60, **{f"r{n:02d}": 1 for n in range(1, 10)})
    tell(client, "rmdq", **{f"r{n:02d}": "1" for n in range(1, 9)})
    said = "Everyday life has not become much easier"
    assert said in page(client, reverse("progress")) and said in page(client, reverse("today"))


def test_other_picks_are_not_compared(client: Client, maria: KnownPerson) -> None:
    took(maria, "own_activities", 28, carry=2)
    tell(client, "own_activities", **{"pick.n1": "sleep", "n1": "9"})
    shown = page(client, reverse("progress"))
    assert "From 2.0" not in shown and "One value so far: 9.0 of 10." in shown


def test_one_quiet_line_when_something_is_due(client: Client, maria: KnownPerson) -> None:
    line = "Some of your measures can be taken again"
    assert line not in page(client, reverse("progress"))
    took_peg(maria, 13, 5)
    assert line not in page(client, reverse("progress"))
    took(maria, "chair_stand", 28, stands=9)
    assert page(client, reverse("progress")).count(line) == 1
    assert line not in page(client, reverse("today"))


def test_a_closed_test_is_not_called_due(client: Client) -> None:
    person = enter(client, vertigo_dizzy=True)
    took(person, "chair_stand", 28, stands=9)
    assert "can be taken again" not in page(client, reverse("progress"))


def test_progress_costs_two_queries_more_at_most(client: Client, maria: KnownPerson) -> None:
    page(client, reverse("progress"))
    with CaptureQueriesContext(connection) as without:
        page(client, reverse("progress"))
    for days_ago in (84, 56, 28, 0):
        took_peg(maria, days_ago, 5)
        took(maria, "rmdq", days_ago, r01=1)
        took(maria, "chair_stand", days_ago, stands=9)
    with CaptureQueriesContext(connection) as with_values:
        page(client, reverse("progress"))
    about = [each["sql"] for each in with_values.captured_queries if "measure_taken" in each["sql"]]
    assert len(with_values) <= len(without) + 1 and len(about) == 1


def test_a_fortnight_without_a_word_does_not_hide_what_changed(
    client: Client, maria: KnownPerson
) -> None:
    took_peg(maria, 20, 6)
    shown = page(client, reverse("progress"))
    assert "Nothing is written down for these days." in shown and "Pain in everyday life" in shown
    assert "It begins with your first session" not in shown
