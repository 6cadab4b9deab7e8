"""The static part of every page: what the worker lays by, named by its content."""

import hashlib
from functools import cache

from django.contrib.staticfiles.finders import FileSystemFinder
from django.templatetags.static import static

KINDS = (".css", ".js", ".svg", ".png")
NOT_HELD = "images/install/"
"""Seen once, before installing."""


@cache
def shell_files() -> tuple[str, ...]:
    """The addresses of all styles, scripts and pictures of ours."""
    found = (path for path, _storage in FileSystemFinder().list([]))
    needed = (path for path in found if path.endswith(KINDS) and not path.startswith(NOT_HELD))
    return tuple(sorted(map(static, needed)))


@cache
def shell_name() -> str:
    """Changes with any file, because their addresses carry a hash of what is in them."""
    return hashlib.sha256("\n".join(shell_files()).encode()).hexdigest()[:16]
