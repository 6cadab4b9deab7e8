"""The front door: what it does, what it skips, and what it says when it cannot."""

import ast
import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import run
from spineflow.knowledge.practice import Practice

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
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: True)
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


def refusal(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The sentence a refused call ends with; nothing of it may reach stdout."""
    assert run.main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


# ---- words and options ----


def test_serves_when_no_word_is_given(became, monkeypatch):
    monkeypatch.setattr(run, "require_free_port", lambda host, port: None)
    assert run.main([]) == 0
    assert became == [("spineflow_web.serve",)]
    assert os.environ["SPINEFLOW_HOST"] == "127.0.0.1"
    assert os.environ["SPINEFLOW_PORT"] == "8000"
    assert "SPINEFLOW_DATA" not in os.environ, "the default folder is decided in the settings alone"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "8123", "--data=here", "serve", "--host", "::1"],
        ["serve", "--host=::1", "--data", "here", "--port=8123"],
        ["--data", "here", "--port", "8123", "--host", "::1"],
    ],
)
def test_options_stand_before_or_after_the_word(arguments, became, monkeypatch):
    monkeypatch.setattr(run, "require_free_port", lambda host, port: None)
    assert run.main(arguments) == 0
    assert os.environ["SPINEFLOW_PORT"] == "8123"
    assert os.environ["SPINEFLOW_HOST"] == "::1"
    assert os.environ["SPINEFLOW_DATA"] == str(Path.cwd() / "here")


@pytest.mark.parametrize("arguments", [["--lan"], ["serve", "--lan"], ["--lan", "--host", "::"]])
def test_lan_listens_for_the_house_unless_told_where(arguments, became, monkeypatch):
    monkeypatch.setenv("SPINEFLOW_LAN", "")
    monkeypatch.setattr(run, "require_free_port", lambda host, port: None)
    assert run.main(arguments) == 0
    assert os.environ["SPINEFLOW_LAN"] == "1"
    assert os.environ["SPINEFLOW_HOST"] == ("::" if "::" in arguments else "0.0.0.0")


def test_an_option_without_its_value_is_refused(became, capsys):
    assert "--port needs a value" in refusal(["serve", "--port"], capsys)


def test_what_is_passed_on_keeps_its_order(became):
    for arguments, expected in {
        ("backup", "a.sqlite3"): ("spineflow_web.manage", "backup", "a.sqlite3"),
        ("restore", "a.sqlite3"): ("spineflow_web.manage", "restore", "a.sqlite3"),
        ("reset-password", "ada"): ("spineflow_web.manage", "reset_password", "ada"),
        ("screen",): ("spineflow", "screen"),
        ("plan", "-x", "y"): ("spineflow", "plan", "-x", "y"),
        ("schema",): ("spineflow", "schema"),
        ("content-check",): ("spineflow", "content-check"),
    }.items():
        assert run.main(list(arguments)) == 0
        assert became.pop() == expected


def test_an_unknown_word_is_answered_with_the_words(capsys):
    said = refusal(["sevre"], capsys)
    assert "sevre" in said
    assert all(word in said for word in [*run.WORDS, *run.PASSED_ON])


def test_help_names_every_word(capsys):
    assert run.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in [*run.WORDS, *run.PASSED_ON])


@pytest.mark.parametrize("word", ["serve", "check"])
def test_a_word_that_takes_nothing_says_so(word, became, capsys):
    assert f"{word} does not take now" in refusal([word, "now"], capsys)


# ---- the machine ----


def test_an_old_python_can_read_it_and_is_told(monkeypatch, capsys):
    ast.parse((HERE / "run.py").read_text(), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert "needs Python 3.11" in refusal(["serve"], capsys)


def test_it_imports_the_standard_library_alone():
    tree = ast.parse((HERE / "run.py").read_text())
    names = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names - {"pathlib", "__future__"} <= sys.stdlib_module_names


def test_a_port_in_use_is_noticed_before_anything_is_installed(became, installed, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refusal(["--port", str(port)], capsys)
    assert f"Port {port} on 127.0.0.1 is in use" in said
    assert "--port" in said
    assert not became
    assert not installed


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_a_port_is_a_number(port, became, capsys):
    assert "a number from 1 to 65535" in refusal(["--port", port], capsys)


def test_an_address_of_another_machine_is_refused(became, capsys):
    assert "Cannot listen on 192.0.2.1" in refusal(["--host", "192.0.2.1"], capsys)


def test_a_wrong_chromium_is_named(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(run.Stop, match="/nowhere/chromium"):
        run.find_browser()


@pytest.fixture
def no_browser(monkeypatch):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run.ctypes.util, "find_library", lambda name: None)
    monkeypatch.setattr(run.shutil, "which", lambda name: "here" if name == "apt-get" else None)


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
    monkeypatch.setattr(run.subprocess, "run", lambda *_, **__: done)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("DEBIAN_FRONTEND", "")
    there = {"apt-get"}
    monkeypatch.setattr(run.shutil, "which", lambda name: name if name in there else None)
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
    monkeypatch.setattr(run.subprocess, "run", lambda *_, **__: none)
    assert run.find_shell("chrome", may_install=True) == "chrome" and installed == []


def test_without_the_shell_the_tests_run_in_the_browser(dpkg, monkeypatch, capsys):
    def refuse(command: list[str], what: str) -> None:
        raise run.Stop("no network")

    monkeypatch.setattr(run, "install", refuse)
    assert run.find_shell("chromium", may_install=True) == "chromium"
    assert "go on with chromium" in capsys.readouterr().err


def test_an_installers_words_never_reach_stdout(capfd):
    with pytest.raises(run.Stop, match=r"Could not install it.*online"):
        run.install([sys.executable, "-c", "print('no network'); exit(3)"], "it")
    said = capfd.readouterr()
    assert said.out == ""
    assert "no network" in said.err


def test_a_folder_that_cannot_be_written_ends_in_a_sentence(became, monkeypatch, capsys):
    def denied(*words: str) -> int:
        raise PermissionError(13, "Permission denied", "/srv/spineflow/.venv")

    monkeypatch.setattr(run, "become", denied)
    said = refusal(["schema"], capsys)
    assert "/srv/spineflow/.venv" in said
    assert "own" in said


def test_no_pip_ends_in_a_sentence(place, monkeypatch):
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(run.Stop, match="python3-pip"):
        run.ensure_environment(run.RUNTIME)


# ---- the environment ----


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


# ---- test and check ----


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


# ---- new practice ----


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


def test_a_practice_is_never_overwritten(checkout, capsys):
    entry = checkout / "content/practices/walking.toml"
    entry.write_text("mine")
    assert "exists" in refusal(["new", "practice", "walking"], capsys)
    assert entry.read_text() == "mine"


@pytest.mark.parametrize("name", ["Cat", "1st", "../x", "a-b", "", "a b"])
def test_an_id_is_lowercase_words(name, checkout, capsys):
    assert "lowercase" in refusal(["new", "practice", name], capsys)


@pytest.mark.parametrize("arguments", [["new"], ["new", "rule", "x"], ["new", "practice"]])
def test_new_wants_a_kind_and_an_id(arguments, capsys):
    assert "new practice ID" in refusal(arguments, capsys)


# ---- the locks themselves ----


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
