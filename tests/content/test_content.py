"""What the knowledge base promises as a whole."""

import re

import pytest

from spineflow.catalogue import load
from spineflow.catalogue.load import CONTENT

CATALOGUE = load()
SAFETY = CATALOGUE.safety
METHOD = {"stretching", "cardio", "heat", "massage", "posture", "nutrition", "breathing"}

FORBIDDEN = re.compile(
    r"\b(cure[sd]?|heals?|healed|detox\w*|feeds? your discs?|proven to|all clear|low risk|"
    r"safe for you|no pain,? no gain|wear and tear|crumbling|degenerat\w+|misalign\w+|"
    r"bad back|wrong posture|push through)\b|!",
    re.IGNORECASE,
)
"""Claims and tones that the wording rules refuse (clinical reference G.2, G.4)."""


def shown_sentences() -> list[tuple[str, str]]:
    """Every sentence of content that a person may read, with where it stands."""
    shown = [(f"token {each.id}", each.sentence) for each in SAFETY.tokens.values()]
    shown += [(f"rule {each.id}", each.topic) for each in SAFETY.rules.values()]
    shown += [(f"condition {each.id}", each.plain) for each in SAFETY.conditions.values()]
    shown += [(f"message {each.id}", each.text) for each in SAFETY.messages.values()]
    shown += [(f"constraint {c.id}", c.sentence) for c in CATALOGUE.constraints.values()]
    for question in SAFETY.questions.values():
        shown += [(f"question {question.key}", text) for text in (question.text, question.short)]
    for practice in CATALOGUE.practices.values():
        texts = [practice.purpose, practice.feel, practice.breath, practice.blood_flow.sentence]
        texts += [practice.pain.sentence, *practice.errors, *practice.stop]
        texts += [step for variant in practice.variants for step in variant.steps]
        texts += [level.sentence for level in practice.levels]
        shown += [(f"practice {practice.id}", text) for text in texts]
    return shown


def test_all_seven_practices_of_the_method_are_there() -> None:
    assert {practice.family for practice in CATALOGUE.practices.values()} == METHOD
    planned = {
        item
        for sitting in CATALOGUE.programme.sittings
        for slot in sitting.slots
        for item in slot.practices
    }
    supplements = {p.id for p in CATALOGUE.practices.values() if p.supplement}
    assert planned == set(CATALOGUE.practices) - supplements


def test_the_method_s_numbers() -> None:
    number = CATALOGUE.planning.number
    assert number("walking_goal") == 30
    assert (number("walking_growth_percent"), number("walking_growth_minutes")) == (20, 2)
    assert (number("heat_minutes_default"), number("heat_minutes_max")) == (15, 20)
    assert number("heat_ends_before_stretching") == 5
    assert (number("water_glasses_min"), number("water_glasses_max")) == (6, 8)
    assert (number("glass_ml"), number("water_extra_glasses_max")) == (250, 2)
    assert (number("breathing_minutes_min"), number("breathing_minutes_max")) == (2, 3)
    for item in ("heating_pad", "warm_towel"):
        minutes = [level.dose.minutes for level in CATALOGUE.practices[item].levels]
        assert max(minutes) <= 20
    breath = CATALOGUE.practices["breath_4_4_6"]
    assert all(2 <= level.dose.minutes <= 3 for level in breath.levels)
    for item in ("massage_therapist", "foam_roller", "massage_gun"):
        zones = CATALOGUE.practices[item].choices["zone"]
        assert set(zones) == {"lower_back", "glutes", "hamstrings"}


@pytest.mark.parametrize(
    "item",
    [p.id for p in CATALOGUE.practices.values() if p.group in {"stretch", "yoga"}],
)
def test_every_movement_has_a_form_off_the_floor(item: str) -> None:
    practice = CATALOGUE.practices[item]
    easiest = {level.variant for level in practice.levels if level.level == 0}
    assert easiest & {"chair", "bed"}
    assert "floor" not in easiest


def test_no_sentence_promises_or_frightens() -> None:
    found = [(where, text) for where, text in shown_sentences() if FORBIDDEN.search(text)]
    assert found == []


def test_no_practice_claims_flow_inside_the_spine() -> None:
    for practice in CATALOGUE.practices.values():
        assert practice.blood_flow.source and practice.pain.source
        if practice.group in {"posture", "nutrition", "breathing"}:
            assert practice.blood_flow.certainty in {"none", "very low", "low"}


def test_honest_passports() -> None:
    entries = [*SAFETY.rules.values(), *SAFETY.tokens.values(), *CATALOGUE.practices.values()]
    assert {entry.review for entry in entries} == {"draft"}, "nobody has reviewed anything yet"


@pytest.mark.parametrize("country", ["GB", "IE", "US", "CA", "AU", "IN", "DE", "other"])
def test_whom_to_call(country: str) -> None:
    numbers = SAFETY.countries[country]
    assert numbers.emergency and numbers.urgent and numbers.crisis


def test_fish_is_never_hidden_in_the_flags() -> None:
    for food in CATALOGUE.foods.values():
        words = f"{food.name} {food.usda_name}".lower()
        if re.search(r"\b(salmon|tuna|cod|mackerel|sardine|herring|trout|anchov\w+)\b", words):
            assert "fish" in food.flags, food.id
        if re.search(r"\b(shrimp|prawn|crab|mussel|oyster|clam|scallop)s?\b", words):
            assert "shellfish" in food.flags, food.id
        if re.search(r"\bliver\b", words) and "cod liver" not in words:
            assert "liver" in food.flags, food.id


def test_every_content_file_is_toml_that_somebody_reads() -> None:
    """A file outside the folders the catalogue reads would be reviewed in vain."""
    folders = {
        "practices",
        "programmes",
        "planning",
        "foods",
        "evidence",
        "screening",
        "locale",
        "figures",
        "sessions",
    }
    names = {path.name for path in CONTENT.iterdir()}
    assert names - {"LICENSE", "review.toml"} <= folders
