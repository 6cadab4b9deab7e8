"""Every worked case in `content/screening/cases/` comes out as a clinician wrote it."""

import pytest

from spineflow.catalogue import Catalogue, load
from spineflow.catalogue.check_cases import healthy_answers, read_cases
from spineflow.catalogue.load import CONTENT
from spineflow.entries.problem import Problem
from spineflow.screening.case import Case
from spineflow.screening.evaluate import screen

PROBLEMS: list[Problem] = []
CASES = list(read_cases(CONTENT, PROBLEMS))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for _, case in CASES])
def test_case(catalogue: Catalogue, case: Case) -> None:
    outcome = screen(catalogue.safety, {**healthy_answers(catalogue.safety), **case.answers})
    assert outcome.disposition == case.expected
    assert set(outcome.fired) == set(case.fired)
    if case.conditions is not None:
        assert set(outcome.conditions) == set(case.conditions)


def test_every_rule_and_every_condition_has_a_case(catalogue: Catalogue) -> None:
    assert PROBLEMS == []
    fired = {rule for _, case in CASES for rule in case.fired}
    assert fired == set(catalogue.safety.rules)
    held = {condition for _, case in CASES for condition in case.conditions or ()}
    by_answers = {each.id for each in catalogue.safety.conditions.values() if each.when}
    assert held == by_answers
    assert catalogue.safety.conditions.keys() - by_answers == catalogue.limit_kinds.keys()
