"""After any text the emergency signs are looked through: what the reading misses is asked all the
same."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.catalogue.held_out import FOLDER, held_out_sets, is_emergency, read_held_out
from spineflow.screening.free_text.look_through import signs_to_look_through
from tests.the_catalogue import CATALOGUE

READER = CATALOGUE.readers["en"]
WHO: dict[str, dict[str, Any]] = {
    "healthy": {},
    "pregnant": {"pregnancy_status": "pregnant", "trimester": 2},
    "taking a blood thinner": {"anticoagulant": True},
}


def signs(**changes: Any) -> list[str]:
    answers = {**healthy_answers(CATALOGUE.safety), **changes}
    families = READER.families.values()
    return [sign.key for sign in signs_to_look_through(CATALOGUE.safety, families, answers)]


@pytest.mark.parametrize("who", WHO)
def test_every_emergency_somebody_wrote_about_is_read_or_looked_through(who: str) -> None:
    answers = {**healthy_answers(CATALOGUE.safety), **WHO[who]}
    listed = set(signs(**WHO[who]))
    sets = [read_held_out(FOLDER, name) for name in held_out_sets(FOLDER, "en")]
    for each in chain.from_iterable(sets):
        if not each.positive or not is_emergency(CATALOGUE, each.key) or each.key in listed:
            continue
        if each.key in WHO[who] or (each.key == "pregnancy_warning_signs" and who != "pregnant"):
            continue  # said already, or asked of nobody like this
        read = {match.key for match in READER.read(each.text, CATALOGUE.safety, answers)}
        assert each.key in read, each.text


def test_what_is_answered_as_gravely_already_is_not_asked_again() -> None:
    assert "saddle_numbness" in signs()
    assert "saddle_numbness" not in signs(saddle_numbness=True)
    assert "bladder_change" in signs(bladder_change="long_standing_unchanged")
    assert "bladder_change" not in signs(bladder_change="new_or_changed")


def test_an_unsure_answer_is_asked_and_a_question_for_others_is_not() -> None:
    assert "saddle_numbness" in signs(saddle_numbness="unsure")
    assert "pregnancy_warning_signs" not in signs()
    assert "pregnancy_warning_signs" in signs(**WHO["pregnant"])


def test_the_list_is_short_enough_to_be_read() -> None:
    """More would be ticked away unread."""
    assert len(signs(**WHO["pregnant"])) <= 20
