"""Free text: the edges of what it forgives, of gaps, and of how far a guard reaches."""

from dataclasses import replace

import pytest

from spineflow.screening.free_text.beside import ToldSentence
from spineflow.screening.free_text.lexicon import Lexicon
from spineflow.screening.free_text.match import Heard, Span
from spineflow.screening.free_text.phrase import Grammar
from spineflow.screening.free_text.raise_answers import raise_answers
from spineflow.screening.free_text.read_text import TextMatch, TextTooLong
from spineflow.screening.free_text.words import BREAK, COMMA, NO_PAUSE, STOP, sentences, tidy
from spineflow.screening.question import UNSURE
from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
READER = CATALOGUE.readers["en"]


def alarm(text: str, key: str = "saddle_numbness") -> bool | None:
    """Whether a text raises the key; None where it does not touch it."""
    found = [m.is_raised for m in READER.read(text, SAFETY, {}) if m.key == key]
    return any(found) if found else None


LOW = {"low": ["below", "down below", "far down below"]}


def spans(line: str, text: str, denying: int = 0) -> list[Span]:
    """Where a line of the grammar stands in the first clause of a text."""
    phrases = Grammar(LOW).compile_line(line)
    words = {word for phrase in phrases for slot in phrase.slots for word in slot.words}
    places = Heard(Lexicon(words, []), {}).places(next(sentences(tidy(text))).clauses[0])
    found = [span for phrase in phrases for span in places.spans(phrase, denying)]
    assert bool(found) == any(places.has(phrase) for phrase in phrases)
    return found


@pytest.mark.parametrize(
    ("line", "text", "at"),
    [
        ("red blue", "red blue", [(0, 1)]),
        ("red blue", "red x blue", []),
        ("red ..3 blue", "red x x x blue", [(0, 4)]),
        ("red ..3 blue", "red x x x x blue", []),
        ("red & blue", "blue" + " x" * 6 + " red", [(0, 7)]),
        ("red & blue", "red" + " x" * 7 + " blue", []),
        ("red (dark) blue", "red blue", [(0, 1)]),
        ("red (dark) blue", "red dark blue", [(0, 2)]),
        ("red (dark) blue", "red x blue", []),
        ("red ..1 blue", "red red blue", [(1, 2)]),  # the shortest of the two
        ("red ..1 blue", "red blue blue", [(0, 1), (0, 2)]),
        ("red|green blue", "x green blue", [(1, 2)]),
        ("{low} red", "far down below red", [(2, 3)]),
        ("red {low}", "red down below", [(0, 2)]),
        ("red {low}", "red far down below", [(0, 3)]),
        ("red ..1 {low}", "red far down below", [(0, 3)]),
        ("red {low}", "red far below", []),
        ("temp #38-43", "temp 38", [(0, 1)]),
        ("temp #38-43", "temp 43", [(0, 1)]),
        ("temp #38-43", "temp 43,5", []),
        ("temp #38-43", "temp 37.9", []),
        ("temp #38-43", "temp 40.00000", [(0, 1)]),  # eight letters
        ("temp #38-43", "temp 40.000000", []),
    ],
)
def test_a_line_of_the_grammar_reaches_so_far(
    line: str, text: str, at: list[tuple[int, int]]
) -> None:
    assert sorted((span.first, span.last) for span in spans(line, text)) == at


@pytest.mark.parametrize(
    ("text", "denied"),
    [("red not blue", True), ("red not, blue", False), ("red, not blue", True)],
)
def test_a_skipped_not_denies_what_follows_without_a_comma(text: str, denied: bool) -> None:
    assert [span.is_denied for span in spans("red ..1 blue", text, denying=0b10)] == [denied]


@pytest.mark.parametrize(
    ("written", "is_known"),
    [
        ("icnontinance", True),  # two swapped, and another one
        ("inxxntinence", True),
        ("inxxntinance", False),  # three slips
        ("incontinencess", True),
        ("incontinencesss", False),
        ("ixcontanance", False),
        ("ncontinence", False),  # the first letter is rarely wrong
        ("blad", False),
        ("blade", False),
        ("bladdr", True),
        ("bldader", True),
        ("bldadre", False),
        ("balder", False),
    ],
)
def test_how_many_slips_are_forgiven(written: str, is_known: bool) -> None:
    assert bool(Lexicon(["incontinence", "bladder"], []).recognise(written)) is is_known


def test_who_is_one_slip_away_is_alone() -> None:
    lexicon = Lexicon(["swallowing", "swallowings"], [])
    assert lexicon.recognise("swallowin") == ("swallowing",)


