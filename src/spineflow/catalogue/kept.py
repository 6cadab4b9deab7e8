"""The catalogue, kept beside the data as it was last read and checked.

Reading and checking all of `content/` takes longer than the rest of a start. What came out sound is
kept in one file, named by everything it was made from: one changed byte of content or code, another
Python or another pydantic, and it is read and checked anew. A kept file that is torn, foreign or
unreadable counts as none. Why this is safe: docs/adr/0021-kept-content.md
"""

import gc
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pydantic import VERSION

from spineflow.catalogue.load import CONTENT, Catalogue, load

CODE = Path(__file__).resolve().parents[1]
NAME = "content-{key}.kept"
DIGEST = sha256().digest_size


def load_kept(keep_in: Path, root: Path | None = None) -> Catalogue:
    """The catalogue of one content folder, as `load` gives it; BrokenContent as there.

    `keep_in` is a folder that only the owner writes to; what is in it is trusted like the database.
    """
    folder = root or CONTENT
    kept = keep_in / NAME.format(key=made_from(folder))
    catalogue = _read(kept)
    if catalogue is None:
        catalogue = load(folder)
        _keep(catalogue, kept)
    return catalogue


def made_from(folder: Path) -> str:
    """Hexadecimal digits that change with any content, code or library it depends on."""
    digest = sha256(f"{sys.version}\0{VERSION}\0{folder}".encode())
    for path in _sources(folder):
        digest.update(f"\0{path}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:24]


def _sources(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*.toml"))
    yield from sorted(CODE.rglob("*.py"))


def _read(kept: Path) -> Catalogue | None:
    try:
        held = kept.read_bytes()
    except OSError:
        return None
    digest, body = held[:DIGEST], held[DIGEST:]
    if sha256(body).digest() != digest:
        return None
    was_on = gc.isenabled()
    gc.disable()  # as in `load`: nothing made here is waste
    try:
        catalogue = pickle.loads(body)
    except Exception:  # whatever is wrong with it, the content itself is at hand
        return None
    finally:
        if was_on:
            gc.enable()
    return catalogue if isinstance(catalogue, Catalogue) else None


def _keep(catalogue: Catalogue, kept: Path) -> None:
    """All or nothing, and one file only: what no start will name again is put away."""
    body = pickle.dumps(catalogue, protocol=pickle.HIGHEST_PROTOCOL)
    try:
        handle, temporary = tempfile.mkstemp(dir=kept.parent, prefix=".kept-")
        with os.fdopen(handle, "wb") as file:
            file.write(sha256(body).digest() + body)
        Path(temporary).replace(kept)
        for old in kept.parent.glob(NAME.format(key="*")):
            if old != kept:
                old.unlink(missing_ok=True)
    except OSError:  # a full disk or a folder that cannot be written: the next start reads again
        return
