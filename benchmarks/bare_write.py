"""The floor of the log and sync benchmarks: a bare Django view that keeps rows, in its own process.

Standard middleware, a signed-in session, one INSERT into a table with two indexes, in a SQLite file
that waits for the disk at every commit. A request brings one row, or so many as are asked for.
Every line on standard input asks for a number of rounds; their CPU-nanoseconds are printed on one
line each.

    echo 100 | python benchmarks/bare_write.py FOLDER [ROWS]
"""

# ruff: noqa: E402 - models need settings that are set first

import json
import sys
import uuid

import django
from django.conf import settings
from measure import cpu_ns

settings.configure(
    SECRET_KEY="x" * 50,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": f"{sys.argv[1]}/floor.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    },
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
)
django.setup()

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, models, transaction
from django.http import JsonResponse
from django.test import Client
from django.urls import path
from django.utils import timezone


class Row(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid1)
    owner = models.IntegerField(db_index=True)
    at = models.DateTimeField(db_index=True)
    payload = models.JSONField()

    class Meta:
        app_label = "floor"


def keep(request):
    told = json.loads(request.body)
    rows = [Row(owner=request.user.pk, payload=each, at=timezone.now()) for each in told]
    with transaction.atomic():
        Row.objects.bulk_create(rows)
    return JsonResponse({"ids": [str(row.pk) for row in rows]})


urlpatterns = [path("", keep)]
call_command("migrate", verbosity=0)
with connection.schema_editor() as editor:
    editor.create_model(Row)
client = Client()
client.force_login(User.objects.create_user("floor"))
count = int(sys.argv[2]) if len(sys.argv) > 2 else 1
body = json.dumps([{"kind": "water_drunk", "payload": {"glasses": 1}}] * count)
for line in sys.stdin:
    post = lambda: client.post("/", body, content_type="application/json")  # noqa: E731
    print(*cpu_ns(post, int(line)), flush=True)
