"""Runs the tests of the gate against every mutant of `src/spineflow/screening`.

    python tests/mutation/run.py [--warm] [--every N [--from M]] [MODULE...]

prints the survivors and the share.

A module is named by its path in there: `clearance`, `free_text/match`; `free_text` is the folder;
`alarm:57` are the mutants of one line. With `--every 5` only every fifth mutant is tried, with
`--from 2` another fifth of them: a sample.

Each mutant gets a process of its own, forked from one that has the heavy libraries loaded; with
`--warm` from one that has the content loaded too (see `warm.py`), many times as fast. A mutant is
killed when a test fails, or when nothing comes back within the time limit.
"""

import argparse
import importlib.abc
import importlib.util
import os
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import hypothesis
import pydantic  # noqa: F401  loaded once, before the first fork
import pytest
from mutants import Mutant, mutants
from warm import survivors

ROOT = Path(__file__).parents[2]
PACKAGE = "spineflow.screening"
GATE = ROOT / "src" / "spineflow" / "screening"
TESTS = [
    "tests/unit/test_screening_clearance.py",
    "tests/cases",
    "tests/unit/test_expression.py",
    "tests/unit/test_questionnaire.py",
    "tests/unit/test_screening_entries.py",
    "tests/unit/test_explain.py",
    "tests/unit/test_check_demands.py",
    "tests/properties/test_reachable.py",
    "tests/properties/test_gate_laws.py",
]
"""The quickest and sharpest first: the first failure ends a mutant's run."""

OWN_TESTS = {
    "free_text": ["tests/unit/test_free_text.py", "tests/unit/test_free_text_edges.py"],
    "rescreen": ["tests/unit/test_rescreen.py"],
    "alarm": ["tests/unit/test_alarm.py"],
    "prompts": ["tests/unit/test_prompts.py"],
    "difference": ["tests/unit/test_difference.py"],
    "pain_map": ["tests/properties/test_pain_map_laws.py"],
    "country": ["tests/content/test_countries.py"],
}
"""Modules, or folders of them, that have tests of their own."""

LAW_EXAMPLES = 60
SECONDS = 180
AT_ONCE = max(1, (os.cpu_count() or 1) - 1)


class Outcome(NamedTuple):
    """One mutant and whether a test noticed it."""

    module: str
    mutant: Mutant
    killed: bool


Waiting = tuple[str, Mutant]


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed source."""

    def __init__(self, module: str, source: str) -> None:
        self.module, self.source = module, source

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The changed module, and nothing else."""
        return importlib.util.spec_from_loader(name, self) if name == self.module else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source in place of the file."""
        exec(compile(self.source, self.module, "exec"), module.__dict__)


def tests_of(module: str) -> list[str]:
    """The tests that a mutant of this module must pass, `spineflow.screening.` left out."""
    return OWN_TESTS.get(module, OWN_TESTS.get(module.split(".")[0], TESTS))


def start(module: str, mutant: Mutant | None, tests: list[str]) -> int:
    """Fork a process that runs the tests; its exit code is pytest's."""
    child = os.fork()
    if child:
        return child
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    if mutant is not None:
        sys.meta_path.insert(0, Changed(module, mutant.source))
    options = ["-x", "-q", "-c", str(ROOT / "tests/mutation/pytest.ini"), "--noconftest"]
    os._exit(int(pytest.main([*options, *(str(ROOT / each) for each in tests)])))


def sample(modules: list[str], lines: frozenset[tuple[str, int]], which: slice) -> list[Waiting]:
    """The mutants of the modules, or of these lines of theirs; of them every so many."""
    return [
        (name.replace("/", "."), mutant)
        for name in modules
        for mutant in mutants((GATE / f"{name}.py").read_text(encoding="utf-8"))
        if not lines or (name, mutant.line) in lines
    ][which]


def warm_outcomes(waiting: list[Waiting]) -> list[Outcome]:
    """Every mutant, module by module, from processes that have everything loaded."""
    done: list[Outcome] = []
    for module, group in groupby(waiting, key=lambda each: each[0]):
        tried = [mutant for _, mutant in group]
        left = survivors(f"{PACKAGE}.{module}", tried, tests_of(module))
        if left is None:
            raise SystemExit(2)
        done += (Outcome(module, mutant, killed=mutant not in left) for mutant in tried)
        killed = sum(mutant not in left for mutant in tried)
        print(f"{module}: {killed} of {len(tried)}", flush=True)
    return done


def outcomes(waiting: list[Waiting]) -> list[Outcome]:
    """Every mutant, a few at a time."""
    running: dict[int, tuple[str, Mutant, float]] = {}
    done: list[Outcome] = []
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            module, mutant = waiting.pop(0)
            child = start(f"{PACKAGE}.{module}", mutant, tests_of(module))
            running[child] = (module, mutant, time.monotonic())
        for child, (module, mutant, began) in list(running.items()):
            late = time.monotonic() - began > SECONDS
            if late:
                os.kill(child, 9)
            ended, status = os.waitpid(child, 0 if late else os.WNOHANG)
            if ended:
                del running[child]
                done.append(Outcome(module, mutant, killed=status != 0))
                if status == 0:
                    print(f"survived: {module}:{mutant.line}: {mutant.what}", flush=True)
        time.sleep(0.02)
    return done


def named(modules: list[str]) -> Iterator[str]:
    """The paths of the modules that were asked for, without their ending; all of them for none."""
    for path in sorted(GATE.rglob("*.py")):
        name = path.relative_to(GATE).with_suffix("").as_posix()
        is_asked = not modules or name in modules or name.split("/")[0] in modules
        if path.stem != "__init__" and is_asked:
            yield name


def main(arguments: list[str]) -> int:
    """0 when at least nine in ten are killed, and the tests pass without a mutant."""
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.chdir(ROOT)
    hypothesis.settings.register_profile(
        "law", max_examples=LAW_EXAMPLES, deadline=None, derandomize=True, database=None
    )
    asked = argparse.ArgumentParser()
    asked.add_argument("--warm", action="store_true")
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--from", type=int, default=0, dest="first")
    asked.add_argument("modules", nargs="*")
    given = asked.parse_args(arguments)
    split = [each.partition(":") for each in given.modules]
    names = list(named([name for name, _, _ in split]))
    lines = frozenset((name, int(line)) for name, _, line in split if line)
    waiting = sample(names, lines, slice(given.first, None, given.every))
    if given.warm:
        hypothesis.settings.load_profile("law")
        return _told(warm_outcomes(waiting))
    for tests in {tuple(tests_of(name.replace("/", "."))) for name in names}:
        _, status = os.waitpid(start("", None, list(tests)), 0)
        if status:
            print(f"the tests fail without any mutant: {', '.join(tests)}")
            return 2
    return _told(outcomes(waiting))


def _told(done: list[Outcome]) -> int:
    killed = sum(each.killed for each in done)
    share = 100 * killed / max(1, len(done))
    print(f"{killed} of {len(done)} mutants killed: {share:.1f} %")
    return int(share < 90)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
