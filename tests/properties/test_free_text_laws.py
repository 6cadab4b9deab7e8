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
from spineflow.screening.free_text.raise_answers import Raised, raise_answers, strength
from spineflow.screening.free_text.text_case import TextCases
from spineflow.screening.question import UNSURE
from tests.properties.examples import law
from tests.properties.strategies import SAFETY, answers, mostly_healthy
from tests.properties.test_gate_laws import narrowed, no_wider
from tests.properties.test_screening_laws import severity
from tests.the_catalogue import CATALOGUE

READER = CATALOGUE.readers["en"]


def own_sentences(root: Path) -> list[str]:
    cases = Reader(root).folder(f"{FOLDER}/en", TextCases)
    return [text for _stem, case in cases for text in (*case.raises, *case.silent, *case.asks)]


SENTENCES = own_sentences(CONTENT)
sentences = st.sampled_from(SENTENCES)
anything = st.text(max_size=30)
texts = st.lists(st.sampled_from([*SENTENCES, None]), max_size=4).flatmap(
    lambda drawn: (
        st.just(" ".join(each or "" for each in drawn))
        if None not in drawn
        else anything.map(lambda odd: " ".join(odd if each is None else each for each in drawn))
    )
)
"""Sentences of the families, now and then with anything at all between them."""
ends = st.sampled_from([". ", "! ", "? ", "\n", "; "])


def raised_by(given_answers: dict[str, Any], text: str) -> Raised:
    return raise_answers(SAFETY, given_answers, READER.read(text, SAFETY, given_answers))


def screened(raised: Raised) -> Screening:
    return screen(SAFETY, raised.answers, Circumstances(unconfirmed=raised.unconfirmed))


def assert_not_softer(
    raised: Raised, further: Raised, known: Screening | None = None
) -> Screening | None:
    """Never a milder disposition, never a wider clearance; *not yet screened* clears nothing.

    `known`: the screening of the first, where it was made already. Returns that of the second;
    None where both are alike, and nothing needs to be screened.
    """
    if further == raised:
        return known
    before, after = known or screened(raised), screened(further)
    stops = after.disposition is None or after.disposition.stops_everything
    if not stops:
        assert before.disposition is not None
        assert severity(after.disposition) >= severity(before.disposition)
    elif before.disposition is not None and after.disposition is not None:
        assert severity(after.disposition) >= severity(before.disposition)
    befores = (*before.clearances, *before.further)
    for old, new in zip(befores, (*after.clearances, *after.further), strict=True):
        assert no_wider(old, new) or no_wider(narrowed(before, old, new), new), old.item
    return after


def is_raised_only(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether no certain answer gave way to one that is not more serious."""
    return all(
        after[key] == told
        or told == UNSURE
        or strength(SAFETY.questions[key], after[key]) > strength(SAFETY.questions[key], told)
        for key, told in before.items()
    )


@law()
@given(st.one_of(mostly_healthy, answers), texts, ends, texts)
def test_a_longer_text_never_softens(
    given_answers: dict[str, Any], text: str, end: str, more: str
) -> None:
    bare = Raised(given_answers, frozenset())
    once = raised_by(given_answers, text)
    assert is_raised_only(given_answers, once.answers)
    before = assert_not_softer(bare, once)
    for longer in (text + end + more, more + end + text):
        assert_not_softer(once, raised_by(given_answers, longer), before)


@given(answers)
def test_an_empty_text_changes_nothing(given_answers: dict[str, Any]) -> None:
    assert READER.read(" \n\t ", SAFETY, given_answers) == ()
    assert raised_by(given_answers, "") == Raised(given_answers, frozenset())


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
@example("\u02bc")
@example("my back hurts \u02bc \u02bc\u02bc since monday")
@example("38,5.5.5 ,,, ... 9999999999999 \u0663\u0668 \u00b2 ½ ǆ ﬁ İ ß")
def test_any_text_at_all_can_be_read(text: str) -> None:
    for match in READER.read(text, SAFETY, {}):
        assert match.sentence and match.key in SAFETY.questions
