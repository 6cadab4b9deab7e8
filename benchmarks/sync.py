"""CPU-milliseconds of one sync: fifty events of a device in one request, with their answers.

Beside it stands a bare Django view that writes fifty rows durably (`bare_write.py`); the two take
turns, so that whatever else the machine does slows both alike. The judge is the calmest tenth of
the calls: the cost of the work itself, without that of busy neighbours. The person has many days
behind them; what a device does to make its request is not counted.

    python benchmarks/sync.py
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from log import bare_write
from measure import Goal, cpu_ns, judge

ROOT = Path(__file__).resolve().parents[1]
EVENTS, BLOCKS, ROUNDS = 50, 12, 20
GOAL = Goal(cpu_ms=9.0, bare_ms=4.5)
STEP = {"sitting": "mobility", "item": "cat_cow", "kind": "move", "seconds": 48.0}
STEP_TOOK = timedelta(milliseconds=48_127)


def sync_of(folder: str) -> Callable[[int], list[int]]:
    """A function that brings so many more sessions of fifty steps and says what each cost."""
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
    days = itertools.cycle(range(30))

    def body() -> str:
        session, now = str(uuid7()), datetime.now(UTC) - timedelta(days=next(days))
        told = [
            {
                "id": str(uuid7()), "device": session, "sequence": n, "kind": "step_done",
                "entity": session, "occurred_at": (now + n * STEP_TOOK).isoformat(),
                "time_zone": "Europe/Berlin", "local_date": now.date().isoformat(),
                "content_version": "1", "replaces": None,
                "payload": {**STEP, "step": n},
            }
            for n in range(EVENTS)
        ]  # fmt: skip
        return json.dumps({"events": told})

    def measure(rounds: int) -> list[int]:
        bodies = iter([body() for _ in range(rounds)])
        answers: list[bytes] = []

        def sync() -> None:
            answer = client.post("/events/", next(bodies), content_type="application/json")
            answers.append(answer.content)

        spent = cpu_ns(sync, rounds)
        for answer in answers:
            if {each["status"] for each in json.loads(answer)["results"]} != {"accepted"}:
                raise SystemExit(f"the log answers {answer!r}")
        return spent

    return measure


def main() -> int:
    """Print figure, floor and goal; 1 if the goal is missed."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        sync = sync_of(folder)
        spent: list[int] = []
        floor: list[int] = []
        with bare_write(other, EVENTS) as bare:
            sync(ROUNDS)
            bare(ROUNDS)
            for _ in range(BLOCKS):
                spent += sync(ROUNDS)
                floor += bare(ROUNDS)
    return judge(f"{EVENTS} events", spent, floor, GOAL)


if __name__ == "__main__":
    sys.exit(main())
