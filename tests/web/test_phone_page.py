"""What a phone is told, by the way the server was started."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web import addresses
from spineflow_web.pages.phone import places
from spineflow_web.store.local_authority import local_certificate
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
WARNING = "This connection is not encrypted"


@pytest.fixture
def at_home(client: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    account = add_account("maria")
    settle(account)
    client.force_login(account)
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "192.168.1.5"]
    seen = ["192.168.1.5", "203.0.113.7"]
    monkeypatch.setattr(addresses, "_addresses_of_this_machine", lambda: seen)
    monkeypatch.setattr(socket, "gethostname", lambda: "desk")
    return client


def page_of(client: Any, **more: Any) -> str:
    return str(client.get(reverse("phone"), **more).content.decode())


def test_on_this_machine_alone_it_says_how_to_open_it(at_home: Any) -> None:
    page = page_of(at_home)
    assert "python3 run.py --lan" in page and "data:image/svg" not in page and WARNING not in page


def test_plain_http_warns_here_and_on_every_page_but_not_at_the_machine(
    at_home: Any, settings: Any
) -> None:
    settings.HOST, settings.IS_EXPOSED = "0.0.0.0", True
    page = page_of(at_home, HTTP_HOST="192.168.1.5:8000")
    assert "This way is not encrypted" in page and "http://192.168.1.5:8000" in page
    for name in ("today", "settings", "reminders"):
        assert WARNING in at_home.get(reverse(name), HTTP_HOST="192.168.1.5").content.decode()
        for near in ("localhost:8000", "localhost"):
            assert WARNING not in at_home.get(reverse(name), HTTP_HOST=near).content.decode()
    assert (
        WARNING
        not in at_home.get("/settings/", HTTP_HOST="192.168.1.5", secure=True).content.decode()
    )


def test_lan_shows_only_what_the_certificate_covers(
    at_home: Any, settings: Any, tmp_path: Any
) -> None:
    settings.HOST, settings.LAN, settings.IS_EXPOSED, settings.DATA = (
        "0.0.0.0",
        True,
        True,
        tmp_path,
    )
    made = local_certificate(tmp_path, addresses.house_names("0.0.0.0"), datetime.now(UTC))
    page = page_of(at_home)
    assert made.fingerprint in page and page.count("data:image/svg+xml") == 2
    assert "https://192.168.1.5:8000" in page and "https://desk.local:8000" in page
    assert "http://192.168.1.5:8001/" in page
    assert "203.0.113.7" not in page, "a public address: the authority may not sign for it"


def test_behind_a_proxy_it_is_the_origin(at_home: Any, settings: Any) -> None:
    settings.ORIGIN, settings.IS_HTTPS, settings.IS_EXPOSED = "https://back.example", True, True
    page = page_of(at_home, secure=True)
    assert "https://back.example" in page and "fingerprint" not in page


def test_what_is_scanned_is_the_address(tmp_path: Any) -> None:
    """The picture is made of the address and of nothing else: another address, another picture."""
    first, second = places.picture_of("https://a.local:1"), places.picture_of("https://a.local:2")
    assert first != second and first == places.picture_of("https://a.local:1")
