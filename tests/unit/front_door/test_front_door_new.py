"""The word `new`."""

import tomllib
from pathlib import Path

import pytest

import run
from spineflow.knowledge.practice import Practice

HERE = Path(run.__file__).parent


@pytest.fixture
def checkout(place):
    template = place / "docs" / "recipes" / "practice.template.toml"
    template.parent.mkdir(parents=True)
    template.write_text((HERE / "docs/recipes/practice.template.toml").read_text())
    (place / "content" / "practices").mkdir(parents=True)
    return place


def test_a_new_practice_begins_as_a_valid_draft(checkout, capsys):
    assert run.main(["new", "practice", "hip_circle"]) == 0
    entry = checkout / "content/practices/hip_circle.toml"
    practice = Practice.model_validate(tomllib.loads(entry.read_text()))
    assert (practice.id, practice.review) == ("hip_circle", "draft")
    assert "content/practices/hip_circle.toml" in capsys.readouterr().out


def test_a_practice_is_never_overwritten(checkout, refusal):
    entry = checkout / "content/practices/walking.toml"
    entry.write_text("mine")
    assert "exists" in refusal(["new", "practice", "walking"])
    assert entry.read_text() == "mine"


@pytest.mark.parametrize("name", ["Cat", "1st", "../x", "a-b", "", "a b"])
def test_an_id_is_lowercase_words(name, checkout, refusal):
    assert "lowercase" in refusal(["new", "practice", name])


@pytest.mark.parametrize("arguments", [["new"], ["new", "rule", "x"], ["new", "practice"]])
def test_new_wants_a_kind_and_an_id(arguments, refusal):
    assert "new practice ID" in refusal(arguments)
