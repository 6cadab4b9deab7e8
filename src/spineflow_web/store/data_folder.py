"""Where everything of one household lives: the data folder, private to its user.

Imported by the settings before Django is ready, so it knows nothing of Django.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

DATABASE = "spineflow.sqlite3"


def default_data_folder() -> Path:
    """The place this system keeps a user's program data in."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "spineflow"
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "spineflow"


def open_data_folder(named: str | None) -> Path:
    """The data folder, made if needed, readable by nobody else."""
    folder = Path(named).expanduser().resolve() if named else default_data_folder()
    for place in (folder, folder / "backups"):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if place.stat().st_mode & 0o077:
            place.chmod(0o700)
    return folder


def read_secret_key(folder: Path) -> str:
    """The key that signs sessions; made at the first start, never shipped, never logged.

    Two processes may start at once, so the file is written aside and linked into place: the first
    one wins, and nobody ever reads half a key.
    """
    path = folder / "secret_key"
    if not path.exists():
        draft = folder / f"secret_key.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    key = path.read_text().strip()
    if len(key) < 50:
        raise ValueError(f"{path} is too short to be a secret key. Delete it and start again.")
    return key
