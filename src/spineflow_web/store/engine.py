"""Which SQLite may be trusted with write-ahead logging.

SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode when two connections write and checkpoint
at once (the "WAL-reset bug"). Most systems still ship such a version. So: use the standard
library's SQLite where it is fixed, else the wheel `pysqlite3`, else give up WAL for the slower
rollback journal, which the bug cannot reach. Imported by the settings before Django's backend.
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass

Version = tuple[int, ...]

COMMON = (
    "PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;PRAGMA cache_size=-8000;"
    "PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
)
# WAL with FULL loses no acknowledged write in a power cut; NORMAL did (reliability measurements).
WAL = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;" + COMMON
ROLLBACK = "PRAGMA journal_mode=DELETE;PRAGMA synchronous=EXTRA;" + COMMON


@dataclass(frozen=True)
class Engine:
    """The SQLite this process uses, and how it must be opened."""

    module: str
    version: Version
    is_fixed: bool

    @property
    def init_command(self) -> str:
        return WAL if self.is_fixed else ROLLBACK

    @property
    def warning(self) -> str:
        """Empty, or the sentence for the health page and the console."""
        if self.is_fixed:
            return ""
        version = ".".join(map(str, self.version))
        return (
            f"SQLite {version} has the WAL-reset bug, so a slower, safe journal is used. "
            "Install SQLite 3.51.3 or newer, or the pysqlite3 wheel."
        )


def is_fixed(version: Version) -> bool:
    return (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    )


def choose_engine() -> Engine:
    """Pick the first SQLite without the bug and make it the one every import finds."""
    candidates = [engine for name in ("sqlite3", "pysqlite3") if (engine := _look_at(name))]
    chosen = next((engine for engine in candidates if engine.is_fixed), candidates[0])
    if chosen.module != "sqlite3":
        module = importlib.import_module(chosen.module)
        sys.modules["sqlite3"] = module
        sys.modules["sqlite3.dbapi2"] = importlib.import_module(f"{chosen.module}.dbapi2")
    return chosen


def _look_at(name: str) -> Engine | None:
    try:
        module = importlib.import_module(name)
    except ImportError:
        return None
    version = module.sqlite_version_info
    return Engine(module.__name__, version, is_fixed(version))


ENGINE = choose_engine()
