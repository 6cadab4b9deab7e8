"""The pure core of the browser side, run by Node's own test runner."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from spineflow_web.pages.desk.words import clock_texts
from spineflow_web.pages.offline.words import sync_words
from spineflow_web.pages.session.words import words as session_words

ROOT = Path(__file__).parents[2]


def find_node() -> str | None:
    """$NODE, the one on the path, or the one that Playwright's driver brings along."""
    if given := os.environ.get("NODE") or shutil.which("node"):
        return given
    try:
        import playwright
    except ImportError:
        return None
    driver = Path(playwright.__file__).parent / "driver" / "node"
    return str(driver) if driver.is_file() else None


def test_the_pure_core_passes_its_own_tests() -> None:
    node = find_node()
    assert node, "There is no Node: set NODE, or install the developer requirements."
    tests = sorted(str(path) for path in (ROOT / "tests/frontend").glob("*.test.js"))
    assert tests
    ran = subprocess.run(
        [node, "--test", "--test-reporter=tap", *tests],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


LARGEST_SCRIPT = 60_000
"""Bytes of script on the session page, as they travel."""


def modules_of(entry: Path) -> set[Path]:
    """A module and everything it imports, however far away."""
    found, waiting = set(), [entry.resolve()]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            imports = re.findall(r'^(?:import|export)[^;]*?"(\.[^"]+)"', module.read_text(), re.M)
            waiting += [(module.parent / each).resolve() for each in imports]
    return found


def test_the_scripts_of_the_session_page_are_small() -> None:
    modules = modules_of(ROOT / "frontend/elements/session-player/define.js")
    assert len(modules) > 10, "the imports were not found"
    size = sum(len(gzip.compress(each.read_bytes())) for each in modules)
    assert size <= LARGEST_SCRIPT, f"{size} bytes"


def test_no_modules_import_in_a_circle() -> None:
    """Their names carry a hash of what is in them, so a circle could never be named."""
    paths = sorted((ROOT / "frontend").rglob("*.js"))
    imports = {
        path.resolve(): {
            (path.parent / each).resolve()
            for each in re.findall(r'(?:from|import)\s*\(?\s*"(\.[^"]+)"', path.read_text())
        }
        for path in paths
    }
    TopologicalSorter(imports).prepare()  # raises CycleError


def test_no_module_of_the_core_touches_the_page_a_timer_or_a_clock() -> None:
    outside = ("document", "window.", "setTimeout", "setInterval", "Date.now", "performance.now(")
    for path in (ROOT / "frontend/src/core").glob("*.js"):
        code = path.read_text(encoding="utf-8").split("*/", 1)[-1]
        found = [word for word in outside if word in code]
        assert not found, f"{path.name} uses {found}"


def test_no_element_parses_markup_or_writes_inline_style() -> None:
    forbidden = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
    for path in (ROOT / "frontend").rglob("*.js"):
        code = path.read_text(encoding="utf-8")
        found = [word for word in (*forbidden, 'setAttribute("style"') if word in code]
        assert not found, f"{path.name} uses {found}"


@pytest.mark.parametrize("words", [session_words, clock_texts, sync_words])
def test_every_word_that_a_script_is_given_is_used_by_it(
    words: Callable[[], dict[str, Any]],
) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "frontend").rglob("*.js"))
    by_kind = re.findall(r"`(\w+_)\$\{", code)  # such as `kind_${step.kind}`
    unused = [
        name
        for name in words()
        if not re.search(rf"\b{name}\b", code) and not name.startswith(tuple(by_kind))
    ]
    assert by_kind and unused == []


def test_the_player_by_itself_says_what_the_server_gives_it_to_say() -> None:
    """Its own words stand in for what a page leaves out; they must not drift apart."""
    code = (ROOT / "frontend/elements/session-player/words.js").read_text(encoding="utf-8")
    assert dict(re.findall(r'^  (\w+): "(.*)",$', code, re.MULTILINE)) == session_words()
