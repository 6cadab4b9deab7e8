"""Keeps the server's certificate good while it runs: renewed in time, for the addresses of today.

The server reads the file anew for each connection, so a renewed one counts without a restart.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

LOOK_S = 3600.0
log = logging.getLogger("spineflow.certificate")


class CertificateKeeper(threading.Thread):
    """Calls `renew` once an hour; a failure is told and tried again."""

    def __init__(self, renew: Callable[[], object], look_s: float = LOOK_S) -> None:
        super().__init__(name="certificate-keeper", daemon=True)
        self._renew, self._look_s = renew, look_s
        self._ended = threading.Event()

    def run(self) -> None:
        """Look, wait, and again."""
        while not self._ended.wait(self._look_s):
            try:
                self._renew()
            except OSError as problem:
                log.warning("The certificate could not be renewed: %s", problem.strerror)

    def end(self) -> None:
        """No more looks."""
        self._ended.set()
        self.join(timeout=5)
