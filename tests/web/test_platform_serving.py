"""The server as a process: it starts, says where, and refuses to start rather than do harm."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest

from spineflow_web import addresses
from spineflow_web.pages.middleware import HEADERS
from tests.engines import ON_POSTGRES
from tests.serving import MANAGE, SERVE, Household, copy_of_the_code

pytestmark = pytest.mark.skipif(ON_POSTGRES, reason="once is enough")
OWNER = {"name": "Maria", "password": "four quiet garden words", "way": "password"}


def test_a_fresh_folder_is_served_and_private(tmp_path: Path) -> None:
    home = Household(tmp_path / "data")
    with home.serving() as said:
        assert said == [f"http://localhost:{home.port}"]
        assert home.ask("/healthz").body == "ok"
        ready = home.ask("/readyz")
        assert ready.status == 200 and '"ready": true' in ready.body
        page = home.ask("/welcome/")
        assert page.status == 200 and set(HEADERS) <= set(page.headers)
        style = page.body.split('href="/static/styles/tokens')[1].split('"')[0]
        assert home.ask(f"/static/styles/tokens{style}").status == 200
        second = home.run(*SERVE)
        assert second.returncode == 5 and "another server already uses" in second.stderr
    ours = [path for path in home.data.rglob("*") if "static" not in path.parts]
    assert {path.stat().st_mode & 0o077 for path in (home.data, *ours)} == {0}


def test_the_port_of_the_fresh_server_is_free_again(tmp_path: Path) -> None:
    home = Household(tmp_path)
    with home.serving():
        pass
    with home.serving():
        assert home.ask("/healthz").status == 200


def test_static_files_that_a_power_cut_left_empty_are_made_anew(
    tmp_path: Path, served_once: Path
) -> None:
    home = Household(tmp_path / "data")
    shutil.copytree(served_once, home.data)
    static = home.data / "static"
    manifest = (static / "staticfiles.json").read_text()
    for file in static.rglob("*"):
        if file.is_file():
            file.write_bytes(b"")
    with home.serving():
        assert home.ask("/welcome/").status == 200
    assert (static / "staticfiles.json").read_text() == manifest
    assert all(file.stat().st_size for file in static.rglob("*.js"))


def test_broken_content_stops_the_start_by_file_key_and_reason(tmp_path: Path) -> None:
    home = Household(tmp_path / "data", code=copy_of_the_code(tmp_path))
    practice = tmp_path / "content/practices/walking.toml"
    practice.write_text(practice.read_text().replace('review = "draft"', 'review = "perhaps"', 1))
    ended = home.run(*SERVE)
    assert ended.returncode == 3
    line = next(line for line in ended.stderr.splitlines() if "walking.toml" in line)
    assert "practices/walking.toml: review: " in line and "'perhaps'" in line
    assert "Traceback" not in ended.stderr and not home.database.exists()


def test_a_damaged_database_stops_the_start_with_the_command_that_helps(
    tmp_path: Path, served_once: Path
) -> None:
    home = Household(tmp_path / "data")
    shutil.copytree(served_once, home.data)
    assert home.run(*MANAGE, "backup").returncode == 0
    home.database.write_bytes(b"x" * 8192)
    ended = home.run(*SERVE)
    assert ended.returncode == 4
    assert "is damaged" in ended.stderr and "run.py restore" in ended.stderr
    backup = next((home.data / "backups").glob("*.sqlite3"))
    assert home.run(*MANAGE, "restore", str(backup)).returncode == 0
    with home.serving():
        assert home.ask("/readyz").status == 200


def test_from_elsewhere_only_the_token_makes_the_owner_and_once(tmp_path: Path) -> None:
    home = Household(tmp_path, host="0.0.0.0")
    with home.serving() as said:
        token = said[0].partition("enter this token once: ")[2]
        assert "plain http" in said[1], "and what that means"
        assert len(token) >= 20 and said[2] == f"http://localhost:{home.port}"
        form = OWNER | {"csrfmiddlewaretoken": home.ask("/welcome/").csrf_token}
        for wrong in ("", "guess", token[:-1]):
            refused = home.ask("/welcome/", form | {"token": wrong})
            assert refused.status in (200, 422), "nobody was let in"
        assert (
            home.ask("/welcome/", form | {"token": token}).headers["Location"].startswith("/setup")
        )
        assert not (tmp_path / "setup_token").exists()
        home.cookies.clear()
        again = home.ask("/account/sign-in/")
        second = {**OWNER, "name": "Eve", "token": token, "csrfmiddlewaretoken": again.csrf_token}
        assert home.ask("/welcome/", second).headers["Location"] == "/"
        assert home.ask("/", host=f"{socket.gethostname()}:{home.port}").status == 302
        assert home.ask("/", host=f"evil.example:{home.port}").status == 400
        assert home.ask("/", host=f"0.0.0.0:{home.port}").status == 400
    with home.serving() as said:
        assert not any("token" in line for line in said), "the owner is here: no new token"


def test_which_addresses_are_told_and_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = ["192.168.1.5", "fd00::5"]
    monkeypatch.setattr(addresses, "_addresses_of_this_machine", lambda: seen)
    assert addresses.places_to_open("127.0.0.1", 80) == ["http://localhost:80"]
    assert addresses.places_to_open("192.168.1.5", 80) == ["http://192.168.1.5:80"]
    assert addresses.places_to_open("0.0.0.0", 80)[1:] == ["http://192.168.1.5:80"]
    assert addresses.places_to_open("::", 80)[1:] == [
        "http://192.168.1.5:80",
        "http://[fd00::5]:80",
    ]
    assert {"192.168.1.5", "[fd00::5]"} <= set(addresses.own_names("::"))
    assert "::" not in addresses.own_names("::")
