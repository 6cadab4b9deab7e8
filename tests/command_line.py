"""`python -m spineflow` as a process of its own, and the same function in this one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from spineflow.__main__ import main

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Done:
    """What is left of a call: its exit code, and the bytes it has printed."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run_process(verb: str, text: str | bytes) -> Done:
    """A start costs a second: for what only a process can show, see test_contract.py."""
    done = subprocess.run(
        [sys.executable, "-m", "spineflow", verb],
        input=_bytes(text),
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    return Done(done.returncode, done.stdout, done.stderr)


def run(verb: str, text: str | bytes, **environment: str) -> Done:
    """The whole command but for the start of Python: content is read anew, as in a process."""
    said, complained = io.StringIO(), io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(_bytes(text)))
    with (
        patch.dict(os.environ, environment),
        patch.object(sys, "stdin", given),
        redirect_stdout(said),
        redirect_stderr(complained),
    ):
        code = main([verb])
    return Done(code, said.getvalue().encode(), complained.getvalue().encode())


def ask(verb: str, **paper: Any) -> dict[str, Any]:
    """What a paper in order is answered with."""
    done = run(verb, json.dumps(paper))
    assert done.returncode == 0, done.stderr.decode()
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text
