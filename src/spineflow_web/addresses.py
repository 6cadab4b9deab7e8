"""Under which names this machine may be asked, and which to tell the person who starts it."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

EVERY_ADDRESS = ("0.0.0.0", "::")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def own_names(host: str) -> list[str]:
    """What a browser may call a server that listens at `host`, beside localhost.

    Never the wildcard itself: a page elsewhere could reach a server on this machine by it.
    """
    name = socket.gethostname()
    return [name, f"{name}.local", *(_in_address(each) for each in _listened_at(host))]


def house_names(host: str) -> list[str]:
    """What a certificate for a server that listens at `host` is to say; the house decides which."""
    return ["localhost", "127.0.0.1", "::1", *(each.strip("[]") for each in own_names(host))]


def name_at_home(names: tuple[str, ...]) -> str:
    """The name among these that phones in the house can look up, such as desk.local; else none."""
    return next((each for each in names if each.endswith(".local")), "")


def places_to_open(host: str, port: int, scheme: str = "http") -> list[str]:
    """The addresses to print, the nearest first."""
    if host in LOOPBACK:
        return [f"{scheme}://localhost:{port}"]
    near = [f"{scheme}://localhost:{port}"] if host in EVERY_ADDRESS else []
    return near + [f"{scheme}://{_in_address(each)}:{port}" for each in _listened_at(host)]


def read_networks(told: str) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    """Addresses and networks with commas between them; ValueError names one that is neither."""
    return tuple(ipaddress.ip_network(each.strip()) for each in told.split(",") if each.strip())


USUAL_PORTS = {"https": 443, "http": 80}


def read_origin(told: str) -> str:
    """The one address people open, as browsers write an origin; empty where none is told.

    ValueError where it is none: without a scheme, or with a path, nobody could sign in there.
    """
    if not told:
        return ""
    parts = urlsplit(told)
    is_bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in USUAL_PORTS or not parts.hostname or not is_bare:
        raise ValueError(
            f"SPINEFLOW_ORIGIN: {told!r} is no address such as https://back.example.org. "
            "It needs https:// before the name, and nothing after it but a port."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = f":{parts.port}" if parts.port not in (None, USUAL_PORTS[parts.scheme]) else ""
    return f"{parts.scheme}://{host}{port}"


def _listened_at(host: str) -> list[str]:
    if host not in EVERY_ADDRESS:
        return [host]
    found = _addresses_of_this_machine()
    return [each for each in found if ":" not in each] if host == "0.0.0.0" else found


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
