"""Every branch of the gate is taken by its own tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GATE = "src/spineflow/screening"
TESTS = [
    *("tests/unit/test_free_text.py", "tests/unit/test_free_text_edges.py"),
    *("tests/unit/test_alarm.py", "tests/unit/test_difference.py"),
    *("tests/unit/test_explain.py", "tests/unit/test_expression.py", "tests/unit/test_prompts.py"),
    *("tests/unit/test_questionnaire.py", "tests/unit/test_rescreen.py"),
    *("tests/unit/test_screening_clearance.py", "tests/unit/test_screening_entries.py"),
    *("tests/unit/test_check_demands.py", "tests/content/test_countries.py", "tests/cases"),
    *("tests/properties/test_reachable.py", "tests/properties/test_screening_laws.py"),
    "tests/properties/test_pain_map_laws.py",
]
"""Without the laws of 2,000 examples: what only chance reaches is not covered."""

EXCLUDED: list[str] = []
"""Lines left out, as coverage's patterns, each with its reason beside it. There are none."""


@pytest.mark.long
def test_every_branch_of_the_gate_is_taken(tmp_path: Path) -> None:
    settings = tmp_path / "coverage.ini"
    left_out = "\n    ".join(EXCLUDED)
    settings.write_text(f"[run]\nbranch = True\n[report]\nexclude_lines =\n    {left_out}\n")
    where = {**os.environ, "COVERAGE_FILE": str(tmp_path / "data")}
    run = [sys.executable, "-m", "coverage"]
    rc = [f"--rcfile={settings}"]
    pytest_alone = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    subprocess.run(
        [*run, "run", *rc, f"--source={GATE}", *pytest_alone, *TESTS],
        cwd=ROOT, env=where, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    told = subprocess.run(
        [*run, "report", *rc, "-m", "--skip-covered", "--fail-under=100"],
        cwd=ROOT, env=where, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout
