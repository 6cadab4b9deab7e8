"""The traffic light of one time a practice was done (A.7, C.1), by the bounds in content."""

from collections.abc import Mapping

from spineflow.knowledge.day_terms import Light
from spineflow.planning.day_plan import LightName
from spineflow.planning.request import PastItem


def light_of(past: PastItem, lights: Mapping[str, Light]) -> LightName:
    """Red as soon as one bound is passed; green only where all that green asks is known."""
    if _is_red(past, lights["red"]):
        return "red"
    if past.pain_after is None:
        return "unknown"
    return "green" if _is_green(past, lights["green"]) else "yellow"


def is_quiet(past: PastItem, lights: Mapping[str, Light]) -> bool:
    """Whether it counts towards a step up: green, and the next morning known as well."""
    return past.pain_next_morning is not None and light_of(past, lights) == "green"


def _is_red(past: PastItem, red: Light) -> bool:
    before, after, morning = past.pain_before, past.pain_after, past.pain_next_morning
    if past.eased:
        return True
    if after is not None and before is not None:
        rise = after - before
        if red.rises_over is not None and rise > red.rises_over:
            return True
        if red.passes is not None and rise > 0 and after > red.passes:
            return True
    if morning is not None and before is not None and red.morning_over is not None:
        return morning - before > red.morning_over
    return False


def _is_green(past: PastItem, green: Light) -> bool:
    if past.pain_after is None or green.after_at_most is None:
        return False
    return past.pain_after <= green.after_at_most
