#!/usr/bin/env python3
"""The one front door: sets up whatever a word needs, then does it. Standard library only.

A bare machine offers Python and pip and nothing else, so pip fetches uv into `.tools`, and uv makes
`.venv` and fills it from the hash-locked requirements. Each step is skipped while its stamp matches
what it was made from. Why it is done this way: docs/adr/0001-one-front-door.md
"""

from __future__ import annotations

import ctypes.util
import errno
import hashlib
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
UV = str(TOOLS / "bin" / "uv")
BIN = VENV / "bin"
PYTHON = str(BIN / "python")

RUNTIME, POSTGRES, DEV = "requirements.lock", "requirements-postgres.lock", "requirements-dev.lock"
INSTALLER = "requirements-tools.lock"
LOCK_INPUTS = {
    RUNTIME: ["pyproject.toml"],
    POSTGRES: ["pyproject.toml", "--extra=postgres", f"--constraints={RUNTIME}"],
    DEV: ["pyproject.toml", "--extra=postgres", "--group=dev", f"--constraints={RUNTIME}"],
    INSTALLER: ["--group=tools"],
}
LOCK_STYLE = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-header"]
LOCK_STYLE += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
SHELL = "chromium-headless-shell"
OPTIONS = {"--port": "SPINEFLOW_PORT", "--host": "SPINEFLOW_HOST", "--data": "SPINEFLOW_DATA"}


class Stop(Exception):
    """What went wrong, where, and what to do about it: a sentence for the person at the door."""


def require_machine() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this one file is what an older Python reads
        raise Stop(
            f"Spineflow needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. "
            "Install a newer one and start run.py with it, e.g. python3.11 run.py"
        )
    if os.name != "posix":
        raise Stop("Spineflow runs on Linux and macOS. On Windows, run it inside WSL.")


def require_free_port(host: str, port: str) -> None:
    """Asked before anything is installed, so that the answer comes at once."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise Stop(f"--port {port}: a port is a number from 1 to 65535, e.g. --port 8001")
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[
            0
        ]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise Stop(
                f"Port {port} on {host} is in use. If Spineflow runs already, open "
                f"http://localhost:{port} - otherwise choose another port with --port"
            ) from None
        raise Stop(
            f"Cannot listen on {host}, port {port}: {problem.strerror}. Choose another --host "
            "(127.0.0.1 is this machine alone) or --port (above 1023)."
        ) from None


def find_browser() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named and not shutil.which(named):
        raise Stop(f"CHROMIUM={named} is not a program. Correct it, or unset it.")
    names = [named] if named else ["chromium", "chromium-browser", "google-chrome"]
    return next(filter(None, map(shutil.which, names)), None)


def require_browser() -> str:
    """Chromium, and the library that Playwright needs and a bare Debian lacks; never a skip."""
    missing = [] if find_browser() else ["chromium", "fonts-dejavu-core"]
    if sys.platform == "linux" and not ctypes.util.find_library("atomic"):
        missing.append("libatomic1")
    if missing:
        command = ["apt-get", "install", "--no-install-recommends", *missing]
        if not shutil.which("apt-get") or os.geteuid() != 0:
            raise Stop(
                f"The tests need {' and '.join(missing)}. On Debian: sudo {' '.join(command)}\n"
                "Elsewhere install Chromium, and set CHROMIUM to it if it is not on the PATH."
            )
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        install(["apt-get", "update", "-qq"], "the list of Debian's packages")
        install([*command, "-y", "-qq", "-o=Dpkg::Use-Pty=0"], " and ".join(missing))
    return find_browser() or ""


def find_shell(browser: str, may_install: bool) -> str:
    """Chromium without its windows, for half the work on every page; else the browser itself.

    Nobody needs it: it is installed only where that asks nobody, as the same version.
    """
    found = shutil.which(SHELL)
    if not found and may_install and shutil.which("apt-get") and os.geteuid() == 0:
        try:
            install_shell()
        except Stop:
            print(f"Spineflow: the tests go on with {browser}, which takes longer", file=sys.stderr)
        found = shutil.which(SHELL)
    return found or browser


def install_shell() -> None:
    """Of Debian's Chromium, if that is what is here; a slow network is not waited for."""
    asked = ["dpkg-query", "--show", "--showformat=${Version}", "chromium"]
    version = subprocess.run(asked, capture_output=True, text=True).stdout
    if not version:
        return
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    impatient = ["-qq", "-o=Acquire::Retries=0", "-o=Acquire::http::Timeout=10"]
    install(["apt-get", "update", *impatient], "the list of Debian's packages")
    options = ["-y", "-o=Dpkg::Use-Pty=0", *impatient, "--no-install-recommends"]
    install(["apt-get", "install", *options, f"{SHELL}={version}"], SHELL)


