"""One empty push message to one browser's push service: the only request this server ever makes.

The message has no content, so nothing of a person can be read from it, and nothing has to be
encrypted (RFC 8030). The service learns that this server reminded this browser at this time. The
host is compared with the list once more before each sending; redirects are not followed.
"""

from __future__ import annotations

import logging
import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from spineflow_web.actions.reminders import push_service_of
from spineflow_web.store.push_key import public_push_key, push_key_pem

PATIENCE_S = 5.0
KEEP_S = 900
"""For so long the service keeps a message for a browser that is off: later it helps nobody."""
TOKEN_LASTS = timedelta(hours=12)
GONE = (404, 410)
log = logging.getLogger("spineflow.reminders")


class Connect(Protocol):
    """Opens a connection to a host; tests give their own."""

    def __call__(self, host: str) -> HTTPSConnection: ...


def connect(host: str) -> HTTPSConnection:
    """TLS to port 443 of a host, with the certificates this machine trusts."""
    return HTTPSConnection(host, 443, timeout=PATIENCE_S, context=ssl.create_default_context())


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: the key in the data folder, and where one can be reached about it."""

    data: Path
    contact: str
    connect: Connect = connect

    def send(self, endpoint: str, now: datetime) -> bool:
        """Whether this browser's address is still good; False only where its service says no."""
        service, parts = push_service_of(endpoint), urlsplit(endpoint)
        host = (parts.hostname or "").lower()
        if service is None:
            return False  # the list has changed since
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection = self.connect(host)
        try:
            connection.request("POST", path, b"", self._headers(host, now))
            status = connection.getresponse().status
        except (OSError, HTTPException) as problem:
            log.warning("A reminder did not reach %s: %s", host, type(problem).__name__)
            return True
        finally:
            connection.close()
        if status >= 300 and status not in GONE:
            log.warning("A reminder was not taken by %s: %d", host, status)
        return status not in GONE

    def _headers(self, host: str, now: datetime) -> dict[str, str]:
        ends = int((now + TOKEN_LASTS).timestamp())
        claims = {"aud": f"https://{host}", "exp": ends, "sub": self.contact}
        key = load_pem_private_key(push_key_pem(self.data), None)
        token = jwt.encode(claims, key, algorithm="ES256")  # type: ignore[arg-type]
        return {
            "Authorization": f"vapid t={token}, k={public_push_key(self.data)}",
            "TTL": str(KEEP_S),
            "Urgency": "normal",
            "Content-Length": "0",
        }
