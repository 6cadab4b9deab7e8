"""An empty checkout, with installers that are played."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run

HERE = Path(run.__file__).parent


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout with lock files, away from the real one."""
    monkeypatch.setattr(run, "ROOT", tmp_path)
    for name, path in {"TOOLS": ".tools", "VENV": ".venv", "BIN": ".venv/bin"}.items():
        monkeypatch.setattr(run, name, tmp_path / path)
    monkeypatch.setattr(run, "UV", str(tmp_path / ".tools/bin/uv"))
    monkeypatch.setattr(run, "PYTHON", str(tmp_path / ".venv/bin/python"))
    for lock in run.LOCK_INPUTS:
        (tmp_path / lock).write_text(f"{lock}==1\n")
    return tmp_path


@pytest.fixture
def installed(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The installers' commands, played instead of run."""
    commands: list[list[str]] = []
    site_packages = place / ".venv/lib/python3.11/site-packages"

    def play(command: list[str], what: str) -> None:
        commands.append(command)
        if command[0] == sys.executable:
            touch(Path(run.UV))
        if command[:2] == [run.UV, "venv"]:
            touch(Path(run.PYTHON))
            site_packages.mkdir(parents=True, exist_ok=True)

    def touch(program: Path) -> None:
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch(mode=0o755)

    monkeypatch.setattr(run, "install", play)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: True)
    return commands


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the process would have been replaced by."""
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(run, "become", lambda *words: calls.append(words) or 0)
    for name in run.OPTIONS.values():
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return calls


@pytest.fixture
def refusal(capsys: pytest.CaptureFixture[str]) -> Callable[[list[str]], str]:
    """The sentence with which a call of `run.py` is refused; nothing of it may reach stdout."""

    def refused(arguments: list[str]) -> str:
        assert run.main(arguments) == 1
        said = capsys.readouterr()
        assert said.out == ""
        return said.err

    return refused
