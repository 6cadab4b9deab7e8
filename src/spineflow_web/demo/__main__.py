"""`python3 run.py demo`: made-up people in a folder that is removed again, and a server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spineflow_web.demo.household import Resident


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="spineflow-demo-") as folder:
        os.environ["SPINEFLOW_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
        os.umask(0o077)
        print("Spineflow: four people move in.", flush=True)
        residents = make()
        with serving() as server:
            fill(residents, server)
            return server.wait()


def make() -> list[Resident]:
    """Fill the folder, and say who can sign in."""
    from spineflow_web.serve import prepare_storage, setup_django

    setup_django()
    prepare_storage()

    from django.db import connections

    from spineflow_web.actions.accounts import easy_password
    from spineflow_web.demo.household import everybody_moves_in

    password = easy_password()
    residents = everybody_moves_in(password, now=datetime.now(UTC))
    connections.close_all()
    print("\nNobody here is real. Sign in with one of these names:\n")
    for each in residents:
        print(f"  {each.made_up.name:10} {each.made_up.words}")
    print(
        f"\n  password   {password}\n\nStop it with Ctrl-C; then everything is removed.\n",
        flush=True,
    )
    return residents


@contextmanager
def serving() -> Iterator[subprocess.Popen[bytes]]:
    """The real server on this folder; it is told to end when this process is."""
    server = subprocess.Popen([sys.executable, "-m", "spineflow_web.serve"])

    def pass_on(number: int, frame: FrameType | None) -> None:
        server.send_signal(number)

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, pass_on)
    try:
        yield server
    finally:
        server.terminate()
        server.wait()


def fill(residents: list[Resident], server: subprocess.Popen[bytes]) -> None:
    """Twelve weeks of days for one after the other, while the server is open already."""
    from django.db import connections

    for each in residents:
        print(f"  {each.made_up.name}: twelve weeks are being lived ...", flush=True)
        if not each.life.live(lambda: server.poll() is None):
            break
    else:
        print("  All of them have their twelve weeks.\n", flush=True)
    connections.close_all()


if __name__ == "__main__":
    sys.exit(main())
