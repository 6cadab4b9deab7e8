"""What one practice is worth today, in points and part by part, so that it can be explained."""

from collections.abc import Mapping
from datetime import timedelta

from spineflow.planning.day import Day
from spineflow.planning.items.candidate import Candidate

YOGA = "yoga"
BREATHING = "breathing"
TELLING = ("wanted", "daily", "due", "own_response", "liked", "goal", "variety")
"""Parts that say something about today, most telling first; the others hold every day."""


def value_parts(day: Day, candidate: Candidate, choice: int = 0) -> Mapping[str, float]:
    """Points by weight; only parts that are not zero. `choice` counts from the slot's first."""
    practice = day.content.practices[candidate.item]
    item, profile = candidate.item, day.profile
    goals = (day.content.days.goals.get(goal) for goal in profile.goals)
    serves = any(goal is not None and practice.group in goal.groups for goal in goals)
    counts = {
        "programme": 100 - candidate.slot.priority,
        "later_choice": choice,
        "evidence_pain": _certainty(day, practice.pain[0]),
        "evidence_flow": _certainty(day, practice.blood_flow[0]),
        "own_response": own_response(day, item),
        "variety": days_since(day, item),
        "liked": item in profile.likes,
        "disliked": item in profile.dislikes,
        "goal": serves,
        "daily": practice.group == BREATHING,
        "due": practice.group == YOGA and yoga_is_due(day),
        "wanted": item in day.request.wants,
        "effort": candidate.form.level.level,
    }
    parts = {name: _points(day, name, float(count)) for name, count in counts.items()}
    return {name: points for name, points in parts.items() if points}


def _points(day: Day, name: str, count: float) -> float:
    weight = day.content.days.weights[name]
    points = weight.points * count
    if weight.at_most is None:
        return points
    return min(max(points, -weight.at_most), weight.at_most)


def _certainty(day: Day, claim: str) -> float:
    """Steps of certainty that something gets better, by the claim on the practice's label."""
    found, days = day.content.claims[claim], day.content.days
    return days.certainties[found.certainty].steps * days.directions[found.direction].share


def telling(parts: Mapping[str, float]) -> tuple[str, ...]:
    """The two parts that say most about why it is in this day."""
    return tuple(name for name in TELLING if parts.get(name, 0) > 0)[:2]


def own_response(day: Day, item: str) -> float:
    """Mean fall of pain over the last times it was told; 0 while unknown."""
    falls = [
        past.pain_before - past.pain_after
        for past in day.past
        if past.item == item and past.pain_before is not None and past.pain_after is not None
    ][-day.content.minutes("own_response_last") :]
    least = day.content.minutes("own_response_least")
    return sum(falls) / len(falls) if len(falls) >= least else 0.0


def days_since(day: Day, item: str) -> int:
    """Whole days since it was last done; 0 for what was never done, which says nothing."""
    last = max((past.on for past in day.past if past.item == item), default=None)
    return 0 if last is None else (day.request.on - last).days - 1


def yoga_is_due(day: Day) -> bool:
    """Whether today must be a yoga day, for any seven days to hold enough of them.

    A flare-up asks for none, and a person without a past has the whole week before them.
    """
    if day.terms.phase != "usual" or not day.past:
        return False
    on, group = day.request.on, day.content.group
    first = min(past.on for past in day.past)
    since = max(on - timedelta(days=6), first)
    held = {past.on for past in day.past if past.on >= since and group(past.item) == YOGA}
    days_left = 6 - (on - since).days
    return len(held) + days_left < day.content.minutes("yoga_days_min")
