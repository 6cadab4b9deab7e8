"""Which sitting a session page is about: only what today's plan holds and the gate allows."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from spineflow_web.actions import planning
from spineflow_web.actions.session import has_guide, sitting_today
from spineflow_web.pages.doors import ScreenedRequest
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.plans import SavedPlan


def planned_sitting(request: ScreenedRequest, sitting: str) -> tuple[SavedPlan, Mapping[str, Any]]:
    """Today's plan and the named sitting of it; 404 for any other."""
    saved = planning.todays_plan(
        request.person, request.screened, on=request.now.date(), now=request.now
    )
    planned = sitting_today(saved, request.screened, sitting)
    if planned is None:
        raise Http404
    return saved, planned


def refuse_unguided(planned: Mapping[str, Any]) -> None:
    """404 for a sitting without steps: water, food, a visit."""
    if not has_guide(planned):
        raise Http404


def sitting_titles() -> dict[str, str]:
    """The titles of all sittings of the programme, translated."""
    return {each.id: say(each.title) for each in catalogue().programme.sittings}
