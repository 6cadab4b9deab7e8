"""The real server, as its own process with a data folder of its own, for tests that need one."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
SERVE = ["-m", "spineflow_web.serve"]
MANAGE = ["-m", "spineflow_web.manage"]
GIVE_UP_AFTER = 30.0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str

    @property
    def csrf_token(self) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.body)
        assert found, "no form on this page"
        return found[1]


@dataclass
class Household:
    """A data folder, a free port, and the code that runs on them."""

    data: Path
    code: Path = ROOT / "src"
    host: str = "127.0.0.1"
    port: int = 0
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = self.port or probe.getsockname()[1]

    @property
    def database(self) -> Path:
        return self.data / "spineflow.sqlite3"

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SPINEFLOW_", "DJANGO_"))}
        return kept | {
            "SPINEFLOW_DATA": str(self.data),
            "SPINEFLOW_PORT": str(self.port),
            "SPINEFLOW_HOST": self.host,
            "PYTHONPATH": str(self.code),
        }

    def run(self, *arguments: str, wait: float = 60) -> subprocess.CompletedProcess[str]:
        """A command to its end."""
        return subprocess.run(
            [sys.executable, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=wait,
        )

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """A command that goes on, in a process group of its own; its errors go to its output."""
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    @contextmanager
    def serving(self) -> Iterator[list[str]]:
        """The server, answering; gives what it has said on the console so far."""
        process = self.begin(*SERVE)
        said: list[str] = []
        try:
            assert process.stdout
            for line in process.stdout:
                said.append(line.rstrip())
                if line.startswith(("http://", "https://")):
                    break
            else:
                raise AssertionError(f"the server ended: {said}")
            yield said
        finally:
            end(process, signal.SIGTERM)

    def ask(self, path: str, form: dict[str, str] | None = None, host: str = "") -> Answer:
        """One request from this machine, with the cookies of the earlier ones."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Host": host or f"localhost:{self.port}"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        body = None
        if form is not None:
            body = urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.monotonic()
        while True:
            try:
                connection.request("GET" if form is None else "POST", path, body, headers)
                response = connection.getresponse()
                break
            except (OSError, HTTPException):
                connection.close()
                if time.monotonic() - began > GIVE_UP_AFTER:
                    raise
                time.sleep(0.02)
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        answer = Answer(response.status, dict(response.headers), response.read().decode())
        connection.close()
        return answer


def end(process: subprocess.Popen[str], how: signal.Signals) -> None:
    """End this process and those it started, and no other."""
    if process.poll() is None:
        os.killpg(process.pid, how)
    process.wait(timeout=20)
    if process.stdout:
        process.stdout.close()


def copy_of_the_code(folder: Path) -> Path:
    """The program in another place, so that a test may break it; what is compiled stays so."""
    leave = shutil.ignore_patterns("*.pyc.*")  # another process is just writing those
    shutil.copytree(ROOT / "src", folder / "src", ignore=leave)
    shutil.copytree(ROOT / "content", folder / "content", ignore=leave)
    (folder / "frontend").symlink_to(ROOT / "frontend")
    return folder / "src"
