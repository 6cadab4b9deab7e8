"""What the player element reads from the page, as one JSON object."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from spineflow_web.actions.session import PassedCheck
from spineflow_web.pages.sentences import notice
from spineflow_web.pages.session.step_view import StepView
from spineflow_web.pages.session.words import words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.plans import SavedPlan


def player_data(
    person: KnownPerson,
    saved: SavedPlan,
    sitting: str,
    title: str,
    steps: Sequence[StepView],
    passed: PassedCheck,
    on: date,
) -> dict[str, Any]:
    """Session, addresses, steps and every word in the language in use."""
    return {
        "owner": str(person.id),
        "session": str(passed.session),
        "sitting": sitting,
        "title": title,
        "events_url": reverse("events"),
        "after_url": reverse("session_after", args=[sitting]),
        "today_url": reverse("today"),
        "device": "",
        "time_zone": person.time_zone,
        "local_date": on.isoformat(),
        "content_version": saved.content_version,
        "heat_cap_seconds": round(catalogue().sessions.heat_minutes_max * 60),
        "steps": [step.player for step in steps],
        "texts": {**words(), "stop_rules": notice("stop_rules", person.country).sentences},
    }
