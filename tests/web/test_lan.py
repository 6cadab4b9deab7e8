"""`--lan` as a process: https with our own authority, and a plain page that brings nothing else."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256

from spineflow_web.store.local_authority import local_certificate
from tests.engines import ON_POSTGRES
from tests.serving import SERVE, Household

pytestmark = pytest.mark.skipif(ON_POSTGRES, reason="once is enough")


class Secured(NamedTuple):
    status: int
    headers: Message
    body: bytes


@dataclass
class LanHousehold(Household):
    plain_port: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.plain_port = probe.getsockname()[1]

    @property
    def environment(self) -> dict[str, str]:
        more = {"SPINEFLOW_LAN": "1", "SPINEFLOW_PLAIN_PORT": str(self.plain_port)}
        return super().environment | more

    def plain(self, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.plain_port, timeout=10)
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def secure(self, path: str, authority: bytes | None, host: str = "localhost") -> Secured:
        context = ssl.create_default_context(cadata=authority)
        connection = HTTPSConnection(host, self.port, timeout=10, context=context)
        with closing(connection):
            connection.request("GET", path)
            answer = connection.getresponse()
            return Secured(answer.status, answer.headers, answer.read())


@pytest.fixture
def home(tmp_path: Path, served_once: Path) -> LanHousehold:
    shutil.copytree(served_once, tmp_path / "data")
    return LanHousehold(tmp_path / "data", host="0.0.0.0")


def test_a_phone_gets_the_certificate_and_then_https(home: LanHousehold) -> None:
    with home.serving() as said:
        assert "enter this token once" in said[0], "another address than loopback asks for it"
        assert said[-1].startswith("https://localhost:")
        answer, authority = home.plain("/spineflow-authority.crt")
        assert answer.headers["Content-Type"] == "application/x-x509-ca-cert"
        assert b"PRIVATE" not in authority
        fingerprint = x509.load_der_x509_certificate(authority).fingerprint
        shown = fingerprint(SHA256()).hex(":").upper()
        assert any(shown in line for line in said)
        page = home.plain("/")[1].decode()
        assert shown in page and "/spineflow-authority.crt" in page
        assert "Certificate Trust Settings" in page and "Trusted credentials" in page
        welcome = home.secure("/welcome/", authority)
        assert welcome.status == 200
        cookie = welcome.headers["Set-Cookie"]
        assert cookie.startswith("__Host-csrf=") and "Secure" in cookie
        assert "Strict-Transport-Security" not in welcome.headers
        assert home.secure("/healthz", authority, host="127.0.0.1").body == b"ok"


def test_nobody_who_does_not_know_the_authority_is_fooled(home: LanHousehold) -> None:
    with home.serving():
        with pytest.raises(ssl.SSLCertVerificationError):
            home.secure("/healthz", home.plain("/spineflow-authority.crt")[1], host="127.0.0.2")
        with pytest.raises(ssl.SSLCertVerificationError):
            home.secure("/healthz", None)


def test_the_plain_site_gives_three_things_and_no_more(home: LanHousehold) -> None:
    with home.serving():
        for path in ("/healthz", "/welcome/", "/../authority/authority.pem", "/account/sign-in/"):
            assert home.plain(path)[0].status == 404
        assert home.plain("/", "POST")[0].status == 501
        style = home.plain("/style.css")
        assert style[0].status == 200 and b"--accent" in style[1]
        answer, body = home.plain("/", "HEAD")
        assert answer.status == 200 and body == b""
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Set-Cookie"] is None


def test_a_silent_visitor_does_not_hold_up_the_next(home: LanHousehold) -> None:
    with home.serving():
        silent = [socket.create_connection(("127.0.0.1", home.plain_port)) for _ in range(2)]
        began = time.monotonic()
        assert home.plain("/")[0].status == 200
        assert time.monotonic() - began < 3
        for each in silent:
            each.close()


def test_a_renewed_certificate_counts_without_a_restart(home: LanHousehold) -> None:
    with home.serving():
        authority = home.plain("/spineflow-authority.crt")[1]
        before = ssl.get_server_certificate(("127.0.0.1", home.port))
        hosts = ["localhost", "127.0.0.1"]
        local_certificate(home.data, hosts, datetime.now(UTC) + timedelta(days=70))
        after = ssl.get_server_certificate(("127.0.0.1", home.port))
        assert before != after
        with pytest.raises(ssl.SSLCertVerificationError):
            home.secure("/healthz", authority)  # it is not yet valid: the clock was ours
        (home.data / "authority" / "server.pem").unlink()
        local_certificate(home.data, hosts, datetime.now(UTC))
        assert home.secure("/healthz", authority).body == b"ok"


def test_https_goes_on_where_the_plain_port_is_taken(home: LanHousehold) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", home.plain_port))
        taken.listen()
        with home.serving() as said:
            assert any("SPINEFLOW_PLAIN_PORT" in line for line in said)


def test_two_ways_of_https_at_once_are_refused(home: LanHousehold) -> None:
    environment = home.environment | {"SPINEFLOW_ORIGIN": "https://back.example"}
    ended = subprocess.run(
        [sys.executable, *SERVE], env=environment, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 2 and "Use one of them" in ended.stderr
