"""Which sitting a session page is about: only what today's plan holds and the gate allows."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from spineflow.planning.progress.walking import climbs
from spineflow_web.actions import planning
from spineflow_web.actions.beside_plan import prescribed_in
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


def any_planned_sitting(request: ScreenedRequest, sitting: str) -> Mapping[str, Any]:
    """The named sitting of today, of the programme or prescribed; 404 for any other."""
    saved = planning.todays_plan(
        request.person, request.screened, on=request.now.date(), now=request.now
    )
    prescribed = prescribed_in(saved.plan, sitting)
    if prescribed is not None:
        return prescribed
    _saved, planned = planned_sitting(request, sitting)
    refuse_unguided(planned)
    return planned


def title_of(planned: Mapping[str, Any]) -> str:
    """What a sitting is called: a prescribed one as the person wrote it."""
    return str(planned.get("title") or sitting_titles()[planned["id"]])


def refuse_unguided(planned: Mapping[str, Any]) -> None:
    """404 for a sitting without steps: water, food, a visit."""
    if not has_guide(planned):
        raise Http404


def sitting_titles() -> dict[str, str]:
    """The titles of all sittings of the programme, translated."""
    return {each.id: say(each.title) for each in catalogue().programme.sittings}


def climbed_in(planned: Mapping[str, Any]) -> str:
    """What of a sitting is climbed by minutes and weeks; empty for none, as in prescribed ones."""
    names, items = climbs(catalogue().planning), planned.get("items", ())
    return next((str(each["item"]) for each in items if each["item"] in names), "")
