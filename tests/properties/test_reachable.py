"""That no rule, condition, token or message stands in content in vain."""

from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from spineflow.catalogue.check_cases import read_cases
from spineflow.catalogue.load import CONTENT
from spineflow.screening.clinician import ClearanceRecord
from spineflow.screening.evaluate import Circumstances, screen
from spineflow.screening.expression import Expression
from spineflow.screening.finding import Screening
from spineflow.sessions.cue_text import cue_text
from tests.properties.demanding import SINGLE
from tests.properties.strategies import HEALTHY, SAFETY, TODAY, values
from tests.the_catalogue import CATALOGUE

SHELL = Path(__file__).parents[2] / "src" / "spineflow_web"
CASES = [case for _, case in read_cases(CONTENT, [])]
CLEARED = Circumstances(TODAY, ClearanceRecord("Dr Sample", TODAY))


def witness(expression: Expression) -> dict[str, Any] | None:
    """Answers under which the expression holds, found among the values worth trying."""
    keys = sorted(expression.keys)
    for chosen in product(*(values(SAFETY.questions[key]) for key in keys)):
        if expression.may_hold({key: (value,) for key, value in zip(keys, chosen, strict=True)}):
            return dict(zip(keys, chosen, strict=True))
    return None


WITNESSES = {name: witness(each) for name, each in SAFETY.compiled.conditions.items()}


@cache
def everybody() -> list[Screening]:
    """Everybody in the cases, and one person with each condition: awaiting and cleared."""
    answers = [case.answers for case in CASES]
    answers += [dict(found) for found in WITNESSES.values() if found]
    given = [{**HEALTHY, **each} for each in answers]
    return [screen(SINGLE, each, how) for each in given for how in (None, CLEARED)]


def test_every_condition_holds_for_somebody() -> None:
    assert [name for name, found in WITNESSES.items() if found is None] == []
    by_answers = {name for name, each in SAFETY.conditions.items() if each.when}
    assert {name for each in everybody() for name in each.conditions} == by_answers


def test_every_rule_fires_for_somebody() -> None:
    assert {rule for each in everybody() for rule in each.fired} == set(SAFETY.rules)


def test_every_token_reaches_somebody() -> None:
    carried = {
        token
        for each in everybody()
        for clearance in (*each.clearances, *each.further)
        for token in clearance.tokens
    }
    assert set(SAFETY.tokens) - carried == set()


def test_every_message_is_shown_by_the_screening_or_by_a_page() -> None:
    said = {message for each in everybody() for message in each.messages}
    said |= set(screen(SAFETY, {}).messages)
    shell = "".join(
        path.read_text(encoding="utf-8")
        for kind in ("*.py", "*.html")
        for path in SHELL.rglob(kind)
    )
    unsaid = set(SAFETY.messages) - said
    assert [message for message in sorted(unsaid) if f'"{message}"' not in shell] == []


def test_the_player_has_words_for_every_token() -> None:
    for token in SAFETY.tokens.values():
        assert cue_text(CATALOGUE.sessions, f"token.{token.id}") == token.sentence
