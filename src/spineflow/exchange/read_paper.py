"""Reads the input of the contract strictly: what was asked, or each problem with its path."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import ValidationError

from spineflow.exchange.question_paper import (
    ClearanceIn,
    HistoryIn,
    ProfileIn,
    QuestionPaper,
    SoFarIn,
    WindowIn,
)
from spineflow.planning.request import DayKind, PastItem, Profile
from spineflow.screening.clinician import ClearanceRecord, ClinicianLimit
from spineflow.screening.safety import Safety
from spineflow.vocabulary.timing import MINUTES_PER_DAY, TimeWindow, minutes_of


class BadInput(Exception):
    """Input that was refused; `problems` holds one line each, with its path."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Asked:
    """The input as domain values."""

    answers: dict[str, Any]
    free_text: str
    language: str
    on: date | None
    seed: int
    profile: Profile
    clearance: ClearanceRecord | None
    limits: tuple[ClinicianLimit, ...]
    history: tuple[PastItem, ...]
    day_type: DayKind | None
    flare_since: date | None
    flare_until: date | None
    ill_until: date | None
    wants: frozenset[str]
    declined: frozenset[str]
    so_far: SoFarIn | None
    solve: Literal["at_once", "best"]


def read_question_paper(text: str | bytes, safety: Safety) -> Asked:
    """Read and check one JSON object; BadInput names every problem at once."""
    try:
        paper = QuestionPaper.model_validate_json(text)
    except ValidationError as error:
        raise BadInput([_line(detail) for detail in error.errors(include_url=False)]) from error
    if problems := [*_answer_problems(paper, safety), *_name_problems(paper, safety)]:
        raise BadInput(problems)
    return _asked(paper)


def _line(detail: Any) -> str:
    path = ".".join(map(str, detail["loc"])) or "input"
    return f"{path}: {detail['msg']}"


def _answer_problems(paper: QuestionPaper, safety: Safety) -> list[str]:
    problems = []
    for key, value in paper.answers.items():
        if key not in safety.questions:
            problems.append(f"answers.{key}: there is no such question")
        elif reason := safety.questions[key].refusal(value):
            problems.append(f"answers.{key}: {reason}")
    return problems


def _name_problems(paper: QuestionPaper, safety: Safety) -> list[str]:
    """Practices and conditions that do not exist, and a clearance from the future."""
    clearance = paper.profile.clearance
    items = [(f"profile.levels.{item}", item) for item in paper.profile.levels]
    items += [(f"history.{at}.item", past.item) for at, past in enumerate(paper.history)]
    items += _named(paper)
    if clearance and clearance.items:
        items += [(f"profile.clearance.items.{at}", i) for at, i in enumerate(clearance.items)]
    problems = [
        f"{path}: there is no practice {item!r}"
        for path, item in items
        if item not in safety.practices
    ]
    problems += [
        f"profile.limits.{at}.condition: there is no condition {limit.condition!r}"
        for at, limit in enumerate(paper.profile.limits)
        if limit.condition not in safety.conditions
    ]
    if clearance and paper.on is None:
        problems.append("on: needed, to tell whether the clearance still holds")
    elif clearance and paper.on and clearance.date > paper.on:
        problems.append("profile.clearance.date: lies after the date asked for")
    return problems


def _named(paper: QuestionPaper) -> list[tuple[str, str]]:
    """Practices in the lists of likes and wishes, with their paths."""
    lists = {
        "profile.likes": paper.profile.likes,
        "profile.dislikes": paper.profile.dislikes,
        "profile.nevers": paper.profile.nevers,
        "wants": paper.wants,
        "declined": paper.declined,
        "so_far.skipped": paper.so_far.skipped if paper.so_far else [],
    }
    return [
        (f"{path}.{at}", name) for path, names in lists.items() for at, name in enumerate(names)
    ]


def _asked(paper: QuestionPaper) -> Asked:
    given = paper.profile
    return Asked(
        answers=paper.answers,
        free_text=paper.free_text,
        language=paper.language,
        on=paper.on,
        seed=paper.seed,
        profile=_profile(given),
        clearance=_clearance(given.clearance),
        limits=tuple(ClinicianLimit(each.condition, each.until, each.by) for each in given.limits),
        history=tuple(_past(past) for past in paper.history),
        day_type=paper.day_type,
        flare_since=paper.flare_since,
        flare_until=paper.flare_until,
        ill_until=paper.ill_until,
        wants=frozenset(paper.wants),
        declined=frozenset(paper.declined),
        so_far=paper.so_far,
        solve=paper.solve,
    )


def _past(given: HistoryIn) -> PastItem:
    return PastItem(
        on=given.on,
        item=given.item,
        minutes=given.minutes,
        done=given.done,
        pain_before=given.pain_before,
        pain_after=given.pain_after,
        pain_next_morning=given.pain_next_morning,
        level=given.level,
        at=minutes_of(given.at) if given.at else None,
        zones=frozenset(given.zones),
        hard=given.hard,
        eased=given.eased,
    )


def _clearance(given: ClearanceIn | None) -> ClearanceRecord | None:
    if given is None:
        return None
    items = None if given.items is None else frozenset(given.items)
    return ClearanceRecord(given.who, given.date, items)


def _profile(given: ProfileIn) -> Profile:
    return Profile(
        equipment=frozenset(given.equipment),
        position=given.position,
        minutes=None if given.minutes == MINUTES_PER_DAY else given.minutes,
        windows=_windows(given.windows),
        wake=minutes_of(given.wake),
        sleep=minutes_of(given.sleep),
        glass_ml=given.glass_ml,
        body_mass_kg=given.body_mass_kg,
        levels=dict(given.levels),
        avoided_foods=frozenset(given.avoids),
        meals=tuple(sorted(minutes_of(meal) for meal in given.meals)),
        goals=frozenset(given.goals),
        likes=frozenset(given.likes),
        dislikes=frozenset(given.dislikes),
        nevers=frozenset(given.nevers),
        desk=_windows(given.desk),
        place=given.place,
    )


def _windows(given: list[WindowIn]) -> tuple[TimeWindow, ...]:
    return tuple(TimeWindow(minutes_of(each.start), minutes_of(each.end)) for each in given)