def test_a_beginning_has_three_letters_and_something_behind() -> None:
    lexicon = Lexicon(["wet*", "wetting", "at*"], [])
    assert lexicon.recognise("wets") == ("wet*",)
    assert lexicon.recognise("wet") == ("wet*",)
    assert set(lexicon.recognise("wetting")) == {"wet*", "wetting"}
    assert lexicon.recognise("atlas") == ()


@pytest.mark.parametrize(
    ("text", "is_alarm"),
    [
        # Somebody else, up to 39 words before; a negation in a list, up to 24 words before.
        ("mum" + " then" * 38 + " numb bottom", None),
        ("mum" + " then" * 39 + " numb bottom", True),
        ("no" + " tired or" * 12 + " numb bottom", True),
        ("no tired" + " or tired" * 10 + " or numb bottom", None),
        ("no sad tired" + " or tired" * 10 + " or numb bottom", None),
        ("no tired" + " or tired" * 11 + " or numb bottom", True),
        # Five words before a negation still reaches, and past more of them it does not.
        ("no red red red red numb bottom", None),
        ("no red red red red red numb bottom", True),
        # Who is only there, two words before; and to whom "my" belongs.
        ("with my friend numb bottom", True),
        ("with my dear friend numb bottom", None),
        ("mum felt that my own old lady bits are numb", True),
        # A past that is denied within three words, and across which marks it reaches.
        ("my bum was numb years ago", False),
        ("my bum was numb not red blue years ago", True),
        ("my bum was numb not red blue green years ago", False),
        ("my bum was numb: years ago", False),
        ("my bum was numb (years ago)", False),
        ("my bum was numb... years ago", True),
        ("my bum was numb\nyears ago", True),
        ("all is well\nnumb bum years ago", False),
        # A list, an end, and a word at the far end of the clause.
        ("no pain, numb bottom or fever", None),
        ("no pain, numb bottom", True),
        ("no pain, numb bottom: cough or fever", True),
        ("no pain and numb bottom", True),
        ("no numb bottom, hardly", None),
    ],
)
def test_how_far_a_guard_reaches(text: str, is_alarm: bool | None) -> None:
    assert alarm(text) is is_alarm


@pytest.mark.parametrize(
    ("text", "is_alarm"),
    [
        ("the baby, he does not move", True),
        ("since yesterday she has stopped kicking", True),
        ("my sister is pregnant and she is bleeding", None),
        ("his wife is bleeding", None),  # whoever stands beyond *his* counts
    ],
)
def test_an_unborn_child_is_nobody_else(text: str, is_alarm: bool | None) -> None:
    assert alarm(text, "pregnancy_warning_signs") is is_alarm


def test_a_family_without_words_of_its_own_takes_he_for_somebody_else() -> None:
    assert alarm("he has a numb bottom") is None
    assert alarm("he has a fever", "fever_now") is None


@pytest.mark.parametrize(
    ("text", "is_alarm"),
    [
        ("my daughter said mum you sound drunk", True),
        ("my daughter said mum sounds drunk", None),
    ],
)
def test_what_is_said_to_the_person_is_about_them(text: str, is_alarm: bool | None) -> None:
    assert alarm(text, "stroke_signs") is is_alarm


def test_to_feel_like_someone_else_is_to_tell_of_oneself() -> None:
    assert alarm("as if it belonged to someone else, numb down there") is True
    assert alarm("someone has a numb bottom") is None


def test_a_phrase_that_is_negative_itself_is_not_denied_once_more() -> None:
    assert alarm("not cant feel when wipe") is True


def test_a_denial_is_doubled_within_one_statement_only() -> None:
    for text in ("cant, dont have fever", "no i dont have fever", "cant red and dont have fever"):
        assert alarm(text, "fever_now") is None, text
    for text in ("cant say dont have fever", "cant red red red red dont have fever"):
        assert alarm(text, "fever_now") is True, text
    assert alarm("cant red red red red red dont have fever", "fever_now") is None


def test_a_denial_right_behind() -> None:
    assert alarm("fever free", "fever_now") is None
    assert alarm("fever: free", "fever_now") is True
    assert alarm("fever x free", "fever_now") is True
    assert alarm("fever", "fever_now") is True


