"""Which life of the log this is: a name that changes whenever an older database was put back.

A device that knew another name sends again what it has (docs/sync.md). The name lies beside the
database, not in it, so that a copy of the database never carries it along.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

FILE = "epoch"


@cache
def server_epoch(folder: Path) -> str:
    """The name in use; made when it is first asked for.

    Two requests may ask first at the same moment, so the file is linked into place: the first one
    wins, and both give the same name.
    """
    path = folder / FILE
    if not path.exists():
        draft = _draft(folder)
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()


def renew_epoch(folder: Path) -> None:
    """Another life begins. The server must not be running: it reads the name once."""
    _draft(folder).replace(folder / FILE)


def _draft(folder: Path) -> Path:
    """A new name in a file of its own, on the disk, readable by its owner alone."""
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=f".{FILE}.")
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(16))
        file.flush()
        os.fsync(file.fileno())
    return Path(name)
