"""A file that stays locked while a server uses this data folder."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


def take_serving_lock(data: Path) -> int | None:
    """A descriptor to keep open, or None when another server holds this data folder."""
    descriptor = os.open(data / "serving.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
