"""Documents that are made from content say what the content says, and all name what there is."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest

from spineflow.catalogue.screens_for import groups, made_from_content
from tests.the_catalogue import CATALOGUE

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/what-we-screen-for.md"
WRITTEN = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "content/README.md")
    if path.name != "clinical-reference.md"
)
NAMED = re.compile(r"`((?:src|tests|docs|content|benchmarks|frontend)/[\w./-]+|test_[a-z_]+)`")
LINKED = re.compile(r"\]\(([^)#:]+)\)")
SETTING = re.compile(r"SPINEFLOW_[A-Z_]+")
MADE_UP = {"content/practices/side_reach.toml"}


def test_what_we_screen_for_is_fresh() -> None:
    """`python -m spineflow.catalogue.screens_for > docs/what-we-screen-for.md` mends it."""
    assert DOCUMENT.read_text(encoding="utf-8") == made_from_content()


def test_it_names_every_rule_condition_and_reason_to_ask_again() -> None:
    content, text = CATALOGUE, DOCUMENT.read_text(encoding="utf-8")
    assert sum(len(group.rules) for group in groups(content)) == len(content.safety.rules)
    assert all(f"**{rule}: " in text for rule in content.safety.rules)
    assert all(each.label in text for each in content.safety.conditions.values())
    assert all(" ".join(rule.sentence.split()) in text for rule in content.due_rules)
    assert "Not yet reviewed by a clinician" in text


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_what_a_document_names_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tests = {each.stem for each in ROOT.glob("tests/**/test_*.py")}
    missing = [
        name
        for name in NAMED.findall(text)
        if name not in MADE_UP | tests
        and not any((ROOT / f"{name}{end}").exists() for end in ("", ".py"))
    ]
    missing += [link for link in LINKED.findall(text) if not (path.parent / link).exists()]
    assert missing == []


def test_the_floors_are_drawn_as_they_are_kept() -> None:
    kept = ConfigParser()
    kept.read(ROOT / ".importlinter", encoding="utf-8")
    drawn = (ROOT / "docs/architecture.md").read_text(encoding="utf-8").split("```")[1]
    for name in ("web-floors", "core-floors"):
        layers = kept[f"importlinter:contract:{name}"]["layers"].split("\n")
        for layer in filter(None, layers):
            assert f"\n  {layer} " in drawn, layer


def test_every_setting_of_the_environment_is_told_to_who_runs_a_server() -> None:
    files = (ROOT / "run.py", *ROOT.glob("src/**/*.py"))
    read = {name for path in files for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    told = set(SETTING.findall((ROOT / "docs/self-hosting.md").read_text(encoding="utf-8")))
    assert "SPINEFLOW_PORT" in read
    assert read == told


def test_no_change_is_told_twice() -> None:
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n- ")[1:]
    lines = [" ".join(each.split()) for each in told]
    assert len(lines) == len(set(lines))