@pytest.mark.parametrize(
    ("text", "denied", "of_others", "over"),
    [
        ("numb bum", False, False, False),
        ("no numb bum", True, False, False),
        ("mum has numb bum", False, True, False),
        ("with mum numb bum", False, False, False),
        ("mum says i have numb bum", False, False, False),
        ("mum: numb bum", False, False, False),
        ("tired red blue numb bum", False, False, False),
        ("numb bum years ago", False, False, True),
        ("numb bum years ago and again", False, False, False),
        ("numb bum\nyears ago", False, False, False),
        ("no i say numb bum", False, False, False),
    ],
)
def test_each_guard_answers_yes_or_no(text: str, denied: bool, of_others: bool, over: bool) -> None:
    spoken = READER.spoken
    heard = Heard(spoken.lexicon, spoken.sayings)
    (sentence,) = sentences(tidy(text))
    told = ToldSentence(spoken.guards, [heard.places(clause) for clause in sentence.clauses])
    at = sentence.clauses[0].words.index("numb")
    span = Span(at, at + 1, is_denied=False)
    guards = told.told(0).guards
    assert guards.is_denied(span) is denied
    assert guards.is_of_others(span) is of_others
    assert told.is_over(0, span) is over


def test_not_sure_that_may_stand_for_more_is_not_made_less() -> None:
    """One of the answers it stands for is enough."""
    asked = SAFETY.questions["asthma_copd"]
    mild, middle, severe = (choice.value for choice in asked.choices)
    changed = {asked.key: asked.model_copy(update={"unsure": (mild, severe)})}
    safety = replace(SAFETY, questions={**SAFETY.questions, **changed})
    match = TextMatch("x", "x", asked.key, middle, is_raised=True)
    unsure = {asked.key: UNSURE}
    assert raise_answers(safety, unsure, [match]).answers == unsure
    assert raise_answers(safety, {}, [match]).answers == {asked.key: middle}


def test_what_raises_nothing_is_still_to_be_asked() -> None:
    match = TextMatch("x", "x", "saddle_numbness", True, is_raised=False)
    assert raise_answers(SAFETY, {}, [match]).answers == {"saddle_numbness": UNSURE}
    known = {"saddle_numbness": False}
    assert raise_answers(SAFETY, known, [match]).answers == known
    assert raise_answers(SAFETY, known, [match]).unconfirmed == frozenset()


def test_a_line_is_plainly_right_when_all_its_groups_are() -> None:
    grammar = Grammar({"sound": ["numb"], "broken": ["can't"]})
    assert grammar.is_plainly_right("numb bum") and grammar.is_plainly_right("{sound} bum")
    assert not Grammar({"mixed": ["numb", "can't"]}).is_plainly_right("{mixed} bum")
    for line in ("{sound} {broken}", "{broken} {sound}", "{sound} {nowhere}"):
        assert not grammar.is_plainly_right(line)
    further = Grammar({"own": ["bum"]}, grammar)
    assert further.is_plainly_right("{own} {sound}")
    assert not further.is_plainly_right("{own} {broken}")


def test_letters_that_nobody_sees_are_taken_out() -> None:
    assert tidy("nu\u00admb\u200b bum\ufeff\u2060") == "numb bum"


@pytest.mark.parametrize(
    ("text", "pauses"),
    [
        ("red blue", [NO_PAUSE, NO_PAUSE]),
        ("red, blue", [NO_PAUSE, COMMA]),
        ("red: blue", [NO_PAUSE, BREAK]),
        ("red - blue", [NO_PAUSE, BREAK]),
        ("red-blue", [NO_PAUSE, NO_PAUSE]),
        ("red... blue", [NO_PAUSE, STOP]),
        ("red,\nblue", [NO_PAUSE, STOP]),
        ("red\n, blue green", [NO_PAUSE, STOP, NO_PAUSE]),
    ],
)
def test_the_strongest_mark_before_a_word_counts(text: str, pauses: list[int]) -> None:
    ((clause,),) = [each.clauses for each in sentences(tidy(text))]
    assert clause.pauses == pauses


def test_words_that_are_skipped_keep_their_place() -> None:
    skipped, turns = frozenset({"very"}), frozenset({"but"})
    (sentence,) = sentences("very red very blue but green", skipped, turns)
    assert [each.words for each in sentence.clauses] == [["red", "blue"], ["green"]]
    assert [each.places for each in sentence.clauses] == [[2, 4], [6]]


def test_the_longest_text_is_read() -> None:
    longest = READER.language.longest
    assert alarm("numb bum. ".ljust(longest)) is True
    with pytest.raises(TextTooLong):
        READER.read("numb bum. ".ljust(longest + 1), SAFETY, {})
