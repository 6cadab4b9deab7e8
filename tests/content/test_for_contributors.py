"""What a contributor meets: schemas for the editor, a template that holds, fair warnings."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from spineflow.catalogue import load
from spineflow.catalogue.check_figures import check_figures, without_figure
from spineflow.catalogue.content_pot import content_pot
from spineflow.catalogue.editor_schemas import TABLES, WHOLE, editor_schemas
from spineflow.catalogue.lint import WORD, reading_grade, sentences, warnings
from spineflow.catalogue.load import CONTENT
from spineflow.catalogue.texts import shown_texts
from spineflow.entries.problem import BrokenContent
from spineflow.figures.load import load_figures
from tests.the_catalogue import CATALOGUE

ROOT = CONTENT.parent
FIGURES = load_figures(CONTENT)


def test_schemas_for_editors_are_fresh() -> None:
    """Written by `python -m spineflow.catalogue.editor_schemas`."""
    written = {path.name: path.read_text() for path in (CONTENT / "schemas").iterdir()}
    assert written == editor_schemas()


def test_the_editor_finds_a_schema_for_every_kind_of_file() -> None:
    rules = tomllib.loads((ROOT / ".taplo.toml").read_text())["rule"]
    named = {Path(rule["schema"]["path"]).stem for rule in rules}
    assert named == WHOLE.keys() | TABLES.keys()
    for rule in rules:
        assert (ROOT / rule["schema"]["path"]).is_file()
        assert list(ROOT.glob(rule["include"][0])), rule["include"]


def test_a_schema_knows_the_words_of_the_model() -> None:
    practice = json.loads((CONTENT / "schemas/practice.json").read_text())
    assert set(practice["properties"]["family"]["enum"]) == set(CATALOGUE.families)
    assert practice["additionalProperties"] is False


@pytest.fixture
def own_content(tmp_path: Path) -> Path:
    """A content folder of one's own, in a checkout that has the template."""
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "docs/recipes").mkdir(parents=True)
    template = "docs/recipes/practice.template.toml"
    shutil.copy(ROOT / template, tmp_path / template)
    shutil.copy(ROOT / "run.py", tmp_path / "run.py")
    return tmp_path


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "SPINEFLOW_CONTENT": str(folder / "content"),
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "spineflow", "content-check"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, cwd=folder)


def test_a_new_practice_passes_the_check_as_it_is(own_content: Path) -> None:
    made = subprocess.run(
        [sys.executable, "run.py", "new", "practice", "hip_circle"],
        cwd=own_content,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stderr
    result = checked(own_content)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["practices"] == len(CATALOGUE.practices) + 1
    assert "warning: hip_circle, floor, level 1: no figure" in result.stderr
    left = [line for line in result.stderr.splitlines() if "still to write" in line]
    assert len(left) == 12 and all("practices.hip_circle." in line for line in left)


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("practices/bridge.toml", 'pain = ["yoga_pain"', 'pain = ["yoga_flow"', "about pain"),
        ("evidence/claims.toml", 'source = ["V:Owen2020"]', 'source = ["V:Owen2019"]', "Owen2019"),
        ("evidence/claims.toml", 'source = ["V:Owen2020"]', "source = []", "claim.18.source"),
        ("evidence/claims.toml", 'up_to = "moderate"', 'up_to = "low"', "up_to must be surer"),
        ("figures/movements.toml", "levels = [5]", "levels = [9]", "no such form"),
        ("programmes/weekly/walking.toml", "minutes = 12", "minutes = 15", "too fast"),
    ],
)
def test_a_broken_entry_is_named(
    own_content: Path, file: str, old: str, new: str, named: str
) -> None:
    path = own_content / "content" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(BrokenContent, match=named):
        catalogue = load(own_content / "content")
        figures = load_figures(own_content / "content")
        raise BrokenContent(CONTENT, list(check_figures(figures, catalogue.practices)))


def test_every_form_has_its_figure_and_every_figure_its_form() -> None:
    assert without_figure(FIGURES, CATALOGUE.practices) == []
    assert list(check_figures(FIGURES, CATALOGUE.practices)) == []


def test_every_shown_text_is_found_for_the_translators() -> None:
    texts = {shown.text for shown in shown_texts(CATALOGUE)}
    practice = CATALOGUE.practices["cat_cow"]
    bird_dog = next(level for level in practice.levels if level.level == 4)
    assert {practice.title, practice.feel, practice.breath, *practice.errors} <= texts
    assert {practice.variants[0].start, *practice.variants[0].steps, *bird_dog.steps} <= texts
    assert {claim.sentence for claim in CATALOGUE.claims.values()} <= texts
    assert {question.text for question in CATALOGUE.safety.questions.values()} <= texts
    assert CATALOGUE.sources["Owen2020"].reference not in texts


def test_what_bends_a_day_is_found_for_the_translators() -> None:
    texts = {shown.text for shown in shown_texts(CATALOGUE)}
    days = CATALOGUE.days
    for kinds in (days.day_types, days.places, days.lights, days.weights):
        assert {each.sentence for each in kinds.values()} <= texts
    for titled in (days.day_types, days.places, days.goals):
        assert {each.title for each in titled.values()} <= texts


def test_expressions_of_rules_are_no_texts() -> None:
    texts = {shown.text for shown in shown_texts(CATALOGUE)}
    safety = CATALOGUE.safety
    conditional: list[Any] = [*safety.derived, *safety.rules.values()]
    rules = {each.when for each in conditional}
    assert rules and not rules & texts
    assert not {each.when for each in safety.conditions.values() if each.when} & texts


def test_nothing_is_left_to_write_and_practices_read_easily() -> None:
    """The two long words that are left stand in sentences that the EU register words."""
    found = warnings(CATALOGUE)
    assert not [line for line in found if "still to write" in line]
    own = [line for line in found if line.startswith(("practices.", "claims.", "cues."))]
    assert [line.partition(":")[0] for line in own] == [
        "practices.iron_food.purpose",
        "practices.vitamin_c_food.purpose",
    ]


def test_translators_get_every_text_once() -> None:
    template = content_pot(CATALOGUE)
    keys = re.findall(r'^msgid "(.+)"$', template, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len({shown.text for shown in shown_texts(CATALOGUE)})
    plain = {key.encode().decode("unicode_escape") for key in keys if key.isascii()}
    assert CATALOGUE.practices["bridge"].purpose in plain


def test_sentences_are_judged_fairly() -> None:
    assert sentences("Sit. Do you? Yes: go.") == ["Sit.", "Do you?", "Yes:", "go."]
    easy = WORD.findall("You sit on a chair and put your feet flat on the floor")
    hard = WORD.findall("Individualised physiotherapeutic interventions facilitate coordination")
    assert reading_grade(easy) < 5 < 12 < reading_grade(hard)


def test_almost_all_sentences_are_plain() -> None:
    """Warnings do not fail a check; a flood of them would mean that nobody reads them."""
    assert len(warnings(CATALOGUE)) <= len(shown_texts(CATALOGUE)) * 0.03
