"""The one-time token that lets somebody create the owner from another machine.

Kept as a hash in the data folder, so that every worker knows it and nobody can read it back. It
works until the owner exists.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings


def make_setup_token() -> str:
    token = secrets.token_urlsafe(16)
    descriptor = os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(_hash(token))
    return token


def is_setup_token(given: str) -> bool:
    try:
        expected = _path().read_text()
    except FileNotFoundError:
        return False
    return hmac.compare_digest(_hash(given.strip()), expected)


def forget_setup_token() -> None:
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.DATA) / "setup_token"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
