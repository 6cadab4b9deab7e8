"""The names by which code asks for planning's rules and weights are those that content has.

`content-check` holds the lists of `catalogue.check_planning` against the content; here they are
held against the code, so that neither side can grow or lose a name alone.
"""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from spineflow.catalogue import load
from spineflow.catalogue.check_planning import NUMBERS, SENTENCES, WEIGHTS
from spineflow.catalogue.load import CONTENT
from spineflow.entries.problem import BrokenContent

SRC = CONTENT.parent / "src"
ASKS = {"number": NUMBERS, "minutes": NUMBERS, "words": NUMBERS | SENTENCES}
SAYS = {"by_rule": NUMBERS | SENTENCES, "by_score": WEIGHTS}
LOW = """
[[certainty]]
source = ["K:GRADE", "D"]
review = "draft"
certainty = "low"
steps = 2
"""


def trees() -> Iterator[ast.Module]:
    """The code that plans, shows and acts; not the lists themselves."""
    for path in sorted(SRC.rglob("*.py")):
        if path.name != "check_planning.py":
            yield ast.parse(path.read_text(encoding="utf-8"))


def named_in_code() -> set[str]:
    """Every string of the code, and every function: a law has the name of its rule."""
    found: set[str] = set()
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.FunctionDef):
                found.add(node.name)
    return found


def asked_in_code() -> Iterator[tuple[str, str]]:
    """Function and name wherever one of them is called with a name written out."""
    for tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or len(node.args) != 1 or node.keywords:
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            name = node.args[0]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield called, name.value


def test_every_name_that_is_listed_is_read() -> None:
    listed = NUMBERS | SENTENCES | WEIGHTS
    checked_only = {"heat_minutes_default"}  # it is held by `content-check` itself
    assert listed - named_in_code() == checked_only


def test_every_name_that_is_asked_for_is_listed() -> None:
    countries = {"emergency"}  # `Country.number`, of a telephone
    asked = [
        (called, name)
        for called, name in asked_in_code()
        if called in ASKS | SAYS and name not in countries
    ]
    assert len(asked) > 80
    assert [each for each in asked if each[1] not in (ASKS | SAYS)[each[0]]] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("constraints", 'id = "walking_goal"', 'id = "walking_gaol"', "walking_goal: .*no entry"),
        ("constraints", 'id = "walking_growth_percent"', 'id = "growth"', "growth: nothing reads"),
        ("constraints", 'id = "chosen_time"', 'id = "wished_time"', "wished_time: nothing reads"),
        ("constraints", "value = 1.15\n", "", "water_pauses_grow.value: .* has none"),
        ("weights", 'id = "variety"', 'id = "change"', "variety: .*no entry"),
        ("certainties", LOW, "", "low: .*no entry"),
        ("directions", "share = 0.5", "share = 1.5", "direction.1.share"),
    ],
)
def test_a_broken_name_or_number_is_named(
    tmp_path: Path, file: str, old: str, new: str, named: str
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    path = tmp_path / "content" / "planning" / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenContent, match=named):
        load(tmp_path / "content")


def test_heat_that_is_longer_than_the_method_says_is_named(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    path = tmp_path / "content" / "practices" / "warm_towel.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("dose = { minutes = 15 }", "dose = { minutes = 17 }"))
    with pytest.raises(BrokenContent, match="the usual level of heat lasts 15"):
        load(tmp_path / "content")
