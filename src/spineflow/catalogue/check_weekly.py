"""Weekly programmes grow gently and belong to a practice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from spineflow.entries.problem import Problem
from spineflow.knowledge.weekly import WeeklyStep

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue


def check_weekly(catalogue: Catalogue) -> Iterator[Problem]:
    """No week grows faster than the method allows; weeks follow one another.

    The upper end of a range is held to the same rule as its lower end.
    """
    names = ("walking_growth_percent", "walking_growth_minutes")
    rules = [catalogue.constraints[name] for name in names if name in catalogue.constraints]
    if len(rules) < len(names):
        return  # `check_planning` names what is missing
    percent, minutes = (rule.value or 0 for rule in rules)
    for name, programme in catalogue.weekly.items():
        file = f"programmes/weekly/{programme.id}.toml"
        if name not in catalogue.practices:
            yield Problem(file, "practice", f"there is no practice {name!r}")
        for track in programme.tracks:
            for before, after in pairwise(track.steps):
                path = f"tracks.{track.id}.week.{after.week}"
                if after.week != before.week + 1:
                    yield Problem(file, path, "weeks follow one another")
                was, now = most(before), most(after)
                if now > max(was * (1 + percent / 100), was + minutes):
                    yield Problem(file, path, f"grows from {was:g} to {now:g} minutes: too fast")


def most(step: WeeklyStep) -> float:
    """The most minutes of one time."""
    return step.up_to_minutes or step.minutes
