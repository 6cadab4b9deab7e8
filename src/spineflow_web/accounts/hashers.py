"""Argon2id, at most two at a time.

One hash takes about 0.2 CPU-seconds and 100 MiB. Without a bound a handful of parallel sign-ins
would starve a small home server.
"""

from __future__ import annotations

import threading

from django.contrib.auth.hashers import Argon2PasswordHasher

_at_most_two = threading.BoundedSemaphore(2)


class BoundedArgon2(Argon2PasswordHasher):
    def encode(self, password: str, salt: str) -> str:
        with _at_most_two:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _at_most_two:
            return super().verify(password, encoded)
