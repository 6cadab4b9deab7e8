"""CPU-milliseconds and queries of the Today page, beside a bare Django page of the same size.

The floor (`bare_page.py`) is a page of the same number of bytes in rows of 250 bytes, behind the
standard middleware, a signed-in session in a database and three queries. The two take turns in
short blocks, so that whatever else the machine does slows both alike.

    python benchmarks/today.py
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from measure import cpu_ns

ROOT = Path(__file__).resolve().parents[1]
BLOCKS, ROUNDS = 12, 20
GOAL_RATIO, GOAL_QUERIES = 1.6, 7


def page_of(route: str, **headers: str) -> tuple[Callable[[], Any], int, int]:
    """A call that answers a page for a person with a plan; its queries and bytes."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    import django

    django.setup()
    for handler in logging.getLogger().handlers:  # the line per request is written, but unseen
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(open(os.devnull, "w"))  # noqa: SIM115 - as long as the process
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from tests.household import add_account, settle

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    account = add_account("maria")
    settle(account)
    client = Client(HTTP_HOST="localhost")
    client.force_login(account)
    client.get(reverse("today"))
    address = reverse(route)
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{route} answers {answer.status_code}")
    asked = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        client.get(address)
    return lambda: client.get(address, **headers), len(asked), len(answer.content)


@contextmanager
def bare_page(size: int) -> Iterator[Callable[[int], list[int]]]:
    """The bare page's process; the function it gives measures so many rounds."""
    command = [sys.executable, str(ROOT / "benchmarks/bare_page.py"), str(size)]
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
    """Print figures, floor and goals; 1 if a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SPINEFLOW_DATA"] = folder
        answer, queries, size = page_of("today", HTTP_ACCEPT_ENCODING="gzip")
        packed = len(answer().content)
        spent: list[int] = []
        floor: list[int] = []
        with bare_page(size) as bare:
            cpu_ns(answer, ROUNDS)
            bare(ROUNDS)
            for _ in range(BLOCKS):
                spent += cpu_ns(answer, ROUNDS)
                floor += bare(ROUNDS)
    today_ms, floor_ms = median(spent) / 1e6, median(floor) / 1e6
    ratio = today_ms / floor_ms
    print(
        f"Today: {today_ms:.2f} CPU-ms, floor {floor_ms:.2f}, ratio {ratio:.2f} (goal {GOAL_RATIO})"
    )
    print(f"Today: {queries} queries (goal {GOAL_QUERIES}), {size} bytes, packed {packed}")
    return int(ratio > GOAL_RATIO or queries > GOAL_QUERIES)


if __name__ == "__main__":
    sys.exit(main())
