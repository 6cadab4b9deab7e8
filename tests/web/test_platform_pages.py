"""What every answer carries, how refusals look, and that no log line holds a person's words."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from django.urls import URLPattern, reverse

from spineflow_web.pages import health
from spineflow_web.pages.middleware import HEADERS
from spineflow_web.pages.request_log import QuietFormatter
from tests.household import add_account, settle
from tests.web.failing_urls import CANARY
from tests.web.test_policy import ROUTES, address

pytestmark = pytest.mark.django_db
FAILING = pytest.mark.urls("tests.web.failing_urls")


@pytest.fixture
def maria(client: Any) -> Any:
    account = add_account("maria")
    settle(account)
    client.force_login(account)
    return client


def carries_everything(answer: Any) -> bool:
    """The whole set, word for word, and nothing that a shared computer would keep."""
    wanted = {**HEADERS, "Cache-Control": "no-store"}
    return {name: answer.headers.get(name) for name in wanted} == wanted


# ---- headers -----------------------------------------------------------------------------------
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_every_route_carries_every_header(maria: Any, route: URLPattern) -> None:
    for method in (maria.get, maria.post, maria.put, maria.options):
        assert carries_everything(method(address(route))), (route.name, method)


def test_the_policy_lets_nothing_inline_run() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy and "*" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self';")


def test_static_files_carry_the_headers_and_may_be_kept(client: Any) -> None:
    answer = client.get("/static/styles/tokens.css")
    assert answer.status_code == 200
    assert set(HEADERS) <= set(answer.headers) and "max-age" in answer["Cache-Control"]
    answer.close()


def test_https_is_asked_for_only_where_it_is_offered(client: Any, settings: Any) -> None:
    assert "Strict-Transport-Security" not in client.get("/healthz", secure=True).headers
    settings.IS_HTTPS = True
    answer = client.get("/healthz", secure=True)
    assert answer["Strict-Transport-Security"].startswith("max-age=31536000")


# ---- refusals ----------------------------------------------------------------------------------
@FAILING
@pytest.mark.parametrize("is_signed_in", [True, False])
@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/nowhere/", 404, "This page is not here"),
        ("/refuses/", 403, "This page is not for you"),
        ("/breaks/", 500, "Something went wrong"),
    ],
)
def test_refusals_look_like_ours_and_lead_on(
    client: Any, path: str, status: int, heading: str, is_signed_in: bool
) -> None:
    if is_signed_in:
        client.force_login(add_account("maria"))
    client.raise_request_exception = False
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == status and f"<h1>{heading}</h1>" in page
    assert "styles/tokens.css" in page and 'href="/"' in page
    assert CANARY not in page and "Traceback" not in page
    assert carries_everything(answer)


def test_an_address_that_only_takes_a_form_says_so_on_a_page_of_ours(maria: Any) -> None:
    page = maria.get(reverse("log_water"), headers={"accept": "text/html"})
    assert (page.status_code, page["Allow"]) == (405, "POST")
    assert "What you tapped was not saved." in page.content.decode()
    assert maria.get(reverse("log_water"), headers={"accept": "application/json"}).content == b""


def test_a_forged_form_is_refused_on_a_page_of_ours() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "maria"})
    assert answer.status_code == 403
    assert "<h1>Please try that again</h1>" in answer.content.decode()
    assert carries_everything(answer)


def test_an_unknown_name_of_the_server_is_refused_on_a_page_of_ours(client: Any) -> None:
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400 and "evil" not in answer.content.decode()
    assert "SPINEFLOW_ALLOWED_HOSTS" in answer.content.decode()
    assert carries_everything(answer)


# ---- health ------------------------------------------------------------------------------------
@pytest.fixture
def look_anew(monkeypatch: Any) -> None:
    monkeypatch.setattr(health, "_last", None)


@pytest.mark.usefixtures("look_anew")
def test_ready_means_that_a_row_was_written(client: Any) -> None:
    cache.delete("readiness")
    assert client.get("/readyz").json()["ready"] is True
    assert cache.get("readiness") is not None


@pytest.mark.usefixtures("look_anew")
def test_not_ready_when_nothing_can_be_written(client: Any, monkeypatch: Any) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr(cache, "set", refuse)
    answer = client.get("/readyz")
    assert answer.status_code == 503 and answer.json()["writes"] is False
    assert client.get("/healthz").status_code == 200


@pytest.mark.usefixtures("look_anew")
def test_not_ready_when_the_disk_is_full(client: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 1 << 60)
    answer = client.get("/readyz")
    assert answer.status_code == 503 and "disk" in " ".join(answer.json()["warnings"])


@pytest.mark.usefixtures("look_anew")
def test_ready_looks_at_most_once_in_ten_seconds(client: Any, monkeypatch: Any) -> None:
    looks = []
    monkeypatch.setattr(health, "_look", lambda: looks.append(1) or {"ready": True})
    for _ in range(5):
        client.get("/readyz")
    assert len(looks) == 1


# ---- logs --------------------------------------------------------------------------------------
NOTE, SECRET, HEALTH = "canary-note-text", "canary-secret-word", "saddle_numbness"
FIELDS = (
    "login", "password", "oldpassword", "password1", "password2", "code", "name", "token",
    "credential", "note", "who", "country", "minutes", "age", "answer", HEALTH,
)  # fmt: skip


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything any part of the program logs, as the console would show it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(QuietFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


@FAILING
def test_no_word_of_a_person_reaches_the_log(maria: Any, log: io.StringIO) -> None:
    maria.raise_request_exception = False
    form = {name: f"{NOTE} {SECRET} {HEALTH}" for name in FIELDS}
    paths = [address(route) for route in ROUTES]
    paths += ["/breaks/", "/refuses/", f"/nowhere/{NOTE}/", f"/safety/question/{HEALTH}/"]
    for path in paths:
        maria.get(path, form)
        maria.post(path, form)
        if "sign-out" in path:
            maria.force_login(add_account(f"maria{len(log.getvalue())}"))
    maria.get("/", headers={"host": NOTE})
    maria.post(reverse("account_login"), form)
    said = log.getvalue()
    assert said.count("\n") > 2 * len(paths) and "RuntimeError" in said
    for word in (NOTE, SECRET, HEALTH, CANARY, "maria"):
        assert word not in said, f"{word}: {said[max(0, said.index(word) - 300) :][:600]}"
