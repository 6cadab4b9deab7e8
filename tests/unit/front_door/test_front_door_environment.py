"""The environment and its locks: everything once, and by hash."""

import re
from pathlib import Path

import pytest

import run

HERE = Path(run.__file__).parent


def test_everything_is_installed_once_and_by_hash(installed, place):
    run.ensure_environment(run.RUNTIME)
    pip, venv, packages = installed
    assert "--require-hashes" in pip
    assert venv[:2] == [run.UV, "venv"]
    assert "--require-hashes" in packages
    pth = next(place.glob(".venv/lib/python3*/site-packages/spineflow.pth"))
    assert pth.read_text().strip() == str(place / "src")
    installed.clear()
    run.ensure_environment(run.RUNTIME)
    assert installed == []


def test_serve_after_test_undoes_nothing(installed):
    run.ensure_environment(run.RUNTIME, run.DEV)
    assert not any("sync" in command for command in installed)
    installed.clear()
    run.ensure_environment(run.RUNTIME)
    run.ensure_environment(run.RUNTIME, run.DEV)
    assert installed == []


def test_only_the_changed_lock_is_installed_again(installed, place):
    run.ensure_environment(run.RUNTIME, run.DEV)
    installed.clear()
    (place / run.DEV).write_text("other==2\n")
    run.ensure_environment(run.RUNTIME, run.DEV)
    (command,) = installed
    assert f"--requirement={run.DEV}" in command
    assert f"--requirement={run.RUNTIME}" not in command


def test_a_moved_checkout_gets_a_new_environment(installed, place, monkeypatch):
    run.ensure_environment(run.RUNTIME)
    installed.clear()
    elsewhere = place / "elsewhere"
    elsewhere.mkdir()
    for lock in run.LOCK_INPUTS:
        (elsewhere / lock).write_bytes((place / lock).read_bytes())
    monkeypatch.setattr(run, "ROOT", elsewhere)
    run.ensure_environment(run.RUNTIME)
    assert any(command[:2] == [run.UV, "venv"] for command in installed)


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", (HERE / lock).read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", run.LOCK_INPUTS)
def test_a_lock_is_hashed_and_holds_no_address(lock):
    text = (HERE / lock).read_text()
    assert "://" not in text
    assert pins(lock)
    assert all("--hash=sha256:" in part for part in re.split(r"\n(?=\w)", text.strip()))


def test_every_lock_agrees_with_the_runtime():
    runtime = pins(run.RUNTIME)
    assert runtime.items() <= pins(run.POSTGRES).items() <= pins(run.DEV).items()


def test_64_bit_arm_is_spared_the_sqlite_that_has_no_wheel_there():
    (line,) = [x for x in (HERE / run.RUNTIME).read_text().splitlines() if "pysqlite3" in x]
    assert "platform_machine == 'x86_64'" in line
    assert "sys_platform == 'linux'" in line
