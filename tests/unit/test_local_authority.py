"""The household's own authority: made once, private, good for the house; leaf renewed in time."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from spineflow_web.store import local_authority
from spineflow_web.store.local_authority import local_certificate, standing_certificate

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOSTS = ["localhost", "127.0.0.1", "desk", "desk.local", "192.168.1.5", "fd00::5"]


@pytest.fixture(autouse=True)
def at_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "desk")


def chain(data: Path) -> tuple[x509.Certificate, x509.Certificate]:
    pem = (data / "authority" / "server.pem").read_bytes()
    leaf, authority = x509.load_pem_x509_certificates(pem)
    return leaf, authority


def verify(data: Path, host: str, at: datetime) -> None:
    """As a careful reader of RFC 5280 does it, not as we wrote it."""
    leaf, authority = chain(data)
    try:
        subject: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        subject = x509.DNSName(host)
    policy = PolicyBuilder().store(Store([authority])).time(at)
    policy.build_server_verifier(subject).verify(leaf, [])


def test_the_leaf_is_good_for_every_name_of_the_house(tmp_path: Path) -> None:
    made = local_certificate(tmp_path, HOSTS, NOW)
    assert set(made.names) == set(HOSTS)
    for host in HOSTS:
        verify(tmp_path, host, NOW)
    with pytest.raises(VerificationError):
        verify(tmp_path, "other.local", NOW)


def test_nothing_is_readable_by_others_and_the_key_is_not_handed_out(tmp_path: Path) -> None:
    made = local_certificate(tmp_path, HOSTS, NOW)
    folder = tmp_path / "authority"
    assert {each.stat().st_mode & 0o077 for each in (folder, *folder.iterdir())} == {0}
    assert b"PRIVATE" not in made.authority_der
    authority_key = load_pem_private_key((folder / "authority.pem").read_bytes(), None)
    leaf_key = load_pem_private_key((folder / "server.pem").read_bytes(), None)
    assert authority_key.private_numbers() != leaf_key.private_numbers()


def test_what_is_outside_the_house_is_never_signed(tmp_path: Path) -> None:
    outside = ["example.com", "desk.example.com", "8.8.8.8", "2001:db8::1", "not a name"]
    made = local_certificate(tmp_path, [*HOSTS, *outside], NOW)
    assert set(made.names) == set(HOSTS)


def test_a_forged_leaf_for_the_internet_is_refused_by_the_constraints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As somebody who stole the key would make it; the constraints stand in the certificate."""
    local_certificate(tmp_path, HOSTS, NOW)
    monkeypatch.setattr(local_authority, "_is_of_the_house", lambda host, authority: True)
    for host in ("example.com", "8.8.8.8"):
        local_certificate(tmp_path, [host], NOW)
        with pytest.raises(VerificationError):
            verify(tmp_path, host, NOW)


def test_the_leaf_is_kept_until_it_must_be_renewed_and_the_authority_stays(tmp_path: Path) -> None:
    first = local_certificate(tmp_path, HOSTS, NOW)
    leaf = first.leaf.read_bytes()
    assert local_certificate(tmp_path, HOSTS, NOW + timedelta(days=59)).leaf.read_bytes() == leaf
    later = local_certificate(tmp_path, HOSTS, NOW + timedelta(days=61))
    assert later.leaf.read_bytes() != leaf
    assert later.ends == NOW + timedelta(days=61) + local_authority.LEAF_LASTS
    assert later.fingerprint == first.fingerprint
    assert standing_certificate(tmp_path) == later


def test_a_new_address_brings_a_new_leaf(tmp_path: Path) -> None:
    local_certificate(tmp_path, HOSTS, NOW)
    moved = [*HOSTS[:-2], "192.168.1.77"]
    assert set(local_certificate(tmp_path, moved, NOW).names) == set(moved)
    verify(tmp_path, "192.168.1.77", NOW)


def test_an_authority_that_ends_soon_is_made_anew_with_its_leaf(tmp_path: Path) -> None:
    first = local_certificate(tmp_path, HOSTS, NOW)
    then = NOW + local_authority.AUTHORITY_LASTS - timedelta(days=80)
    second = local_certificate(tmp_path, HOSTS, then)
    assert second.fingerprint != first.fingerprint
    verify(tmp_path, "desk.local", then)


def test_nothing_stands_before_it_was_made(tmp_path: Path) -> None:
    assert standing_certificate(tmp_path) is None


def test_openssl_takes_the_file_as_it_is(tmp_path: Path) -> None:
    leaf = local_certificate(tmp_path, HOSTS, NOW).leaf
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(leaf, leaf)
