"""What a therapist prescribed, and the number of the morning after, without a network."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.offline.house import SENT, WAIT_MS, House, heading, lay_by, says

YESTERDAY = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
import django
django.setup()
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo
from uuid_utils.compat import uuid7
from spineflow.sessions.prescribed import Prescription
from spineflow_web.accounts.models import User
from spineflow_web.actions.clinician import prescribe
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store.people import person_of
person = person_of(User.objects.get(username="maria").pk)
now = datetime.now(UTC).astimezone(ZoneInfo(person.time_zone))
before, session = now - timedelta(days=1), uuid7()
told = [("pain_rated", {"when": "before", "pain": 2}),
        ("session_finished", {"sitting": "walk", "minutes": 10.0})]
keep(person.id, [new_event(person, kind, said, now=before, entity=session) for kind, said in told],
     now=now)
prescribe(person, Prescription(id=uuid7(), title="Wall slide", steps=("Stand.", "Slide down."),
    by="Ms Novak", until=date(2099, 1, 1), sets=1, reps=4, demands=frozenset({"on_feet"})),
    on=now.date(), now=now)
"""


def test_what_was_prescribed_and_the_morning_after(fresh_house: House) -> None:
    house = fresh_house  # what was prescribed must come with the pages
    made = house.home.run("-c", YESTERDAY)
    assert made.returncode == 0, made.stderr
    with house.browser() as page:
        lay_by(page)
        says(page, SENT)
        before = len(house.events)
        house.shut()
        page.goto("/")
        morning = page.locator("section", has=page.locator("#morning"))
        morning.get_by_role("button", name="4", exact=True).click()
        expect(morning).to_contain_text("4 of 10, saved on this device.")
        expect(morning.get_by_role("button", name="4", exact=True)).to_be_hidden()
        page.locator(".prescribed-list").get_by_role("link").click()
        now = page.get_by_role("group", name="How strong is your pain right now?")
        now.get_by_role("radio", name="2", exact=True).check()
        expect(page.get_by_role("group", name="And this morning")).to_have_count(0)  # it is told
        page.get_by_role("button", name="None of these").click()
        expect(page).to_have_url(re.compile("/prescribed/rx_"))
        page.get_by_role("button", name="Start", exact=True).click()
        while not page.get_by_role("heading", name="Done").is_visible():
            page.keyboard.press("ArrowRight")
        expect(page.locator(".closing .chip")).to_have_text("Saved on this device", timeout=20_000)
        page.get_by_role("link", name="How is your back now?").click()
        page.get_by_role("button", name="3", exact=True).click()
        expect(heading(page)).to_have_text("Today")
        house.open_up()
        page.goto("/")
        says(page, SENT)
        kinds = [kind for _id, kind in house.events[before:]]
        assert kinds.count("quick_check") == kinds.count("session_finished") == 1
        assert kinds.count("pain_rated") == 3  # the morning, before and after
        expect(page.locator(".prescribed-list")).to_contain_text("Done", timeout=WAIT_MS)
        expect(page.locator("#morning")).to_have_count(0)
