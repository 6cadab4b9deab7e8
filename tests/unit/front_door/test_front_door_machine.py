"""What the front door needs of a machine, and what it says where that is missing."""

import ast
import importlib.util
import socket
import sys
from pathlib import Path

import pytest

import run

HERE = Path(run.__file__).parent


def test_an_old_python_can_read_it_and_is_told(monkeypatch, refusal):
    ast.parse((HERE / "run.py").read_text(), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert "needs Python 3.11" in refusal(["serve"])


def test_it_imports_the_standard_library_alone():
    tree = ast.parse((HERE / "run.py").read_text())
    names = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names - {"pathlib", "__future__"} <= sys.stdlib_module_names


def test_a_port_in_use_is_noticed_before_anything_is_installed(became, installed, refusal):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refusal(["--port", str(port)])
    assert f"Port {port} on 127.0.0.1 is in use" in said
    assert "--port" in said
    assert not became
    assert not installed


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_is_a_number(port, became, refusal):
    assert "a number from 1 to 65535" in refusal(["--port", port])


def test_an_address_of_another_machine_is_refused(became, refusal):
    assert "Cannot listen on 192.0.2.1" in refusal(["--host", "192.0.2.1"])


def test_an_installers_words_never_reach_stdout(capfd):
    with pytest.raises(run.Stop, match=r"Could not install it.*online"):
        run.install([sys.executable, "-c", "print('no network'); exit(3)"], "it")
    said = capfd.readouterr()
    assert said.out == ""
    assert "no network" in said.err


def test_a_folder_that_cannot_be_written_ends_in_a_sentence(became, monkeypatch, refusal):
    def denied(*words: str) -> int:
        raise PermissionError(13, "Permission denied", "/srv/spineflow/.venv")

    monkeypatch.setattr(run, "become", denied)
    said = refusal(["schema"])
    assert "/srv/spineflow/.venv" in said
    assert "own" in said


def test_no_pip_ends_in_a_sentence(place, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(run.Stop, match="python3-pip"):
        run.ensure_environment(run.RUNTIME)
