"""CPU-milliseconds of one durable log, beside a bare Django view that writes one row durably.

The log is one event to `POST /events/`: read, checked, kept, the day's summary renewed. The floor
(`bare_write.py`) is a signed-in POST behind the standard middleware that adds one row to a table
with the same indexes, in a SQLite file that waits for the disk in the same way. The two take turns
in short blocks, so that whatever else the machine does slows both alike. The goal is judged by the
calmest tenth of the calls: the cost of the work itself, without that of busy neighbours.

    python benchmarks/log.py
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from measure import Goal, cpu_ns, judge

ROOT = Path(__file__).resolve().parents[1]
BLOCKS, ROUNDS = 12, 20
GOAL = Goal(cpu_ms=3.5, bare_ms=1.7)
DAYS = 30
"""Days the logs are spread over, so that each holds some ten entries, as a day does."""


def log_of(folder: str) -> Callable[[], object]:
    """A call that keeps one more glass of water for a person with a day behind them."""
    os.environ["SPINEFLOW_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
    os.environ["SPINEFLOW_LOG"] = "ERROR"
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from uuid_utils.compat import uuid7

    from tests.household import add_account, settle

    call_command("migrate", verbosity=0)
    account = add_account("maria")
    settle(account)
    client = Client(HTTP_HOST="localhost")
    client.force_login(account)

    days = itertools.cycle(range(DAYS))

    def log() -> None:
        own, now = str(uuid7()), datetime.now(UTC) - timedelta(days=next(days))
        event = {
            "id": own, "device": "", "sequence": 1, "kind": "water_drunk", "entity": own,
            "occurred_at": now.isoformat(), "time_zone": "UTC",
            "local_date": now.date().isoformat(), "content_version": "1", "replaces": None,
            "payload": {"glasses": 1},
        }  # fmt: skip
        body = json.dumps({"events": [event]})
        answer = client.post("/events/", body, content_type="application/json")
        if answer.json()["results"][0]["status"] != "accepted":
            raise SystemExit(f"the log answers {answer.content!r}")

    return log


@contextmanager
def bare_write(folder: str, rows: int = 1) -> Iterator[Callable[[int], list[int]]]:
    """The bare view's process; the function it gives measures so many rounds of so many rows."""
    command = [sys.executable, str(ROOT / "benchmarks/bare_write.py"), folder, str(rows)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin and process.stdout
        asked, answered = process.stdin, process.stdout

        def measure(rounds: int) -> list[int]:
            print(rounds, file=asked, flush=True)
            return [int(spent) for spent in answered.readline().split()]

        yield measure
        asked.close()


def main() -> int:
    """Print figure, floor and goal; 1 if the goal is missed."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        log = log_of(folder)
        spent: list[int] = []
        floor: list[int] = []
        with bare_write(other) as bare:
            cpu_ns(log, ROUNDS)
            bare(ROUNDS)
            for _ in range(BLOCKS):
                spent += cpu_ns(log, ROUNDS)
                floor += bare(ROUNDS)
    return judge("one durable log", spent, floor, GOAL)


if __name__ == "__main__":
    sys.exit(main())
