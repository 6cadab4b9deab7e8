"""This server's own key for web push (VAPID, RFC 8292): made when the owner first allows push."""

from __future__ import annotations

import base64
from pathlib import Path

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)

from spineflow_web.store.key_file import new_key_pem, write_private


def push_key_pem(data: Path) -> bytes:
    """The private key, made at the first call. A new one would end every subscription."""
    path = _path(data)
    if not path.exists():
        write_private(path, new_key_pem())
    return path.read_bytes()


def public_push_key(data: Path) -> str:
    """What a browser is given: the uncompressed point, base64url without padding."""
    public = load_pem_private_key(push_key_pem(data), None).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def _path(data: Path) -> Path:
    return data / "push_key.pem"
