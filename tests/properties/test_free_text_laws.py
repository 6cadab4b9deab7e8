"""Laws of free text: it may raise an answer, never lower one, whoever writes what."""

from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from spineflow.catalogue.check_text import FOLDER
from spineflow.catalogue.load import CONTENT
from spineflow.entries.read import Reader
from spineflow.screening.evaluate import Circumstances, screen
from spineflow.screening.finding import Screening
from spineflow.screening.free_text.raise_answers import raise_answers, strength
from spineflow.screening.free_text.text_case import TextCases
from tests.properties.examples import law
from tests.properties.strategies import CATALOGUE, SAFETY, answers, mostly_healthy
from tests.properties.test_screening_laws import severity

READER = CATALOGUE.readers["en"]


def own_sentences(root: Path) -> list[str]:
    cases = Reader(root).folder(f"{FOLDER}/en", TextCases)
    return [text for _stem, case in cases for text in (*case.raises, *case.silent, *case.asks)]


SENTENCES = own_sentences(CONTENT)
sentences = st.sampled_from(SENTENCES)
texts = st.lists(st.one_of(sentences, st.text(max_size=60)), max_size=6).map(" ".join)
ends = st.sampled_from([". ", "! ", "? ", "\n", "; "])


def told(given_answers: dict[str, Any], text: str) -> Screening:
    matches = READER.read(text, SAFETY, given_answers)
    raised = raise_answers(SAFETY, given_answers, matches)
    return screen(SAFETY, raised.answers, Circumstances(unconfirmed=raised.unconfirmed))


def assert_not_softer(before: Screening, after: Screening) -> None:
    """Never a milder disposition, never a wider clearance; *not yet screened* clears nothing."""
    stops = after.disposition is None or after.disposition.stops_everything
    if not stops:
        assert before.disposition is not None
        assert severity(after.disposition) >= severity(before.disposition)
    elif before.disposition is not None and after.disposition is not None:
        assert severity(after.disposition) >= severity(before.disposition)
    for old, new in zip(before.clearances, after.clearances, strict=True):
        assert new.clearance.strictness >= old.clearance.strictness


@law()
@given(st.one_of(answers, mostly_healthy), texts)
def test_a_text_never_softens(given_answers: dict[str, Any], text: str) -> None:
    assert_not_softer(told(given_answers, ""), told(given_answers, text))


@law()
@given(mostly_healthy, texts, ends, texts)
def test_a_further_sentence_never_softens(
    given_answers: dict[str, Any], text: str, end: str, more: str
) -> None:
    assert_not_softer(told(given_answers, text), told(given_answers, text + end + more))
    assert_not_softer(told(given_answers, text), told(given_answers, more + end + text))


@law()
@given(mostly_healthy, texts)
def test_no_answer_is_ever_lowered(given_answers: dict[str, Any], text: str) -> None:
    matches = READER.read(text, SAFETY, given_answers)
    raised = raise_answers(SAFETY, given_answers, matches).answers
    for key, answer in given_answers.items():
        if raised[key] != answer and answer != "unsure":
            question = SAFETY.questions[key]
            assert strength(question, raised[key]) > strength(question, answer)


@given(answers)
def test_an_empty_text_changes_nothing(given_answers: dict[str, Any]) -> None:
    assert READER.read(" \n\t ", SAFETY, given_answers) == ()
    assert told(given_answers, "") == screen(SAFETY, given_answers)


@given(sentences, st.integers(1, 4))
def test_capitals_spaces_and_quotes_are_irrelevant(text: str, spaces: int) -> None:
    def keys(written: str) -> list[tuple[str, bool]]:
        return [(match.key, match.is_raised) for match in READER.read(written, SAFETY, {})]

    plain = keys(text)
    assert keys(text.upper()) == keys(text.lower()) == plain
    assert keys(text.replace(" ", "\u00a0" * spaces)) == keys("\t " + text + "  ") == plain
    assert keys(text.replace("'", "\u2019")) == keys(text.replace("'", "\u02bc")) == plain
    assert keys("\u200b".join(text)) == plain


@law()
@given(st.text(max_size=400))
@example("\ud83d\ude00" * 10)
@example("38,5.5.5 ,,, ... 9999999999999 \u0663\u0668 \u00b2 ½ ǆ ﬁ İ ß")
def test_any_text_at_all_can_be_read(text: str) -> None:
    for match in READER.read(text, SAFETY, {}):
        assert match.sentence and match.key in SAFETY.questions
