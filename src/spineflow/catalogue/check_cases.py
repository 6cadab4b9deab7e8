"""Runs the worked cases that stand beside the rules."""

from collections.abc import Iterator
from pathlib import Path

from spineflow.catalogue.load import CONTENT, Catalogue
from spineflow.entries.problem import Problem
from spineflow.entries.read import Reader
from spineflow.screening.case import Case
from spineflow.screening.evaluate import screen
from spineflow.screening.safety import Safety

FOLDER = "screening/cases"


def healthy_answers(safety: Safety) -> dict[str, object]:
    """A woman of 40 who answered every question neutrally."""
    answers = {
        key: question.neutral
        for key, question in safety.questions.items()
        if question.neutral is not None
    }
    return {**answers, "age": 40, "sex": "female"}


def read_cases(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Case]]:
    """Every case with its file; what cannot be read is added to `problems`."""
    reader = Reader(root)
    for path in sorted((root / FOLDER).glob("*.toml")):
        name = path.relative_to(root).as_posix()
        for case in reader.table(name, "case", Case):
            yield name, case
    problems.extend(reader.problems)


def check_cases(catalogue: Catalogue, root: Path = CONTENT) -> list[Problem]:
    """Cases that do not come out as written, and rules without a case."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for file, case in read_cases(root, problems):
        seen.update(case.fired)
        problems.extend(Problem(file, case.name, why) for why in _differences(catalogue, case))
    for rule in catalogue.safety.rules.keys() - seen:
        problems.append(Problem(FOLDER, rule, "no case fires this rule"))
    return problems


def _differences(catalogue: Catalogue, case: Case) -> Iterator[str]:
    safety = catalogue.safety
    if unknown := sorted(case.answers.keys() - safety.questions.keys()):
        yield f"there is no question {', '.join(unknown)}"
        return
    outcome = screen(safety, {**healthy_answers(safety), **case.answers})
    if outcome.disposition != case.expected:
        yield f"gives {outcome.disposition or 'not_screened'}, not {case.disposition}"
    if set(outcome.fired) != set(case.fired):
        yield f"fires {', '.join(outcome.fired) or 'nothing'}"
    if case.conditions is not None and set(outcome.conditions) != set(case.conditions):
        yield f"has the conditions {', '.join(outcome.conditions) or 'none'}"
