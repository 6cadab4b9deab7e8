"""`python3 run.py demo`: made-up people in a folder that is removed again, and a server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="spineflow-demo-") as folder:
        os.environ["SPINEFLOW_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
        os.umask(0o077)
        print("Spineflow: making four people and twelve weeks of days of each.", flush=True)
        make()
        return serve(Path(folder))


def make() -> None:
    """Fill the folder, and say who can sign in."""
    from spineflow_web.serve import prepare_storage, setup_django

    setup_django()
    prepare_storage()

    from django.db import connections

    from spineflow_web.actions.accounts import easy_password
    from spineflow_web.demo.household import make_household

    password = easy_password()
    residents = make_household(
        password,
        now=datetime.now(UTC),
        tell=lambda made_up: print(f"  {made_up.name} ...", flush=True),
    )
    connections.close_all()
    print("\nNobody here is real. Sign in with one of these names:\n")
    for each in residents:
        print(f"  {each.made_up.name:10} {each.made_up.words}")
    print(
        f"\n  password   {password}\n\nStop it with Ctrl-C; then everything is removed.\n",
        flush=True,
    )


def serve(folder: Path) -> int:
    """The real server on this folder, until it ends or is told to."""
    server = subprocess.Popen([sys.executable, "-m", "spineflow_web.serve"])

    def pass_on(number: int, frame: FrameType | None) -> None:
        server.send_signal(number)

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, pass_on)
    return server.wait()


if __name__ == "__main__":
    sys.exit(main())