def install(command: list[str], what: str) -> None:
    """Run an installer. Its words go to stderr: stdout belongs to the word that was asked for."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, cwd=ROOT)
    if done.returncode:
        raise Stop(
            f"Could not install {what}; the installer's own words stand above. Is this machine "
            f"online, and has {ROOT} room? Put it right and run the same again: what is done "
            "already is kept."
        )


def fingerprint(lock: str) -> str:
    """What an installation was made from: the lock, this Python and this place."""
    made_from = (ROOT / lock).read_bytes() + f"{sys.version}{ROOT}".encode()
    return hashlib.sha256(made_from).hexdigest()


def is_done(folder: Path, lock: str) -> bool:
    stamp = folder / f"{lock}.stamp"
    return stamp.is_file() and stamp.read_text() == fingerprint(lock)


def mark_done(folder: Path, lock: str) -> None:
    (folder / f"{lock}.stamp").write_text(fingerprint(lock))


def ensure_installer() -> None:
    if is_done(TOOLS, INSTALLER) and os.access(UV, os.X_OK):
        return
    if not importlib.util.find_spec("pip"):
        raise Stop(
            f"{sys.executable} has no pip. Start run.py with a Python that has it; "
            "on Debian: sudo apt-get install python3-pip, then python3 run.py"
        )
    print("Spineflow: setting up; the first time takes about a minute.", file=sys.stderr)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    options = ["--upgrade", "--require-hashes", f"--target={TOOLS}", f"--requirement={INSTALLER}"]
    install([*pip, "--root-user-action=ignore", *options], "uv")
    mark_done(TOOLS, INSTALLER)


def ensure_environment(*locks: str) -> None:
    """Every package of these locks in `.venv`, beside whatever other locks brought there.

    It installs and never syncs, so that `serve` after `test` does not undo `test`.
    """
    if not (is_done(VENV, INSTALLER) and os.access(PYTHON, os.X_OK)):
        ensure_installer()
        options = ["--quiet", "--clear", "--no-project", f"--python={sys.executable}"]
        install([UV, "venv", *options, str(VENV)], "a Python environment in .venv")
        site_packages = next(VENV.glob("lib/python3*/site-packages"))
        (site_packages / "spineflow.pth").write_text(f"{ROOT / 'src'}\n")
        mark_done(VENV, INSTALLER)
    stale = [lock for lock in locks if not is_done(VENV, lock)]
    if stale:
        ensure_installer()
        wanted = [f"--requirement={lock}" for lock in stale]
        options = ["--require-hashes", f"--python={PYTHON}", *wanted]
        install([UV, "pip", "install", *options], f"the packages of {' and '.join(stale)}")
    for lock in stale:
        mark_done(VENV, lock)


def become(module: str, *arguments: str) -> int:
    """Be replaced by the module, so that input, output and signals reach it untouched."""
    on_postgres = os.environ.get("SPINEFLOW_DATABASE_URL", "").startswith("postgres")
    ensure_environment(RUNTIME, *([POSTGRES] if on_postgres else []))
    os.execv(PYTHON, [PYTHON, "-m", module, *arguments])


def run(program: str, *arguments: str) -> int:
    sys.stdout.flush()
    return subprocess.run([str(BIN / program), *arguments], cwd=ROOT).returncode


def serve(arguments: list[str]) -> int:
    """Set up what is missing and serve: the word when none is given."""
    refuse_extra("serve", arguments)
    host = os.environ.setdefault("SPINEFLOW_HOST", "127.0.0.1")
    require_free_port(host, os.environ.setdefault("SPINEFLOW_PORT", "8000"))
    return become("spineflow_web.serve")


def demo(arguments: list[str]) -> int:
    """A throw-away instance with made-up people and twelve weeks of days, gone when it ends."""
    refuse_extra("demo", arguments)
    os.environ.pop("SPINEFLOW_DATABASE_URL", None)
    host = os.environ.setdefault("SPINEFLOW_HOST", "127.0.0.1")
    require_free_port(host, os.environ.setdefault("SPINEFLOW_PORT", "8010"))
    return become("spineflow_web.demo")


def test(arguments: list[str]) -> int:
    """[--long] [what pytest takes]: the tests, then the web tests on PostgreSQL."""
    # Tests start Python hundreds of times: what one of them compiled the next one takes.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    ensure_environment(RUNTIME, DEV)
    chosen = [argument for argument in arguments if argument != "--long"]
    is_named = bool(os.environ.get("CHROMIUM"))
    browser = os.environ["CHROMIUM"] = require_browser()
    os.environ["CHROMIUM_SHELL"] = browser if is_named else find_shell(browser, not chosen)
    pytest = ["pytest", *(["-m", "long or not long"] if "--long" in arguments else [])]
    if chosen:
        return run(*pytest, *chosen)
    pytest += ["--numprocesses=auto", "--dist=worksteal"]
    return run(*pytest) or run(*pytest, "tests/web", "--postgres")


def check(arguments: list[str]) -> int:
    """Format, lint, types, floors and content; all are run, and any may fail it."""
    refuse_extra("check", arguments)
    ensure_environment(RUNTIME, DEV)
    checks = {
        "format": ["ruff", "format", "--check"],
        "lint": ["ruff", "check"],
        "types": ["mypy"],
        "floors": ["lint-imports"],
        "content": ["python", "-m", "spineflow", "content-check"],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}")
        if run(*command):
            failed.append(name)
    print(f"== failed: {', '.join(failed)}" if failed else "== all is well")
    return 1 if failed else 0


def lock(arguments: list[str]) -> int:
    """[--upgrade]: make the requirements*.lock files anew from pyproject.toml."""
    ensure_installer()
    for name, inputs in LOCK_INPUTS.items():
        style = [*LOCK_STYLE, *arguments, f"--output-file={name}"]
        install([UV, "pip", "compile", *style, *inputs], f"the answer for {name}")
    return 0


def new(arguments: list[str]) -> int:
    """practice ID: begin a content entry from its template."""
    if len(arguments) != 2 or arguments[0] != "practice":
        raise Stop("Say what and which: python3 run.py new practice ID")
    name = arguments[1]
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Stop(f"{name}: an id is lowercase letters, digits and _, e.g. cat_cow")
    entry = ROOT / "content" / "practices" / f"{name}.toml"
    template = (ROOT / "docs" / "recipes" / "practice.template.toml").read_text(encoding="utf-8")
    if entry.exists():
        raise Stop(f"{entry.relative_to(ROOT)} exists. Edit it, or choose another id.")
    entry.write_text(template.replace("PRACTICE_ID", name), encoding="utf-8")
    print(f"{entry.relative_to(ROOT)} is made. Fill it in, then: python3 run.py content-check")
    return 0


def refuse_extra(word: str, arguments: list[str]) -> None:
    if arguments:
        raise Stop(f"{word} does not take {' '.join(arguments)}. See: python3 run.py --help")


WORDS = {"serve": serve, "demo": demo, "test": test, "check": check, "lock": lock, "new": new}
PASSED_ON = {
    "backup": ("spineflow_web.manage", "backup", "[FILE]: a verified copy of the database."),
    "restore": ("spineflow_web.manage", "restore", "FILE: put a backup back in place."),
    "reset-password": ("spineflow_web.manage", "reset_password", "NAME: the way back in."),
    "rebuild": ("spineflow_web.manage", "rebuild", "[--check]: day summaries from the events."),
    "planner": ("spineflow_web.manage", "planner", "[--once]: better saved plans, beside serve."),
    "plan-tomorrow": ("spineflow_web.manage", "plan_tomorrow", "Plan tomorrow for everybody."),
    "content-check": ("spineflow", "content-check", "Name every problem in content/."),
    "screen": ("spineflow", "screen", "JSON answers in, the safety gate's result out."),
    "plan": ("spineflow", "plan", "JSON answers in, the result and a day's plan out."),
    "script": ("spineflow", "script", "JSON answers in, the day second by second out."),
    "schema": ("spineflow", "schema", "Print the JSON Schemas of screen, plan and script."),
    "figures": ("spineflow.figures", "figures", "[FILE]: all figures on one page."),
}


def usage() -> str:
    lines = {word: (function.__doc__ or "").splitlines()[0] for word, function in WORDS.items()}
    lines.update({word: line for word, (_, _, line) in PASSED_ON.items()})
    listed = "\n".join(f"  {word:15} {line}" for word, line in lines.items())
    return (
        f"python3 run.py [--port 8000] [--host 127.0.0.1] [--data DIR] [--lan] [WORD]\n\n{listed}"
    )


def take_options(arguments: list[str]) -> list[str]:
    """Put the options into the environment; give back the rest, in order."""
    rest, waiting = [], list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--lan":
            os.environ["SPINEFLOW_LAN"] = "1"
            os.environ.setdefault("SPINEFLOW_HOST", "0.0.0.0")
            continue
        name, equals, value = argument.partition("=")
        if name not in OPTIONS:
            rest.append(argument)
            continue
        if not equals and waiting:
            value = waiting.pop(0)
        if not value:
            raise Stop(f"{name} needs a value, e.g. {name}=...")
        path = os.path.abspath(os.path.expanduser(value))
        os.environ[OPTIONS[name]] = path if name == "--data" else value
    return rest


def main(arguments: list[str]) -> int:
    try:
        require_machine()
        word, *rest = take_options(arguments) or ["serve"]
        if word in ("help", "--help", "-h"):
            print(usage())
            return 0
        if word in PASSED_ON:
            module, verb, _ = PASSED_ON[word]
            return become(module, verb, *rest)
        if word not in WORDS:
            raise Stop(f"I do not know the word {word}. The words are:\n\n{usage()}")
        return WORDS[word](rest)
    except Stop as reason:
        print(f"Spineflow: {reason}", file=sys.stderr)
    except OSError as problem:
        print(f"Spineflow: {problem}. Does this user own {ROOT}, has it room?", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
