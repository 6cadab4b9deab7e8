"""Synthetic people and days for the benchmarks of planning; the same seed gives the same ones."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, get_args

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from spineflow.catalogue import Catalogue
from spineflow.catalogue.check_cases import healthy_answers
from spineflow.knowledge.practice import Equipment
from spineflow.planning.day_plan import DayPlan
from spineflow.planning.request import DaySoFar, PastItem, PlanRequest, Profile
from spineflow.screening.evaluate import screen
from spineflow.screening.question import UNSURE, Question
from spineflow.vocabulary.timing import TimeWindow

MONDAY = date(2026, 11, 23)
AILMENTS: tuple[dict[str, Any], ...] = (
    {}, {}, {}, {"osteoporosis": True}, {"hypertension": True}, {"stenosis": True},
    {"reflux": True}, {"age": 70}, {"pregnancy_status": "pregnant", "trimester": 2},
    {"cannot_get_to_floor": True}, {"hip_replacement": True}, {"disc_sciatica": True},
)  # fmt: skip


def random_request(catalogue: Catalogue, chance: Random) -> PlanRequest:
    """One person on one day: home, hours, wishes and two weeks behind them."""
    on = MONDAY + timedelta(days=chance.randrange(28))
    answers = random_answers(catalogue, chance)
    names = sorted(catalogue.practices)
    return PlanRequest(
        on=on,
        screening=screen(catalogue.safety, answers),
        pregnant=answers.get("pregnancy_status") == "pregnant",
        profile=random_profile(catalogue, chance),
        history=random_history(catalogue, chance, on),
        seed=chance.randrange(10_000),
        day_type=chance.choice([None, None, "work", "rest", "travel", "half", "flare"]),
        flare_since=on - timedelta(days=chance.randrange(12)) if chance.random() < 0.2 else None,
        wants=frozenset(chance.sample(names, chance.choice([0, 0, 1, 2]))),
        declined=frozenset(chance.sample(names, 2)),
    )


def random_answers(catalogue: Catalogue, chance: Random) -> dict[str, Any]:
    """A healthy person with an ailment, or with some answers changed at random."""
    answers = {**healthy_answers(catalogue.safety), **chance.choice(AILMENTS)}
    if chance.random() < 0.3:
        for question in chance.sample(sorted(catalogue.safety.questions), 3):
            answers[question] = _any_answer(catalogue.safety.questions[question], chance)
    return answers


def _any_answer(question: Question, chance: Random) -> Any:
    match question.answer:
        case "yes_no":
            return chance.choice([True, False, UNSURE])
        case "choice":
            return chance.choice([*(choice.value for choice in question.choices), UNSURE])
    return chance.randint(question.minimum or 0, question.maximum or 100)


def random_profile(catalogue: Catalogue, chance: Random) -> Profile:
    """What somebody has, wants and can."""
    things = get_args(Equipment)
    wake = chance.randrange(5 * 60, 10 * 60, 15)
    sleep = chance.randrange(21 * 60, 24 * 60, 15)
    names = sorted(catalogue.practices)
    return Profile(
        equipment=frozenset(chance.sample(things, chance.randrange(len(things) + 1))),
        position=chance.choice(["floor", "floor", "chair", "bed"]),
        minutes=chance.choice([5, 10, 20, 40, 60, 90, None]),
        windows=_windows(chance, wake, sleep),
        wake=wake,
        sleep=sleep,
        meals=tuple(sorted(chance.sample([450, 480, 750, 780, 1110, 1140], chance.randrange(4)))),
        levels={name: chance.randrange(5) for name in chance.sample(names, 5)},
        likes=frozenset(chance.sample(names, 2)),
        dislikes=frozenset(chance.sample(names, 2)),
        nevers=frozenset(chance.sample(names, chance.randrange(2))),
        desk=chance.choice([(), (TimeWindow(540, 720), TimeWindow(780, 1020))]),
        goals=frozenset(chance.sample(sorted(catalogue.days.goals), 1)),
        place=chance.choice(["home", "home", "desk", "travel"]),
    )


def later_that_day(plan: DayPlan, request: PlanRequest, chance: Random) -> PlanRequest:
    """The same request some time into its day: what began before then is done, some is skipped."""
    now = chance.randrange(24 * 60)
    done = tuple(each for each in plan.sittings if each.uses_minutes and each.starts < now)
    planned = sorted({i.item for s in plan.sittings if s not in done for i in s.items})
    skipped = frozenset(chance.sample(planned, min(len(planned), chance.randrange(3))))
    return replace(request, so_far=DaySoFar(now, done, skipped))


def _windows(chance: Random, wake: int, sleep: int) -> tuple[TimeWindow, ...]:
    windows = []
    for _ in range(chance.choice([0, 0, 1, 2, 3])):
        start = chance.randrange(wake, sleep - 30)
        windows.append(TimeWindow(start, min(start + chance.choice([15, 30, 60, 120]), sleep)))
    return tuple(windows)


def random_history(catalogue: Catalogue, chance: Random, on: date) -> tuple[PastItem, ...]:
    """Two weeks, on some days more and on some nothing."""
    lines = []
    hard = chance.random() < 0.6
    for back in range(1, 15):
        for name in chance.sample(
            sorted(catalogue.practices), chance.choice([0, 3, 8] if hard else [3, 20])
        ):
            before = chance.randrange(1, 6) if hard else chance.randrange(3)
            lines.append(
                PastItem(
                    on - timedelta(days=back),
                    name,
                    minutes=float(chance.randrange(5, 30)),
                    pain_before=before,
                    pain_after=max(0, before + (chance.choice([-1, 0, 1, 3]) if hard else 0)),
                    pain_next_morning=max(0, before + (chance.choice([-1, 0, 2]) if hard else 0)),
                    at=chance.choice([None, chance.randrange(7 * 60, 21 * 60)]),
                    level=chance.choice([None, 0, 1, 2]) if hard else None,
                )
            )
    for _ in range(chance.choice([0, 0, 1, 2, 3])):  # warmth for comfort, today
        lines.append(PastItem(on, "heating_pad", 15.0, at=chance.randrange(6 * 60, 20 * 60)))
    if chance.random() < 0.2:  # a clock that was wrong
        lines.append(PastItem(on + timedelta(days=3), "walking", 90.0))
    return tuple(lines)
