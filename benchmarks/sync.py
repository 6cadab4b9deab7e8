"""CPU-milliseconds of one sync: fifty events of a device in one request, with their answers.

The judge is the calmest tenth of the calls: the cost of the work itself, without that of busy
neighbours. The person has many days behind them.

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
from statistics import median, quantiles

from measure import cpu_ns

ROOT = Path(__file__).resolve().parents[1]
EVENTS, ROUNDS, WARM_UP = 50, 120, 10
GOAL_MS = 9.0
STEP = {"sitting": "mobility", "item": "cat_cow", "kind": "move", "seconds": 48.0}


def sync_of(folder: str) -> Callable[[], object]:
    """A call that brings one more session of fifty steps."""
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

    def sync() -> None:
        session, now = str(uuid7()), datetime.now(UTC) - timedelta(days=next(days))
        told = [
            {
                "id": str(uuid7()), "device": session, "sequence": n, "kind": "step_done",
                "entity": session, "occurred_at": now.isoformat(), "time_zone": "Europe/Berlin",
                "local_date": now.date().isoformat(), "content_version": "1", "replaces": None,
                "payload": {**STEP, "step": n},
            }
            for n in range(EVENTS)
        ]  # fmt: skip
        body = json.dumps({"events": told})
        answer = client.post("/events/", body, content_type="application/json")
        if {each["status"] for each in answer.json()["results"]} != {"accepted"}:
            raise SystemExit(f"the log answers {answer.content!r}")

    return sync


def main() -> int:
    """Print figure and goal; 1 if the goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        sync = sync_of(folder)
        cpu_ns(sync, WARM_UP)
        spent = cpu_ns(sync, ROUNDS)
    calm = quantiles(spent, n=10)[0] / 1e6
    print(f"sync of {EVENTS} events, median: {median(spent) / 1e6:.2f} CPU-ms")
    print(f"its calmest tenth: {calm:.2f} CPU-ms (goal {GOAL_MS})")
    return int(calm > GOAL_MS)


if __name__ == "__main__":
    sys.exit(main())
