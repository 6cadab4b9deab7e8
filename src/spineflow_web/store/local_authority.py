"""The household's own certificate authority: made once, in the data folder, good for this house.

Its key signs for names and addresses inside a house only: the certificate says so itself (name
constraints, RFC 5280 4.2.1.10), so that a stolen key cannot stand for a bank. Why there is one at
all: docs/adr/0018-own-local-authority.md
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from spineflow_web.store.key_file import new_key_pem, write_private

AUTHORITY_LASTS = timedelta(days=3650)
LEAF_LASTS = timedelta(days=90)
RENEW_BEFORE = timedelta(days=30)
CLOCKS_DIFFER = timedelta(days=1)
"""A phone whose clock is behind shall not meet a certificate of tomorrow."""
HOUSE_DOMAINS = ("localhost", "local", "lan", "home.arpa", "internal")
HOUSE_NETWORKS = tuple(
    ipaddress.ip_network(each)
    for each in (
        "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
        "::1/128", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LocalCertificate:
    """What the server serves with, and what a phone is asked to trust."""

    leaf: Path
    """One PEM file with key, certificate and authority, replaced in one step when it is renewed."""
    authority_der: bytes
    fingerprint: str
    """SHA-256 of the authority's certificate, as phones show it: pairs with colons."""
    ends: datetime
    names: tuple[str, ...]
    """What the leaf answers to; addresses as they are written."""


def local_certificate(data: Path, hosts: list[str], now: datetime) -> LocalCertificate:
    """The certificate for these names and addresses of this machine, made or renewed if need be.

    A host outside the house (a public address, a name of the internet) is left out: the authority
    may not sign for it.
    """
    folder = data / "authority"
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    authority = _authority(folder, now)
    names = tuple(host for host in dict.fromkeys(hosts) if _is_of_the_house(host, authority))
    leaf = _leaf(folder)
    if leaf is None or not _serves(leaf, authority, names, now):
        leaf = _sign_leaf(folder, authority, names, now)
    return _told(folder, authority, leaf)


def standing_certificate(data: Path) -> LocalCertificate | None:
    """The one in use, only read; None where none was made."""
    folder = data / "authority"
    leaf = _leaf(folder)
    if leaf is None:
        return None
    pem = (folder / "authority.pem").read_bytes()
    return _told(folder, x509.load_pem_x509_certificate(pem), leaf)


def _told(folder: Path, authority: x509.Certificate, leaf: x509.Certificate) -> LocalCertificate:
    san = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return LocalCertificate(
        leaf=folder / "server.pem",
        authority_der=authority.public_bytes(Encoding.DER),
        fingerprint=authority.fingerprint(hashes.SHA256()).hex(":").upper(),
        ends=leaf.not_valid_after_utc,
        names=tuple(str(each.value) for each in san),
    )


def _authority(folder: Path, now: datetime) -> x509.Certificate:
    path = folder / "authority.pem"
    if path.exists():
        found = x509.load_pem_x509_certificate(path.read_bytes())
        if found.not_valid_after_utc > now + LEAF_LASTS:
            return found
    pem = new_key_pem()
    key = _signing_key(pem)
    host = socket.gethostname().partition(".")[0].lower()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Spineflow at home ({host})"[:64])])
    allowed = [x509.DNSName(each) for each in (*HOUSE_DOMAINS, host) if _is_dns(each)]
    networks = [x509.IPAddress(network) for network in HOUSE_NETWORKS]
    use = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
         "key_agreement", "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    made = (
        _certificate(name, name, key.public_key(), now, AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(key_cert_sign=True, crl_sign=True, **use), critical=True)
        .add_extension(x509.NameConstraints([*allowed, *networks], None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    write_private(path, pem + made.public_bytes(Encoding.PEM))
    return made


def _sign_leaf(
    folder: Path, authority: x509.Certificate, names: tuple[str, ...], now: datetime
) -> x509.Certificate:
    signer = _signing_key((folder / "authority.pem").read_bytes())
    pem = new_key_pem()
    public = _signing_key(pem).public_key()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Spineflow")])
    by = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    made = (
        _certificate(subject, authority.subject, public, now, LEAF_LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([_san(each) for each in names]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(by, critical=False)
        .sign(signer, hashes.SHA256())
    )
    chain = made.public_bytes(Encoding.PEM) + authority.public_bytes(Encoding.PEM)
    write_private(folder / "server.pem", pem + chain)
    return made


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    now: datetime,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCKS_DIFFER)
        .not_valid_after(now + lasts)
    )


def _serves(
    leaf: x509.Certificate, authority: x509.Certificate, names: tuple[str, ...], now: datetime
) -> bool:
    """Whether a leaf is ours, lasts a while, and has all the names of today."""
    if leaf.not_valid_after_utc < now + RENEW_BEFORE:
        return False
    san = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    if set(san) != {_san(each) for each in names}:
        return False
    by = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    own = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return by.key_identifier == own.digest


def _leaf(folder: Path) -> x509.Certificate | None:
    path = folder / "server.pem"
    return x509.load_pem_x509_certificate(path.read_bytes()) if path.exists() else None


def _is_of_the_house(host: str, authority: x509.Certificate) -> bool:
    """Whether the authority may sign for it, by its own constraints."""
    san = _san(host)
    allowed = authority.extensions.get_extension_for_class(x509.NameConstraints).value
    for each in allowed.permitted_subtrees or ():
        if isinstance(san, x509.IPAddress) and isinstance(each, x509.IPAddress):
            network = each.value
            if san.value.version == network.version and san.value in network:  # type: ignore[operator]
                return True
        if isinstance(san, x509.DNSName) and isinstance(each, x509.DNSName):
            found = f".{san.value}".endswith(f".{each.value}") and _is_dns(san.value)
            if found:
                return True
    return False


def _san(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        return x509.DNSName(host.lower())


def _is_dns(name: str) -> bool:
    """A name a certificate can carry: ASCII letters, digits, hyphens and dots."""
    return bool(name) and name.isascii() and name.replace("-", "").replace(".", "").isalnum()


def _signing_key(pem: bytes) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(pem, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("the key of the local authority is of another kind; delete its folder")
    return key
