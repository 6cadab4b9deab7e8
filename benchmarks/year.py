"""CPU-milliseconds of Today with a year of logs, beside the same page with one day of logs.

Two people are settled alike; one has glasses, drinks, food, pain and walks on each of the last 365
days, the other only today. The pages take turns in short blocks, so that whatever else the machine
does slows both alike; judged by the calmest tenth of the calls.

    python benchmarks/year.py
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from measure import cpu_ns

ROOT = Path(__file__).resolve().parents[1]
BLOCKS, ROUNDS = 10, 15
GOAL = 1.2
DAY: list[tuple[str, dict[str, Any]]] = [
    *[("water_drunk", {"glasses": 1})] * 6,
    ("drink_taken", {"drink": "tea", "ml": 250}),
    ("food_eaten", {"parts": [{"food": "orange", "grams": 131.0}], "recipe": ""}),
    ("food_eaten", {"parts": [{"food": "oats_dry", "grams": 40.0}], "recipe": ""}),
    ("pain_rated", {"when": "now", "pain": 3}),
    ("walk_done", {"minutes": 20.0}),
]


def page_with(name: str, days: int) -> Callable[[], object]:
    """A call that answers Today for a person with so many days behind them."""
    from django.test import Client
    from django.urls import reverse

    from spineflow_web.actions.recording import keep, new_event
    from tests.household import add_account, settle

    account = add_account(name)
    person = settle(account)
    for back in range(days):
        at = datetime.now(UTC) - timedelta(days=back)
        keep(person.id, [new_event(person, *told, now=at) for told in DAY], now=at)
    client = Client(HTTP_HOST="localhost")
    client.force_login(account)

    def today() -> None:
        if client.get(reverse("today")).status_code != 200:
            raise SystemExit("Today does not answer")

    today()
    return today


def main() -> int:
    """Print both figures and the goal; 1 if it is missed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SPINEFLOW_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
        os.environ["SPINEFLOW_LOG"] = "ERROR"
        sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
        import django

        django.setup()
        logging.disable(logging.INFO)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        one, year = page_with("maria", 1), page_with("jonas", 365)
        spent: dict[str, list[int]] = {"one": [], "year": []}
        for _ in range(BLOCKS):
            spent["one"] += cpu_ns(one, ROUNDS)
            spent["year"] += cpu_ns(year, ROUNDS)
    calm = {name: quantiles(each, n=10)[0] / 1e6 for name, each in spent.items()}
    middle = {name: median(each) / 1e6 for name, each in spent.items()}
    ratio = calm["year"] / calm["one"]
    print(f"Today, median: one day {middle['one']:.2f}, a year {middle['year']:.2f} CPU-ms")
    print(
        f"its calmest tenth: {calm['one']:.2f} and {calm['year']:.2f} CPU-ms, "
        f"ratio {ratio:.2f} (goal {GOAL})"
    )
    return int(ratio > GOAL)


if __name__ == "__main__":
    sys.exit(main())
