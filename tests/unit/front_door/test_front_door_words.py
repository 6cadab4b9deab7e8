"""The words of the front door, and their options."""

import os
from pathlib import Path

import pytest

import run

HERE = Path(run.__file__).parent


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


def test_an_option_without_its_value_is_refused(became, refusal):
    assert "--port needs a value" in refusal(["serve", "--port"])


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


def test_an_unknown_word_is_answered_with_the_words(refusal):
    said = refusal(["sevre"])
    assert "sevre" in said
    assert all(word in said for word in [*run.WORDS, *run.PASSED_ON])


def test_help_names_every_word(capsys):
    assert run.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in [*run.WORDS, *run.PASSED_ON])


@pytest.mark.parametrize("word", ["serve", "check"])
def test_a_word_that_takes_nothing_says_so(word, became, refusal):
    assert f"{word} does not take now" in refusal([word, "now"])
