"""The words `test` and `check`."""

import os
from pathlib import Path

import pytest

import run

HERE = Path(run.__file__).parent


@pytest.fixture
def ran(monkeypatch):
    """Programs of the environment, recorded; each answers with the next of `codes`, else 0."""
    calls: list[tuple[str, ...]] = []
    codes: list[int] = []

    def play(*command: str) -> int:
        calls.append(command)
        return codes.pop(0) if codes else 0

    monkeypatch.setattr(run, "run", play)
    monkeypatch.setattr(run, "ensure_environment", lambda *locks: None)
    monkeypatch.setattr(run, "require_browser", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(run, "find_shell", lambda browser, may_install: f"shell {may_install}")
    for name in ("CHROMIUM", "CHROMIUM_SHELL", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, "")
    return calls, codes


def test_tests_run_on_both_databases(ran):
    calls, _ = ran
    assert run.main(["test"]) == 0
    pytest = ("pytest", "--numprocesses=auto", "--dist=worksteal")
    assert calls == [pytest, (*pytest, "tests/web", "--postgres")]
    assert os.environ["CHROMIUM"] == "/usr/bin/chromium"
    assert os.environ["CHROMIUM_SHELL"] == "shell True"
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


def test_a_browser_that_is_named_runs_all_tests(ran, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/usr/bin/chromium")
    run.main(["test"])
    assert os.environ["CHROMIUM_SHELL"] == "/usr/bin/chromium"


def test_a_failed_or_empty_run_fails_the_word(ran):
    calls, codes = ran
    codes += [5]
    assert run.main(["test"]) == 5
    assert len(calls) == 1, "the closing line on the screen is the one of the run that failed"
    codes += [0, 1]
    assert run.main(["test"]) == 1


def test_arguments_choose_one_run(ran):
    calls, _ = ran
    assert run.main(["test", "--long", "tests/unit", "-k", "door"]) == 0
    assert calls == [("pytest", "-m", "long or not long", "tests/unit", "-k", "door")]
    assert os.environ["CHROMIUM_SHELL"] == "shell False", "nothing is installed for a few tests"


def test_check_runs_everything_and_reports_every_failure(ran, capsys):
    calls, codes = ran
    codes += [1, 0, 2]
    assert run.main(["check"]) == 1
    assert len(calls) == 5
    assert capsys.readouterr().out.endswith("== failed: format, types\n")
