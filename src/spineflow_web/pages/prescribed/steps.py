"""The steps of a prescribed sitting as page and player read them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from spineflow.sessions.script import Step
from spineflow_web.actions.prescribed import steps_of
from spineflow_web.pages.session.step_view import LINES, StepView, length_words, smaller


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
        length=length_words(step),
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
            "easier": smaller() if is_work else None,
            "skin_check": False,
        },
    )


def _words(step: Step) -> str:
    return _("Get ready.") if step.kind == "ready" else _("Rest for a moment.")
