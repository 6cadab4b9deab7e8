"""That every token is obeyed in what is planned, and said in what is guided."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest

from spineflow.knowledge.practice import Practice
from spineflow.planning.day_plan import DayPlan, PlannedItem, PlannedSession
from spineflow.planning.form import Form
from spineflow.planning.open_ways import dose_of, open_ways
from spineflow.planning.request import Profile
from spineflow.screening.clearance import clear_practices, smallest_limits
from spineflow.screening.finding import ItemClearance
from spineflow.screening.rule import Token
from spineflow.sessions.compile_script import compile_script
from spineflow.vocabulary.disposition import Disposition
from tests.properties.strategies import SAFETY
from tests.the_catalogue import CATALOGUE

TOKENS = SAFETY.tokens
EVERYTHING = frozenset(
    need for p in CATALOGUE.practices.values() for v in p.variants for need in v.needs
)
PLACES = [Profile(equipment=EVERYTHING, position=place) for place in ("floor", "chair", "bed")]
HIGHEST = [
    Profile(place.equipment, place.position, levels=dict.fromkeys(CATALOGUE.practices, 99))
    for place in PLACES
]
"""Everything at home, the easiest and the hardest levels wished for, in each place."""


class Carried(NamedTuple):
    """One practice of somebody, with all tokens it carries, in one form that is left to them."""

    practice: Practice
    cleared: ItemClearance
    form: Form
    easiest: int
    """The lowest level of the forms that are left."""


NOT_GUIDED = {each.id for each in CATALOGUE.practices.values() if each.group == "nutrition"}
"""Food and water have no steps; their sentences stand on the pages."""


def clearances() -> Iterable[ItemClearance]:
    """What each condition alone leaves of every practice, and what is left while one waits."""
    for name in SAFETY.conditions:
        worst = Disposition.OK_WITH_MODIFICATIONS
        found = clear_practices(SAFETY, worst, (), (name,), None, False)
        yield from (*found.items, *found.further)
    waits = next(r.id for r in SAFETY.rules.values() if r.disposition.name.startswith("CLINICIAN"))
    yield from clear_practices(
        SAFETY, Disposition.CLINICIAN_BEFORE_START, (waits,), (), None, False
    ).items


@cache
def carried() -> dict[str, list[Carried]]:
    """Every token with the practices that carry it."""
    found: dict[str, list[Carried]] = {name: [] for name in TOKENS}
    for cleared in clearances():
        if cleared.barred or not cleared.tokens:
            continue
        practice = CATALOGUE.practices[cleared.item]
        for profile in (*PLACES, *HIGHEST):
            ways = open_ways(practice, cleared, frozenset(), profile)
            for form in {
                each.level.level: each for each in (*ways.forms, ways.own) if each
            }.values():
                lowest = min(each.level.level for each in ways.forms)
                for token in cleared.tokens:
                    found[token].append(Carried(practice, cleared, form, lowest))
    return found


table = pytest.mark.parametrize(
    "token", [pytest.param(each, id=each.id) for each in TOKENS.values()]
)


@table
def test_a_practice_carries_it(token: Token) -> None:
    assert carried()[token.id], token.id


@table
def test_what_is_left_obeys_it(token: Token) -> None:
    for practice, cleared, form, easiest in carried()[token.id]:
        dose = dose_of(form, cleared, TOKENS)
        where = (token.id, practice.id, form.variant.id, form.level.level)
        most = smallest_limits(practice.id, [token]).get(token.limit or "")
        if token.limit and most is not None:
            assert cleared.limits[token.limit] <= most, where
        elif token.limit:
            assert practice.id not in token.only_for and token.only_for, where
        if most is not None:
            is_least = form.level.level == easiest
            amounts: dict[str, tuple[float | None, bool]] = {
                "minutes_max": (dose.minutes, False),
                "hold_s_max": (dose.hold_s, False),
                "spot_s_max": (dose.hold_s, False),
                "level_max": (form.level.level, is_least),
                "range_fraction_max": (form.level.range_fraction, is_least),
                "temp_c_max": (None, True),  # no dose holds a temperature; the sentence says it
            }
            amount, may_be_more = amounts[token.limit or ""]
            assert may_be_more or (amount or 0) <= most, where
        words = {form.variant.id, *form.variant.demands, *form.level.demands}
        assert words.isdisjoint(token.excludes), where
        assert set(token.excludes) <= cleared.closed, where
        shown = {"minutes": dose.minutes, "glasses": dose.glasses}
        assert all(shown.get(word) is None for word in token.hides), where


@table
def test_its_sentence_is_in_the_notes_of_the_guide(token: Token) -> None:
    """Unless nothing that carries it is guided: food, water, a visit to a therapist."""
    once = {
        (each.practice.id, each.form.variant.id, each.form.level.level): each
        for each in carried()[token.id]
    }
    silent = set()
    for each in once.values():
        cues = script_cues(each, token.id)
        assert f"token.{token.id}" in cues or not cues, (token.id, each.practice.id)
        if not cues:
            silent.add(each.practice.id)
    assert silent <= NOT_GUIDED, silent


def script_cues(each: Carried, token: str) -> set[str]:
    """What the guide says through one practice, if it guides it at all."""
    dose = dose_of(each.form, each.cleared, TOKENS)
    planned = PlannedItem(
        each.practice.id, each.form.level.level, each.form.variant.id, (token,), dose, (), 60
    )
    sitting = PlannedSession("sitting", 600, (planned,), uses_minutes=True)
    script = compile_script(DayPlan(date(2026, 11, 23), (sitting,), ()), CATALOGUE.sessions)
    return {cue for s in script.sittings for step in s.steps for cue in step.cues}
