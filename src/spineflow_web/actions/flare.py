"""A flare-up: told, checked at the gate first, and over when the person says so."""

from collections.abc import Mapping
from datetime import date, datetime

from spineflow.sessions.quick_check import Answer, Consequence, NotAnswered, ScreenAgain
from spineflow_web.actions.episode import LOOK_BACK
from spineflow_web.actions.session import quick_check
from spineflow_web.store import flare_ups, people
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.write_gate import writing

FLARE = "flare"
"""What the check before a flare-up is kept under, in place of a sitting."""


def tell_worse(
    person: KnownPerson, answers: Mapping[str, Answer], *, on: date, now: datetime
) -> Consequence:
    """The short check first. A yes leads to the gate and to nothing else; without one the gentle
    days begin. Callers make the plan anew."""
    result = quick_check(person, FLARE, answers, on=on, now=now)
    if not isinstance(result, ScreenAgain | NotAnswered):
        with writing():
            people.hold(person.id)
            flare_ups.begin(person.id, on)
    return result


def tell_better(person: KnownPerson, *, on: date) -> bool:
    """The way back begins today; whether there was a flare-up to end."""
    with writing():
        people.hold(person.id)
        told = flare_ups.told(person.id, on - LOOK_BACK, on)
        if not told or told[-1].better_on is not None:
            return False
        flare_ups.better(person.id, told[-1].since, on)
        return True
