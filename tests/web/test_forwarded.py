"""What a proxy says: nothing by default, everything of a named proxy, nothing of anybody else."""

from __future__ import annotations

from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings as own
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from spineflow_web.addresses import read_networks, read_origin
from spineflow_web.pages.forwarded import believe_only_proxies
from spineflow_web.pages.sign_in.first_run import setup_token_needed
from tests.engines import ON_POSTGRES
from tests.serving import SERVE, Household

LIES = {
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_FOR": "203.0.113.9",
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_FORWARDED": "for=203.0.113.9;proto=https",
}
PROXY, STRANGER = "192.0.2.10", "192.0.2.66"


@pytest.fixture
def behind_proxy(settings: Any) -> None:
    """As SPINEFLOW_ORIGIN=https://back.example with SPINEFLOW_PROXIES=192.0.2.10 sets it."""
    settings.ORIGIN, settings.IS_HTTPS, settings.IS_EXPOSED = "https://back.example", True, True
    settings.TRUSTED_PROXIES = read_networks(PROXY)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = ["back.example", "testserver"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://back.example"]
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1


def seen(peer: str, **said: str) -> HttpRequest:
    """The request as everything behind the middleware sees it."""
    caught: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        caught.append(request)
        return HttpResponse()

    believe_only_proxies(view)(RequestFactory().get("/", REMOTE_ADDR=peer, **said))
    return caught[0]


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", PROXY, STRANGER, ""])
def test_by_default_nobody_is_believed(peer: str) -> None:
    assert own.TRUSTED_PROXIES == () and own.SECURE_PROXY_SSL_HEADER is None
    request = seen(peer, **LIES)
    assert not request.is_secure()
    assert not any(name in request.META for name in LIES)
    assert setup_token_needed(request), "and whoever comes through a proxy is not at this machine"


def test_a_named_proxy_is_believed(behind_proxy: None) -> None:
    request = seen(PROXY, **LIES)
    assert request.is_secure()
    assert get_client_ip(request) == "203.0.113.9"
    assert request.get_host().partition(":")[0] == "testserver", "never what it says of the host"


def test_beside_a_named_proxy_everybody_else_is_not(behind_proxy: None) -> None:
    request = seen(STRANGER, **LIES)
    assert not request.is_secure()
    assert get_client_ip(request) == STRANGER


@pytest.mark.django_db
def test_a_form_sent_through_the_proxy_passes_and_one_of_elsewhere_does_not(
    behind_proxy: None,
) -> None:
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    through = {
        "REMOTE_ADDR": PROXY,
        "HTTP_HOST": "back.example",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_FOR": "203.0.113.9",
    }
    address = reverse("account_login")
    browser.get(reverse("welcome"), **through)
    token = browser.cookies[own.CSRF_COOKIE_NAME].value
    form = {"csrfmiddlewaretoken": token, "login": "nobody", "password": "nothing at all"}
    good = browser.post(address, form, HTTP_ORIGIN="https://back.example", **through)
    assert good.status_code != 403
    assert good.headers["Strict-Transport-Security"]
    for origin in ("https://evil.example", "http://back.example", "null"):
        assert browser.post(address, form, HTTP_ORIGIN=origin, **through).status_code == 403
    direct = {**through, "REMOTE_ADDR": STRANGER}
    assert browser.post(address, form, HTTP_ORIGIN="https://back.example", **direct).status_code


def test_networks_are_read_or_named() -> None:
    assert [str(each) for each in read_networks("10.0.0.0/8, ::1")] == ["10.0.0.0/8", "::1/128"]
    with pytest.raises(ValueError, match="proxy"):
        read_networks("proxy.local")


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ("", ""),
        ("https://back.example", "https://back.example"),
        ("https://Back.Example/", "https://back.example"),
        ("https://back.example:443", "https://back.example"),
        ("https://back.example:8443/", "https://back.example:8443"),
        ("http://192.168.1.9:80", "http://192.168.1.9"),
        ("https://[fd00::1]:8443", "https://[fd00::1]:8443"),
    ],
)
def test_the_origin_is_written_as_browsers_send_it(told: str, origin: str) -> None:
    assert read_origin(told) == origin


@pytest.mark.parametrize(
    "told",
    ["back.example", "back.example:8443", "https://", "https://back.example/spine",
     "https://back.example?x", "ftp://back.example", "https://me@back.example",
     "https://back.example:port"],
)  # fmt: skip
def test_what_is_no_origin_is_named(told: str) -> None:
    with pytest.raises(ValueError, match=r"SPINEFLOW_ORIGIN|[Pp]ort"):
        read_origin(told)


@pytest.mark.skipif(ON_POSTGRES, reason="once is enough")
def test_the_real_server_ignores_what_is_forwarded_by_default(tmp_path: Path) -> None:
    """Its HTTP library would take X-Forwarded-Proto from this machine for true."""
    home = Household(tmp_path)
    with home.serving():
        connection = HTTPConnection("127.0.0.1", home.port, timeout=10)
        host = {"Host": f"localhost:{home.port}"}
        connection.request("GET", "/welcome/", headers=host | {"X-Forwarded-Proto": "https"})
        answer = connection.getresponse()
        page = answer.read().decode()
        assert answer.status == 200 and "Strict-Transport-Security" not in answer.headers
        assert "Secure" not in answer.headers["Set-Cookie"]
        assert 'name="token"' in page, "somebody who came through a proxy needs the token"
        connection.request("GET", "/welcome/", headers=host)
        assert 'name="token"' not in connection.getresponse().read().decode()
        connection.close()


@pytest.mark.skipif(ON_POSTGRES, reason="once is enough")
@pytest.mark.parametrize(
    ("origin", "proxies", "named"),
    [("https://back.example", "caddy", "caddy"), ("back.example", "::1", "SPINEFLOW_ORIGIN")],
)
def test_settings_that_cannot_work_stop_the_start(
    tmp_path: Path, origin: str, proxies: str, named: str
) -> None:
    class Proxied(Household):
        @property
        def environment(self) -> dict[str, str]:
            told = {"SPINEFLOW_ORIGIN": origin, "SPINEFLOW_PROXIES": proxies}
            return super().environment | told

    ended = Proxied(tmp_path).run(*SERVE)
    assert ended.returncode == 2 and named in ended.stderr and "Traceback" not in ended.stderr
