"""Who lives in the demonstration: four people, their answers, and how their weeks go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from spineflow.screening.questionnaire import applicable
from spineflow_web.accounts.models import User
from spineflow_web.actions.answering import answer
from spineflow_web.actions.setup import accept_disclaimer, tell
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson, person_of

TIME_ZONE = "Europe/London"
HOME: Mapping[str, Any] = {
    "country": "GB",
    "units": "metric",
    "clock": "24",
    "equipment": ["mat", "chair", "table", "bed", "heating_pad", "towel", "roller"],
    "avoids": [],
    "position": "floor",
    "minutes": 60,
}


@dataclass(frozen=True, slots=True)
class MadeUp:
    """One person. Pain goes from the first number to the second, with noise."""

    name: str
    words: str
    answers: Mapping[str, Any]
    home: Mapping[str, Any] = field(default_factory=dict)
    later: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    """Answers that change, by the week in which they do."""
    pain: tuple[float, float] = (3, 2)
    keeps: float = 0.7
    """The share of planned sittings that is done."""
    glasses: int = 6
    signs: Mapping[int, str] = field(default_factory=dict)
    """What made them stop, by the day counted from the first."""
    harms: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """What went wrong and how bad it was, by the day."""


PEOPLE = (
    MadeUp(
        "desk",
        "38, sits all day at a desk, a stiff lower back, otherwise well",
        {"age": 38, "sex": "male"},
        {"minutes": 45},
        pain=(3.5, 2.0),
        keeps=0.75,
        signs={17: "pain_rises"},
    ),
    MadeUp(
        "sciatica",
        "46, pain from a disc down one leg for half a year, looked at by a clinician",
        {"age": 46, "sex": "female", "disc_sciatica": True, "chronic_gt_3m": True},
        pain=(5.5, 3.5),
        keeps=0.6,
        signs={9: "pain_passes_5", 30: "pain_down_the_leg"},
    ),
    MadeUp(
        "pregnant",
        "31, in the middle of her pregnancy, with an aching lower back",
        {"age": 31, "sex": "female", "pregnancy_status": "pregnant", "trimester": 2},
        later={8: {"trimester": 3}},
        pain=(3.0, 3.5),
        keeps=0.65,
        glasses=8,
    ),
    MadeUp(
        "older",
        "72, osteoporosis, kneeling hurts, walks with her neighbour",
        {"age": 72, "sex": "female", "osteoporosis": True, "cannot_kneel": True},
        {"position": "chair", "equipment": ["chair", "table", "bed", "towel"], "minutes": 30},
        pain=(4.0, 3.0),
        keeps=0.8,
        glasses=5,
        harms={40: ("other_joint", "mild")},
    ),
)


def neutral_answers(**changes: Any) -> dict[str, Any]:
    """A person of 40 who answered every question neutrally, but for the changes."""
    safety = catalogue().safety
    neutral = {
        key: question.neutral if question.neutral is not None else "unsure"
        for key, question in safety.questions.items()
    }
    return applicable(safety, {**neutral, "age": 40, "sex": "female", **changes})


def move_in(made_up: MadeUp, account: User, *, now: datetime) -> KnownPerson:
    """The person of an account, led through the whole first run by the actions of its pages."""
    accept_disclaimer(account.pk, time_zone=TIME_ZONE, language="en", now=now)
    person = _of(account)
    tell(person, {**HOME, **made_up.home}, on=now.date(), now=now)
    answer(person, neutral_answers(**made_up.answers), on=now.date(), now=now)
    return _of(account)


def _of(account: User) -> KnownPerson:
    person = person_of(account.pk)
    if person is None:
        raise RuntimeError("the person of an account that has accepted is missing")
    return person
