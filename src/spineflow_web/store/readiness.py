"""What the health page asks of the storage."""

from __future__ import annotations

import time
from pathlib import Path

from django.core.cache import cache
from django.db import DatabaseError


def durable_write_works() -> bool:
    """Write a row through the same connection and settings as every save, and read it back."""
    stamp = time.time()
    try:
        cache.set("readiness", stamp, timeout=60)
        return bool(cache.get("readiness") == stamp)
    except DatabaseError:
        return False


def hours_since_backup(data: Path) -> float | None:
    """Age of the newest backup; every file there was verified before it got its name."""
    ages = [time.time() - path.stat().st_mtime for path in (data / "backups").glob("*.sqlite3")]
    return min(ages) / 3600 if ages else None
