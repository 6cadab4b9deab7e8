"""Which life of the log this is: a name that changes whenever an older database was put back.

A device that knew another name sends again what it has (docs/sync.md). The name lies beside the
database, not in it, so that a copy of the database never carries it along.
"""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path

FILE = "epoch"


@cache
def server_epoch(folder: Path) -> str:
    """The name in use; made when it is first asked for."""
    path = folder / FILE
    if not path.exists():
        renew_epoch(folder)
    return path.read_text().strip()


def renew_epoch(folder: Path) -> None:
    """Another life begins. The server must not be running: it reads the name once."""
    draft = folder / f".{FILE}.{os.getpid()}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(16))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / FILE)
