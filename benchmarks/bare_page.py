"""The floor of the Today benchmark: a bare Django page of a given size, in a process of its own.

Standard middleware, a signed-in session in a database, and three queries: ten plan items with their
practices, thirty logs, and a sum over thirty days. Every line on standard input asks for a number
of rounds; their CPU-nanoseconds are printed on one line each.

    echo 100 | python benchmarks/bare_page.py BYTES
"""

# ruff: noqa: E402 - models need settings that are set first

import sys

import django
from django.conf import settings
from measure import cpu_ns

SIZE, ROW = int(sys.argv[1]), 250
PAGE = """<!doctype html><title>{{ user }}</title><ul>{% for row in rows %}
<li>{{ row.name }}: {{ row.text }}</li>{% endfor %}</ul>"""

settings.configure(
    SECRET_KEY="x" * 50,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
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
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {
                            "page.html": PAGE,
                        },
                    )
                ],
                "context_processors": ["django.contrib.auth.context_processors.auth"],
            },
        }
    ],
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


def page(request):
    items = list(PlanItem.objects.select_related("practice"))
    logs = list(Log.objects.order_by("-id")[:30])
    total = Log.objects.filter(day__gte=0).aggregate(models.Sum("minutes"))
    rows = [
        {"name": items[n % 10].practice.name, "text": logs[n % 30].text} for n in range(SIZE // ROW)
    ]
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
for line in sys.stdin:
    print(*cpu_ns(lambda: client.get("/"), int(line)), flush=True)
