"""Under which names this machine may be asked, and which to tell the person who starts it."""

from __future__ import annotations

import socket

EVERY_ADDRESS = ("0.0.0.0", "::")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def own_names(host: str) -> list[str]:
    """What a browser may call a server that listens at `host`, beside localhost.

    Never the wildcard itself: a page elsewhere could reach a server on this machine by it.
    """
    name = socket.gethostname()
    return [name, f"{name}.local", *(_in_address(each) for each in _listened_at(host))]


def places_to_open(host: str, port: int) -> list[str]:
    """The addresses to print, the nearest first."""
    if host in LOOPBACK:
        return [f"http://localhost:{port}"]
    near = [f"http://localhost:{port}"] if host in EVERY_ADDRESS else []
    return near + [f"http://{_in_address(each)}:{port}" for each in _listened_at(host)]


def _listened_at(host: str) -> list[str]:
    return _addresses_of_this_machine() if host in EVERY_ADDRESS else [host]


def _addresses_of_this_machine() -> list[str]:
    """The ones other machines see. Nothing is sent: a datagram socket only looks up its route."""
    found = []
    for family, elsewhere in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((elsewhere, 9))
                found.append(str(probe.getsockname()[0]).partition("%")[0])
        except OSError:
            continue
    return found


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
