"""Fits the candidates into the minutes the person has: what matters most stays longest."""

from spineflow.knowledge.programme import Sitting
from spineflow.planning.candidate import Candidate
from spineflow.planning.choose import Chosen
from spineflow.planning.constraints import by_rule
from spineflow.planning.content import PlanContent
from spineflow.planning.dose import WALKING


def fit_minutes(content: PlanContent, chosen: Chosen, minutes: int) -> None:
    """Keep candidates by priority while they fit; the others are left out with the reason.

    Sittings that use no minutes (water, breaks, food) always stay.
    """
    left = minutes * 60
    shortest_walk_s = content.number("shortest_walk") * 60
    timed = [
        (candidate, sitting)
        for sitting in content.programme.sittings
        if sitting.uses_minutes
        for candidate in chosen.sittings[sitting.id]
    ]
    kept: dict[str, Candidate] = {}
    for candidate, _ in sorted(timed, key=lambda pair: pair[0].slot.priority):
        fitted = _fitted(candidate, left, shortest_walk_s)
        if fitted is None:
            chosen.left_out[candidate.item] = by_rule("fits_the_minutes")
        else:
            kept[candidate.item] = fitted
            left -= fitted.seconds
    for sitting in content.programme.sittings:
        if sitting.uses_minutes:
            _keep(chosen, sitting, kept)
            drop_lonely_heat(content, chosen, sitting)


def _fitted(candidate: Candidate, left_s: int, shortest_walk_s: float) -> Candidate | None:
    """The candidate as it fits into what is left; a walk may be cut, but not below its least."""
    if candidate.seconds <= left_s:
        return candidate
    if candidate.item == WALKING and left_s >= shortest_walk_s:
        return candidate.shortened(left_s // 60).because("fits_the_minutes")
    return None


def _keep(chosen: Chosen, sitting: Sitting, kept: dict[str, Candidate]) -> None:
    chosen.sittings[sitting.id] = [
        kept[candidate.item] for candidate in chosen.sittings[sitting.id] if candidate.item in kept
    ]


def drop_lonely_heat(content: PlanContent, chosen: Chosen, sitting: Sitting) -> None:
    """Heat whose stretching did not fit goes too."""
    candidates = chosen.sittings[sitting.id]
    groups = {content.practices[each.item].group for each in candidates}
    if groups & {"stretch", "yoga", "cardio"}:
        return
    for candidate in candidates:
        if content.practices[candidate.item].group == "heat":
            chosen.left_out[candidate.item] = by_rule("heat_ends_before_stretching")
    chosen.sittings[sitting.id] = [
        each for each in candidates if content.practices[each.item].group != "heat"
    ]
