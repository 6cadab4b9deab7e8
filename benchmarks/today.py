"""CPU-milliseconds and queries of the Today page, beside a bare Django page of the same size.

The floor, measured in the same run, is a page of the same number of bytes in rows of 250 bytes,
behind the standard middleware, a signed-in session in a database and three queries: ten plan items
with their practices, thirty logs, and a sum over thirty days.

    python benchmarks/today.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 120
GOAL_RATIO, GOAL_QUERIES = 1.6, 7

BARE = """
import sys
import django
from django.conf import settings
size, rounds = int(sys.argv[1]), int(sys.argv[2])
settings.configure(
    SECRET_KEY="x" * 50, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth",
                    "django.contrib.sessions", "django.contrib.messages"],
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware",
                "django.contrib.sessions.middleware.SessionMiddleware",
                "django.middleware.locale.LocaleMiddleware",
                "django.middleware.common.CommonMiddleware",
                "django.middleware.csrf.CsrfViewMiddleware",
                "django.contrib.auth.middleware.AuthenticationMiddleware",
                "django.contrib.messages.middleware.MessageMiddleware",
                "django.middleware.clickjacking.XFrameOptionsMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", {
                    "page.html": "<!doctype html><title>{{ user }}</title><ul>{% for row in rows %}"
                                 "<li>{{ row.name }}: {{ row.text }}</li>{% endfor %}</ul>"})],
                    "context_processors": ["django.contrib.auth.context_processors.auth"]}}],
)
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, models
from django.shortcuts import render
from django.test import Client
from django.urls import path

class Practice(models.Model):
    name = models.CharField(max_length=40)
    class Meta:
        app_label = "floor"

class PlanItem(models.Model):
    practice = models.ForeignKey(Practice, models.CASCADE)
    minutes = models.IntegerField()
    class Meta:
        app_label = "floor"

class Log(models.Model):
    day = models.IntegerField(db_index=True)
    minutes = models.IntegerField()
    text = models.CharField(max_length=200)
    class Meta:
        app_label = "floor"

ROW = 250

def page(request):
    items = list(PlanItem.objects.select_related("practice"))
    logs = list(Log.objects.order_by("-id")[:30])
    total = Log.objects.filter(day__gte=0).aggregate(models.Sum("minutes"))
    rows = [{"name": items[n % 10].practice.name, "text": logs[n % 30].text}
            for n in range(size // ROW)]
    return render(request, "page.html", {"rows": rows, "total": total})

urlpatterns = [path("", page)]
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    for model in (Practice, PlanItem, Log):
        editor.create_model(model)
for n in range(10):
    PlanItem.objects.create(practice=Practice.objects.create(name=f"row {n}"), minutes=n)
Log.objects.bulk_create(Log(day=n % 30, minutes=n, text="w" * (ROW - 20)) for n in range(900))
client = Client()
client.force_login(User.objects.create_user("floor"))
import time
spent = []
for _ in range(rounds):
    before = time.process_time_ns()
    answer = client.get("/")
    spent.append(time.process_time_ns() - before)
print(sorted(spent)[rounds // 2] / 1e6, len(answer.content))
"""


def median_cpu_ms(work: Callable[[], object]) -> float:
    """The median CPU time of one call after a warm-up, in milliseconds."""
    for _ in range(5):
        work()
    spent = []
    for _ in range(ROUNDS):
        before = time.process_time_ns()
        work()
        spent.append(time.process_time_ns() - before)
    return sorted(spent)[ROUNDS // 2] / 1e6


def measure_today() -> tuple[float, int, int]:
    """CPU-ms, queries and bytes of Today for a person with a plan."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "spineflow_web.settings"
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    import django

    django.setup()
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
    address = reverse("today")
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"Today answers {answer.status_code}")
    asked = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        client.get(address)
    return median_cpu_ms(lambda: client.get(address)), len(asked), len(answer.content)


def measure_floor(size: int) -> float:
    """CPU-ms of the bare page, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", BARE, str(size), str(ROUNDS)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[0])


def main() -> int:
    """Print figures, floor and goals; 1 if a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SPINEFLOW_DATA"] = folder
        spent, queries, size = measure_today()
    floor = measure_floor(size)
    ratio = spent / floor
    print(f"Today: {spent:.2f} CPU-ms, floor {floor:.2f}, ratio {ratio:.2f} (goal {GOAL_RATIO})")
    print(f"Today: {queries} queries (goal {GOAL_QUERIES}), {size} bytes")
    return int(ratio > GOAL_RATIO or queries > GOAL_QUERIES)


if __name__ == "__main__":
    sys.exit(main())
