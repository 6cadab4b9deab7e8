"""Reads TOML files into frozen entries and collects every problem on the way."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import tomli
from pydantic import ValidationError

from spineflow.entries.entry import Entry
from spineflow.entries.problem import Problem

E = TypeVar("E", bound=Entry)


class Reader:
    """Reads entries below one content root; `problems` grows, nothing is raised."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def table(self, name: str, array: str, kind: type[E]) -> tuple[E, ...]:
        """All entries of one file that is an array of tables called `array`."""
        document = self._document(self.root / name)
        for key in document.keys() - {array}:
            self.problem(name, key, f"unknown table; this file holds [[{array}]] only")
        rows = document.get(array, [])
        if not isinstance(rows, list):
            self.problem(name, array, f"must be an array of tables, [[{array}]]")
            return ()
        read = (self._entry(name, f"{array}.{at}", row, kind) for at, row in enumerate(rows))
        return tuple(entry for entry in read if entry is not None)

    def folder(self, name: str, kind: type[E]) -> Iterator[tuple[str, E]]:
        """Stem and entry of every ``*.toml`` file directly in a folder, by name."""
        folder = self.root / name
        if not folder.is_dir():
            self.problem(name, "", "the folder is missing")
            return
        for path in sorted(folder.glob("*.toml")):
            entry = self._entry(f"{name}/{path.name}", "", self._document(path), kind)
            if entry is not None:
                yield path.stem, entry

    def problem(self, file: str, path: str, reason: str) -> None:
        """Note one problem and carry on, so that one run names them all."""
        self.problems.append(Problem(file, path, reason))

    def _document(self, path: Path) -> dict[str, Any]:
        name = path.relative_to(self.root).as_posix()
        try:
            return tomli.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.problem(name, "", "the file is missing")
        except OSError as error:
            self.problem(name, "", f"the file cannot be read: {error.strerror}")
        except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
            self.problem(name, "", f"not valid TOML: {error}")
        return {}

    def _entry(self, file: str, prefix: str, row: Any, kind: type[E]) -> E | None:
        try:
            return kind.model_validate(row)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = ".".join(part for part in (prefix, *map(str, detail["loc"])) if part)
                self.problem(file, path, f"{detail['msg']} (got {detail['input']!r:.80})")
        return None
