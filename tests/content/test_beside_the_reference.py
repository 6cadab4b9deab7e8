"""The content says what the clinical reference says, table by table; each deviation by name."""

import re
from pathlib import Path

from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
TEXT = (Path(__file__).resolve().parents[2] / "docs/clinical-reference.md").read_text("utf-8")

CORRECTED = {"acute_injury", "acute_noinjury"}
"""Conditions that section Z words anew; the grids of B.2 do not show it."""
STRICTER = {
    ("preg_t1", "heating_pad"): {"max_temp_c_40"},  # D.1
    ("preg_t23", "heating_pad"): {"max_temp_c_40"},
    ("age65", "heating_pad"): {"max_temp_c_40"},
    ("preg_t23", "cat_cow"): {"neutral_to_cat_only"},  # Z
    ("postpartum", "massage_gun"): {"gluteal_only"},  # the words of the cell: buttock only
    ("postpartum", "foam_roller"): {"gluteal_only"},
    ("dvt_past", "massage_gun"): {"gluteal_only"},
    ("dvt_past", "foam_roller"): {"gluteal_only"},
}
"""Tokens beside those of B.3, with where they come from."""
RENAMED = {"surgery_cleared": "surgery_lt_12w", "max_1_g": "max_1_g_vitamin_c"}
"""Section Z."""


def section(start: str, end: str) -> str:
    """The lines from one heading to another."""
    return TEXT[TEXT.index(f"\n{start}") : TEXT.index(f"\n{end}")]


def rows(text: str) -> list[list[str]]:
    """The cells of every table row; an escaped bar stays inside its cell."""
    lines = (line for line in text.splitlines() if line.startswith("| "))
    return [
        [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in lines
    ]


QUESTIONS = [row for row in rows(section("## A.2", "## A.3")) if row[0].startswith("`")]
RULES = [row for row in rows(section("## A.3", "## A.4")) if re.fullmatch(r"[EUC]\d\d", row[0])]
CONDITIONS = [
    row for row in rows(section("## B.2", "## B.3")) if len(row) == 3 and row[2].startswith("`")
]
CELLS = [
    (RENAMED.get(condition, condition), item.strip(), row)
    for condition, table in re.findall(
        r"\*\*(\w+)\*\* - .*?\n(.*?)(?=\n\*\*|\Z)", section("## B.3", "## B.4"), re.DOTALL
    )
    for row in rows(table)
    if row[1] in ("M", "X")
    for item in row[0].split(",")
]


def test_the_tables_were_found() -> None:
    assert (len(QUESTIONS), len(RULES), len(CONDITIONS)) == (104, 60, 61)
    assert len(CELLS) > 350


def test_questions() -> None:
    for name, answer, neutral, _words in QUESTIONS:
        question = SAFETY.questions[name.strip("`")]
        no = False if question.answer == "yes_no" else "no"
        plain = {"no": no, "unknown": None}.get(neutral, neutral)
        assert str(question.neutral) == str(plain), name
        if question.answer == "choice":
            assert [each.value for each in question.choices] == answer.split("|"), name


def test_rules_and_their_time_frames() -> None:
    letters = {"E": "EMERGENCY_NOW", "U": "URGENT_SAME_DAY", "C": "CLINICIAN_BEFORE_START"}
    soon = {"C02", "C03", "C07", "C17", "C18"}
    assert f"{', '.join(sorted(soon))} within 3 days; all others within 2 weeks" in TEXT
    for name, when, why, _source in RULES:
        rule = SAFETY.rules[name]
        assert rule.when == when.strip("`"), name
        assert rule.disposition == letters[name[0]]
        assert rule.within_days == (None if name[0] != "C" else 3 if name in soon else 14), name
        assert rule.why == why or name == "C01", "section Z words C01 anew"


def test_conditions() -> None:
    for named, _meaning, when in CONDITIONS:
        name = named.strip("`")
        if name not in CORRECTED:
            assert SAFETY.conditions[RENAMED.get(name, name)].when == when.strip("`")


def test_cells_are_never_milder_and_stricter_only_where_it_is_named() -> None:
    for condition, item, row in CELLS:
        cell = next(r for r in SAFETY.rows if r.condition == condition and item in r.items)
        assert cell.cell == {"M": "modify", "X": "avoid"}[row[1]], (condition, item)
        told = {RENAMED.get(token, token) for token in re.findall(r"`(\w+)`", row[3])}
        own = STRICTER.get((condition, item), set())
        assert set(cell.tokens) == told | own, (condition, item)


def test_foods() -> None:
    table = [row for row in rows(section("## D.8", "# E.")) if row[0].startswith("`")]
    assert len(table) == len(CATALOGUE.foods)
    for row in table:
        food = CATALOGUE.foods[row[0].strip("`")]
        numbers = [
            food.epa_dha_mg, food.ala_g, food.vitamin_c_mg, food.iron_mg, food.magnesium_mg,
            food.vitamin_k_ug,
        ]  # fmt: skip
        assert [None if cell == "-" else float(cell) for cell in row[4:10]] == numbers, row[0]
        assert (row[3], row[10]) == (food.portion, food.confidence)


VALUES = {
    ("vitamin_c_mg", "us"): {"male": 90, "female": 75, "pregnant": 85, "breast_feeding": 120},
    ("vitamin_c_mg", "eu"): {"male": 110, "female": 95, "pregnant": 105, "breast_feeding": 155},
    ("iron_mg", "us"): {"male": 8, "female": 18, "pregnant": 27, "breast_feeding": 9},
    ("iron_mg", "eu"): {"male": 11, "female": 16, "pregnant": 16, "breast_feeding": 16},
    ("magnesium_mg", "us"): {"male": 420, "female": 320, "pregnant": 360, "breast_feeding": 320},
    ("magnesium_mg", "eu"): {"male": 350, "female": 300, "pregnant": 300, "breast_feeding": 300},
    ("ala_g", "us"): {"male": 1.6, "female": 1.1, "pregnant": 1.4, "breast_feeding": 1.3},
}
"""D.7 for somebody of 40."""
ASK_ABOVE = {"epa_dha_mg": 1000, "vitamin_c_mg": 200, "magnesium_mg": 250, "iron_mg": 0}


def test_reference_values_and_the_ceilings_to_ask_above() -> None:
    for (nutrient, table), told in VALUES.items():
        found = {
            each.state or each.sex: each.value
            for each in CATALOGUE.food.references
            if (each.nutrient, each.set) == (nutrient, table) and each.from_age <= 40 <= each.to_age
        }
        assert found == told, (nutrient, table)
    assert {key: each.value for key, each in CATALOGUE.food.ask_above.items()} == ASK_ABOVE


def test_walking_is_never_longer_than_its_table() -> None:
    """D.2, as far as the method's 20 % or 2 minutes let it grow; 30 minutes are the goal of all."""
    table = {row[0]: row[1:] for row in rows(section("## D.2", "## D.3")) if row[0].isdigit()}
    for place, track in enumerate(CATALOGUE.weekly["walking"].tracks):
        for step in track.steps:
            if (week := table.get(str(step.week))) is not None:
                most = max(int(number) for number in re.findall(r"\d+", _minutes(week[place])))
                assert step.minutes <= most, (track.id, step.week)


def _minutes(cell: str) -> str:
    """The cell without what is no length: times a day, days a week, brisk minutes, parts."""
    return re.sub(r"x [\d-]+.*|\d+ days.*|\(.*|\+.*|, .*", "", cell)
