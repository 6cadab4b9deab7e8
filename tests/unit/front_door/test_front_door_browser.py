"""The browser that the tests need."""

import ctypes.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run

HERE = Path(run.__file__).parent


def test_a_wrong_chromium_is_named(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(run.Stop, match="/nowhere/chromium"):
        run.find_browser()


@pytest.fixture
def no_browser(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: "here" if name == "apt-get" else None)


def test_without_a_browser_root_on_debian_gets_one(no_browser, installed, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("DEBIAN_FRONTEND", "")
    run.require_browser()
    update, add = installed
    assert update[:2] == ["apt-get", "update"]
    assert {"chromium", "fonts-dejavu-core", "libatomic1", "--no-install-recommends"} <= set(add)


def test_without_a_browser_anybody_else_is_told_and_nothing_is_skipped(no_browser, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(run.Stop, match=r"need chromium .*sudo apt-get install"):
        run.require_browser()


@pytest.fixture
def dpkg(monkeypatch):
    """A Debian with Chromium 9-1; what a file is found at is the name of the file."""
    done = subprocess.CompletedProcess([], 0, stdout="9-1")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("DEBIAN_FRONTEND", "")
    there = {"apt-get"}
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    return there


def test_the_shell_of_the_same_version_is_installed_for_all_tests_only(dpkg, installed):
    assert run.find_shell("chromium", may_install=False) == "chromium" and installed == []
    run.find_shell("chromium", may_install=True)
    update, add = installed
    assert update[:2] == ["apt-get", "update"] and f"{run.SHELL}=9-1" in add
    dpkg.add(run.SHELL)
    assert run.find_shell("chromium", may_install=True) == run.SHELL and len(installed) == 2


def test_beside_another_chromium_than_debians_nothing_is_installed(dpkg, installed, monkeypatch):
    none = subprocess.CompletedProcess([], 1, stdout="")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: none)
    assert run.find_shell("chrome", may_install=True) == "chrome" and installed == []


def test_without_the_shell_the_tests_run_in_the_browser(dpkg, monkeypatch, capsys):
    def refuse(command: list[str], what: str) -> None:
        raise run.Stop("no network")

    monkeypatch.setattr(run, "install", refuse)
    assert run.find_shell("chromium", may_install=True) == "chromium"
    assert "go on with chromium" in capsys.readouterr().err
