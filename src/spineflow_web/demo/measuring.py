"""Outcome measures in the demonstration: taken when they are worth it, and moving with the pain."""

from datetime import datetime

from spineflow_web.actions.measured import take
from spineflow_web.actions.measures import measures_today
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

EVERY_DAYS = 14
"""The shortest time between two of one measure: on other days nobody looks."""


def take_measures(person: KnownPerson, screened: Screened, pain: int, *, now: datetime) -> None:
    """What is open and worth taking; `pain` from 0 to 10 is how the weeks go."""
    answers: dict[str, dict[str, float]] = {
        "peg": {"pain": pain, "enjoyment": max(0, pain - 1), "activity": pain},
        "rmdq": {f"r{n:02d}": 1 for n in range(1, 2 * pain + 1)},
        "fingertip_to_floor": {"length": 8.5 + 2 * pain},
        "chair_stand": {"stands": 15 - pain},
    }
    for each in measures_today(person, screened, now.date()):
        if each.measure.id in answers and each.is_open and each.next_on <= now.date():
            take(person, each.measure, answers[each.measure.id], now=now)
