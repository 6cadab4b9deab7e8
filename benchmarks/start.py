"""How long it takes from starting the server to its first answer.

    python benchmarks/start.py [ROUNDS]

Printed with the floor of the same run: a bare Django project with one view, under the same WSGI
server. Every server runs on a free port, with a temporary data folder, and is ended afterwards.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GIVE_UP_AFTER = 60.0
GOALS = {"server": 1.2, "front door": 4.0}
BARE = """
import sys, django
from django.conf import settings
settings.configure(
    SECRET_KEY="x" * 50, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__,
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware",
                "django.middleware.common.CommonMiddleware"],
)
django.setup()
from django.http import HttpResponse
from django.urls import path
from django.core.wsgi import get_wsgi_application
urlpatterns = [path("healthz", lambda request: HttpResponse("ok"))]
from gunicorn.app.base import BaseApplication

class Server(BaseApplication):
    def load_config(self):
        self.cfg.set("bind", "127.0.0.1:" + sys.argv[1])
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("threads", 4)
        self.cfg.set("preload_app", True)
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("loglevel", "warning")

    def load(self):
        return get_wsgi_application()

Server().run()
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process with its children, ended when we are done with it."""
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command,
        env={**inherited, **environment},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def first_answer(process: subprocess.Popen[bytes], port: int) -> float:
    """Seconds from now to the first 200 of `/healthz`."""
    began = time.perf_counter()
    while time.perf_counter() - began < GIVE_UP_AFTER:
        if process.poll() is not None:
            raise SystemExit(f"the server ended with {process.returncode}")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return time.perf_counter() - began
        except OSError:
            time.sleep(0.005)
    raise SystemExit("no answer")


def measure(command: list[str], environment: dict[str, str], port: int) -> float:
    with running(command, environment) as process:
        return first_answer(process, port)


def report(name: str, seconds: list[float], goal: float | None) -> bool:
    middle = statistics.median(seconds)
    against = (
        "" if goal is None else f"   goal {goal:.1f} s: {'met' if middle <= goal else 'MISSED'}"
    )
    print(f"{name:34} median {middle:5.2f} s, slowest {max(seconds):5.2f} s{against}")
    return goal is None or middle <= goal


def main(rounds: int) -> int:
    floor, server, door = [], [], []
    with tempfile.TemporaryDirectory(prefix="spineflow-start-") as data:
        environment = {"SPINEFLOW_DATA": data, "SPINEFLOW_LOG": "ERROR", "SPINEFLOW_ORIGIN": ""}
        ours = [sys.executable, "-m", "spineflow_web.serve"]
        fresh = 0.0
        for turn in range(rounds + 1):  # the first one makes the database and warms the disk
            port = free_port()
            bare = measure([sys.executable, "-c", BARE, str(port)], {}, port)
            port = free_port()
            warm = measure(ours, {**environment, "SPINEFLOW_PORT": str(port)}, port)
            port = free_port()
            whole = [sys.executable, "run.py", f"--port={port}"]
            through = measure(whole, environment, port)
            if turn == 0:
                fresh = warm
                continue
            floor.append(bare)
            server.append(warm)
            door.append(through)
    print(f"{rounds} rounds; processors {os.cpu_count()}, load {os.getloadavg()[0]:.2f}")
    report("bare Django, start to first answer", floor, None)
    print(f"{'server on a fresh data folder':34}        {fresh:5.2f} s")
    good = report("server, start to first answer", server, GOALS["server"])
    good &= report("run.py, start to first answer", door, GOALS["front door"])
    print(f"{'server / floor':34} {statistics.median(server) / statistics.median(floor):.2f}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
