"""Finding practices by plain words."""

import pytest

from spineflow.knowledge.word_search import index_of, words_of

INDEX = index_of(
    {
        "strap": [(9, "Hamstring stretch with a strap"), (6, "tight hamstrings")],
        "roller": [(9, "Foam roller or ball"), (6, "tight hamstrings"), (6, "knots")],
        "walk": [(9, "Walking"), (6, "go for a stroll")],
        "cafe": [(9, "Café")],
    }
)


def test_all_words_must_be_met_and_the_title_counts_most() -> None:
    assert INDEX.find("tight hamstrings") == ["strap", "roller"]
    assert INDEX.find("Hamstring STRAP") == ["strap"]


@pytest.mark.parametrize("typed", ["tihgt hamstrings", "tight hamstrngs", "tight hamstring"])
def test_a_slip_of_the_finger_is_forgiven(typed: str) -> None:
    assert INDEX.find(typed) == ["strap", "roller"]


def test_the_beginning_of_a_word_is_enough() -> None:
    assert INDEX.find("strol") == ["walk"]
    assert INDEX.find("walks") == ["walk"]


def test_if_nothing_meets_all_words_the_best_stands() -> None:
    assert INDEX.find("walking xylophone") == ["walk"]


def test_nothing_is_made_up() -> None:
    assert INDEX.find("xylophone") == []
    assert INDEX.find("zz") == []


def test_no_word_is_everything() -> None:
    assert INDEX.find("") == INDEX.find(" .,! ") == list(INDEX.entries)
    assert INDEX.find("the", frozenset({"the"})) == list(INDEX.entries)


def test_accents_and_endings_do_not_matter() -> None:
    assert INDEX.find("cafe") == ["cafe"]
    assert words_of("Stretching, stretches; stretched") == ["stretch"] * 3
