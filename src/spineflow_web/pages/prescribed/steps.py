"""The steps of a prescribed sitting as page and player read them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.sessions.script import Step
from spineflow_web.actions.prescribed import steps_of
from spineflow_web.pages.session.step_view import StepView

LINES = 2


def prescribed_views(planned: Mapping[str, Any]) -> list[StepView]:
    """Every step, in the words the person wrote down."""
    steps = steps_of(planned)
    return [_view(n, step, planned) for n, step in enumerate(steps)]


def _view(n: int, step: Step, planned: Mapping[str, Any]) -> StepView:
    is_work = step.kind in ("move", "hold")
    shown = list(planned["steps"]) if is_work else [_words(step)]
    phases = [[phase.motion, phase.seconds] for phase in step.phases] or None
    return StepView(
        title=planned["title"],
        lines=shown,
        length=_length(step),
        is_work=is_work,
        figure="",
        svg="",
        player={
            "n": n,
            "item": step.item,
            "title": planned["title"],
            "kind": step.kind,
            "seconds": step.seconds,
            "reps": step.reps,
            "phases": phases,
            "breath": None,
            "show": shown[:LINES],
            "say": shown,
            "half": None,
            "figure": None,
            "loop_seconds": None,
            "easier": _easier() if is_work else None,
            "skin_check": False,
        },
    )


def _words(step: Step) -> str:
    return _("Get ready.") if step.kind == "ready" else _("Rest for a moment.")


def _easier() -> dict[str, Any]:
    smaller = _("Make it smaller and slower. Stay where it feels easy.")
    return {"show": [smaller], "say": [smaller]}


def _length(step: Step) -> str:
    if step.reps and step.reps > 1:
        return ngettext("%(n)d time", "%(n)d times", step.reps) % {"n": step.reps}
    seconds = step.lasts_s
    if seconds < 90:
        return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    minutes = round(seconds / 60)
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
