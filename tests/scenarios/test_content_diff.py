"""`content-check --diff OLD`, and clinician's limits on the command line."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from spineflow.catalogue.load import CONTENT
from tests.properties.asking import screened
from tests.properties.strategies import HEALTHY
from tests.the_catalogue import CATALOGUE


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "spineflow", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The same content, as it was before a rule was sharpened and an item barred."""
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    rules = folder / "screening/rules.toml"
    text = rules.read_text(encoding="utf-8")
    assert 'when = "calf_swelling or' in text
    rules.write_text(text.replace('when = "calf_swelling or', 'when = "', 1), encoding="utf-8")
    return folder


def test_it_prints_what_changed_over_all_cases(older: Path) -> None:
    answer = run("content-check", "--diff", str(older))
    assert answer.returncode == 0, answer.stderr
    printed: dict[str, Any] = json.loads(answer.stdout)
    assert printed["old_version"] != printed["content_version"] and printed["cases"] > 300
    changed = printed["changed"]
    assert changed and all("calf" in each["case"] or "leg" in each["case"] for each in changed)
    assert changed[0]["disposition"]["after"] == "URGENT_SAME_DAY"
    assert all(each["after"]["clearance"] == "barred" for each in changed[0]["clearances"])


def test_the_same_content_changes_nothing() -> None:
    answer = run("content-check", "--diff", str(CONTENT))
    assert json.loads(answer.stdout)["changed"] == []


def test_a_folder_that_is_none_and_one_that_is_broken(tmp_path: Path) -> None:
    assert run("content-check", "--diff", str(tmp_path / "nowhere")).returncode == 2
    (tmp_path / "practices").mkdir()
    assert run("content-check", "--diff", str(tmp_path)).returncode == 3
    assert run("screen", "--diff", str(CONTENT)).returncode == 2


@pytest.mark.parametrize("kind", sorted(CATALOGUE.limit_kinds))
def test_a_limit_only_takes_away_and_ends_after_its_day(kind: str) -> None:
    free = screened(HEALTHY)
    limit = {"condition": kind, "until": "2026-11-23", "by": "Dr Sample"}
    bound = screened(HEALTHY, limits=[limit])
    assert kind in bound["conditions"] and bound["disposition"] == "OK_WITH_MODIFICATIONS"
    order = ["permitted", "with_precaution", "barred"]
    pairs = list(zip(free["clearances"], bound["clearances"], strict=True))
    assert all(order.index(a["clearance"]) <= order.index(b["clearance"]) for a, b in pairs)
    changed = [b for a, b in pairs if a != b]
    assert changed and all({"kind": "condition", "id": kind} in b["reasons"] for b in changed)
    over = screened(HEALTHY, limits=[{**limit, "until": "2026-11-22"}])
    assert over == free


def test_a_limit_that_no_content_knows_is_refused() -> None:
    limit = {"condition": "limit_no_fun", "until": "2026-11-23", "by": "x"}
    with pytest.raises(Exception, match="there is no condition"):
        screened(HEALTHY, limits=[limit])
