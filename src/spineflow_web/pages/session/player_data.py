"""What the player element reads from the page, as one JSON object."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from spineflow.sessions.stop_rule import signs_to_show
from spineflow_web.actions.session import GuidedSitting, PassedCheck
from spineflow_web.actions.warmth import warmth_cap_s, warmth_used_s
from spineflow_web.pages.doors import ScreenedRequest
from spineflow_web.pages.sentences import say
from spineflow_web.pages.session.pregnancy import maybe_pregnant
from spineflow_web.pages.session.step_view import StepView
from spineflow_web.pages.session.words import words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.plans import SavedPlan


def _stop_signs(request: ScreenedRequest) -> list[str]:
    """The signs at which to stop at once, as far as they concern this person."""
    shown = signs_to_show(catalogue().sessions.signs, maybe_pregnant(request.screened))
    return [say(sign.text) for sign in shown if sign.effect == "stop"]


def player_data(
    request: ScreenedRequest,
    saved: SavedPlan,
    found: GuidedSitting,
    title: str,
    steps: Sequence[StepView],
    passed: PassedCheck,
) -> dict[str, Any]:
    """Session, addresses, steps and every word in the language in use."""
    person, sitting = request.person, found.id
    items = [item.item for item in found.items]
    return {
        "owner": str(person.id),
        "session": str(passed.session),
        "sitting": sitting,
        "title": title,
        "events_url": reverse("events"),
        "stopped_url": reverse("session_stopped", args=[sitting]),
        "problem_url": reverse("session_problem", args=[sitting]),
        "after_url": reverse("session_after", args=[sitting]),
        "today_url": reverse("today"),
        "device": "",
        "time_zone": person.time_zone,
        "local_date": request.now.date().isoformat(),
        "content_version": saved.content_version,
        "heat_cap_seconds": warmth_cap_s(request.screened, items),
        "heat_used_seconds": warmth_used_s(person, now=request.now),
        "steps": [step.player for step in steps],
        "texts": {**words(), "stop_rules": _stop_signs(request)},
    }
