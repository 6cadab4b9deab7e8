"""`python -m spineflow_web.serve`: check everything, then serve, then say where.

The order is the point: content, database and static files are in order before the port opens, and
the address is printed only once a request would be answered.
"""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spineflow_web.store.local_authority import LocalCertificate

CONTENT_BROKEN, DATABASE_UNUSABLE, ALREADY_SERVING = 3, 4, 5


class Refused(Exception):
    """Why this server does not start, and the exit status that says which kind it is."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spineflow_web.settings")
    os.umask(0o077)  # what this household writes is nobody else's to read
    # Compiling every module anew would triple the start, and the collector finds nothing to free.
    sys.dont_write_bytecode = False
    gc.disable()
    try:
        setup_django()
        check_content()
        lock = hold_data_folder()
        prepare_storage()
        collect_static_files()
        renew_certificate()
        announce_first_run()
    except Refused as reason:
        print(f"Spineflow: {reason}", file=sys.stderr)
        return reason.status
    run_server()
    os.close(lock)
    return 0


def check_content() -> None:
    """Refuse broken content here, by file, key and reason, and not on somebody's page."""
    from spineflow.entries.problem import BrokenContent
    from spineflow_web.store.catalogue import catalogue

    try:
        catalogue()  # kept: the worker is a fork of this process and reads nothing again
    except BrokenContent as broken:
        raise Refused(
            CONTENT_BROKEN, f"the content is broken, so nothing starts.\n{broken}"
        ) from None


def setup_django() -> None:
    import django

    try:
        django.setup()
    except ValueError as problem:  # an environment setting that cannot be read
        raise Refused(2, str(problem)) from None


def hold_data_folder() -> int:
    from django.conf import settings

    from spineflow_web.store.serving_lock import take_serving_lock

    lock = take_serving_lock(settings.DATA)
    if lock is None:
        raise Refused(
            ALREADY_SERVING, f"another server already uses {settings.DATA}. Stop it first."
        )
    return lock


def prepare_storage() -> None:
    """Migrate safely, and close: a connection must not be carried through a fork."""
    from django.conf import settings
    from django.db import connections

    from spineflow_web.store.backup import Unusable
    from spineflow_web.store.engine import ENGINE
    from spineflow_web.store.safe_migrate import prepare_database

    try:
        prepare_database()
    except Unusable as reason:
        raise Refused(DATABASE_UNUSABLE, str(reason)) from None
    finally:
        connections.close_all()
    if ENGINE.warning and not settings.DATABASE_URL:
        print(f"Spineflow: {ENGINE.warning}", file=sys.stderr)


def collect_static_files() -> None:
    """Only when a file changed: hashing some fifty small files is quicker than copying them.

    What an earlier start left unfinished goes as a whole: after a power cut files may be there that
    are empty, and of an empty manifest not even the command that makes it anew takes notice.
    """
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    from spineflow_web.store.key_file import write_private

    found = [
        (name, Path(storage.path(name)))
        for finder in get_finders()
        for name, storage in finder.list([])
    ]
    stamp = Path(settings.STATIC_ROOT) / "made.from"
    content = fingerprint(found).encode()
    if stamp.is_file() and stamp.read_bytes() == content:
        return
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    os.sync()  # all that the stamp vouches for is on the disk before it
    write_private(stamp, content)


def fingerprint(files: Iterable[tuple[str, Path]]) -> str:
    digest = hashlib.sha256()
    for name, path in sorted(files):
        digest.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def renew_certificate() -> LocalCertificate | None:
    """With `--lan`: the certificate of our own authority, made, renewed or as it is."""
    from django.conf import settings

    if not settings.LAN:
        return None
    from spineflow_web.addresses import house_names
    from spineflow_web.store.local_authority import local_certificate

    return local_certificate(settings.DATA, house_names(settings.HOST), datetime.now(UTC))


def announce_first_run() -> None:
    """Reachable from elsewhere and nobody here yet: who reads this console is the owner."""
    from django.conf import settings
    from django.db import connections

    from spineflow_web.actions.accounts import anyone_here
    from spineflow_web.store.setup_token import forget_setup_token, make_setup_token

    is_new = not anyone_here()
    connections.close_all()
    if is_new and settings.IS_EXPOSED:
        print(f"Spineflow: to create the owner, enter this token once: {make_setup_token()}")
    else:
        forget_setup_token()


def server_options() -> dict[str, Any]:
    from django.conf import settings

    host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
    return {
        "bind": f"{host}:{settings.PORT}",
        "worker_class": "gthread",
        "workers": 1,
        "threads": 4,
        "timeout": 30,
        "graceful_timeout": 10,
        "preload_app": True,
        "limit_request_line": 4094,
        "limit_request_fields": 60,
        "limit_request_field_size": 8190,
        "control_socket_disable": True,
        # What a proxy says is judged in pages/forwarded.py, for all its headers alike.
        "forwarded_allow_ips": "",
        "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,
        "loglevel": "warning",
        "post_worker_init": _ready,
        "worker_exit": _end_keepers,
        **_tls_options(),
    }


def _tls_options() -> dict[str, Any]:
    from django.conf import settings

    if not settings.LAN:
        return {}
    leaf = str(settings.DATA / "authority" / "server.pem")
    return {"certfile": leaf, "keyfile": leaf}


def _ready(worker: Any) -> None:
    """Say where, then let the keepers begin: they look for work only later."""
    from django.conf import settings

    from spineflow_web.jobs.keeper import PlannerKeeper
    from spineflow_web.jobs.reminder_keeper import ReminderKeeper

    worker.spineflow_keepers = [PlannerKeeper(), ReminderKeeper()]
    if settings.LAN:
        from spineflow_web.jobs.certificate_keeper import CertificateKeeper

        worker.spineflow_keepers.append(CertificateKeeper(renew_certificate))
    for keeper in worker.spineflow_keepers:
        keeper.start()
    if settings.LAN:
        _open_plain_site(worker)
    _say_where(worker)


def _open_plain_site(worker: Any) -> None:
    """The page that hands out the certificate; https goes on where its port is taken."""
    from django.conf import settings

    from spineflow_web.jobs.plain_site import FixedAnswer, PlainSite
    from spineflow_web.pages.phone.trust_page import trust_answers

    answers = {path: FixedAnswer(*each) for path, each in trust_answers().items()}
    try:
        site = PlainSite(settings.HOST, settings.PLAIN_PORT, answers)
    except OSError as problem:
        print(
            f"Spineflow: port {settings.PLAIN_PORT} for the certificate is not to be had "
            f"({problem.strerror}). Set SPINEFLOW_PLAIN_PORT to a free one.",
            file=sys.stderr,
        )
        return
    site.begin()
    worker.spineflow_keepers.append(site)


def _end_keepers(_server: Any, worker: Any) -> None:
    for keeper in getattr(worker, "spineflow_keepers", ()):
        keeper.end()


def _say_where(worker: Any) -> None:
    """The first worker has loaded everything and the port has been open since before it."""
    if worker.age != 1:
        return

    from spineflow_web.pages.phone.places import console_words, places

    for line in (*console_words(), *places()):
        print(line, flush=True)


def run_server() -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in server_options().items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            """Before the fork: the addresses too, which Django would import with a request."""
            from spineflow_web import urls  # noqa: F401
            from spineflow_web.wsgi import application

            gc.freeze()  # what was loaded stays, and stays shared with the worker
            gc.enable()
            return application

    Server().run()


if __name__ == "__main__":
    sys.exit(main())
