"""Tries mutants in forks of one process that has the content loaded and the tests collected.

What a mutant would change while the content is read is not seen here, but for phrases, which are
compiled anew. So this way may miss a kill that a fresh process would see; it never invents one.
"""

import importlib
import os
import resource
import sys
import time
from collections.abc import Iterator
from functools import cached_property
from types import FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from mutants import Mutant

CPU_SECONDS = 60
MEMORY = 6 << 30
"""In bytes: what grows without end is stopped before it takes the machine."""


class Warm:
    """A plugin that runs the collected tests once for every mutant, in place of once."""

    def __init__(self, module: str, waiting: list[Mutant]) -> None:
        self.module, self.waiting = module, waiting
        self.survivors: list[Mutant] = []
        self.is_ready = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Without a mutant first, which orders the tests: the quickest comes first."""
        original = importlib.import_module(self.module)
        took: dict[str, float] = {}
        for item in session.items:
            began = time.process_time()
            if not _passes(item):
                print(f"fails without any mutant: {item.nodeid}")
                return True
            took[item.nodeid] = time.process_time() - began
        self.is_ready = True
        session.items.sort(key=lambda item: took[item.nodeid])
        for mutant in self.waiting:
            if not _is_killed(original, mutant, session.items):
                self.survivors.append(mutant)
                name = self.module.removeprefix("spineflow.screening.")
                print(f"survived: {name}:{mutant.line}: {mutant.what}", flush=True)
        return True


def survivors(module: str, waiting: list[Mutant], tests: list[str]) -> list[Mutant] | None:
    """Those of the mutants that no test notices; None where the tests fail without any."""
    plugin = Warm(module, waiting)
    options = ["-s", "-p", "no:terminal", "-p", "no:randomly", "--noconftest"]
    pytest.main([*options, "-c", "tests/mutation/pytest.ini", *tests], plugins=[plugin])
    return plugin.survivors if plugin.is_ready else None


def _is_killed(original: ModuleType, mutant: Mutant, items: list[pytest.Item]) -> bool:
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        _put_in(original, mutant.source)
        os._exit(0 if all(map(_passes, items)) else 1)
    except BaseException:
        os._exit(1)


def _passes(item: pytest.Item) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=None)
    return not any(report.failed for report in reports)


def _put_in(original: ModuleType, source: str) -> None:
    """Give the functions of a loaded module the code of another source, and its constants."""
    changed = ModuleType(original.__name__)
    sys.modules[original.__name__] = changed  # dataclasses look their own module up
    exec(compile(source, original.__name__, "exec"), changed.__dict__)
    sys.modules[original.__name__] = original
    for name, new in vars(changed).items():
        old = vars(original).get(name)
        if getattr(new, "__module__", "") == original.__name__ and isinstance(new, type):
            for one, other in zip(_functions(old), _functions(new), strict=True):
                _exchange(one, other)
        elif isinstance(new, FunctionType) and new.__module__ == original.__name__:
            _exchange(old, new)
        elif isinstance(new, int | float | str | tuple) and new != old:
            _rebind(name, old, new)
        elif not name.startswith("__") and name.startswith("_") and name.isupper():
            setattr(original, name, new)
    _compile_anew()


def _functions(of: Any) -> Iterator[FunctionType]:
    for each in vars(of).values():
        match each:
            case FunctionType():
                yield each
            case property(fget=FunctionType() as within):
                yield within
            case cached_property(func=FunctionType() as within):
                yield within
            case classmethod(__func__=FunctionType() as within):
                yield within
            case _:
                continue


def _exchange(old: Any, new: FunctionType) -> None:
    old.__code__, old.__defaults__ = new.__code__, new.__defaults__
    old.__kwdefaults__ = new.__kwdefaults__


def _rebind(name: str, old: Any, new: Any) -> None:
    """A constant, wherever it was imported to."""
    for module in list(sys.modules.values()):
        within = getattr(module, "__dict__", {})
        is_ours = getattr(module, "__name__", "").startswith("spineflow.")
        if is_ours and name in within and within[name] == old:
            within[name] = new


def _compile_anew() -> None:
    """Readers forget their compiled phrases."""
    for module in list(sys.modules.values()):
        catalogue = getattr(module, "CATALOGUE", None)
        for reader in getattr(catalogue, "readers", {}).values():
            reader.__dict__.pop("spoken", None)
