"""Where this server is to be opened: as addresses, pictures to scan, and lines of a console."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from spineflow_web.addresses import LOOPBACK, name_at_home, places_to_open

if TYPE_CHECKING:
    from spineflow_web.store.local_authority import LocalCertificate


def places() -> list[str]:
    """All addresses, the nearest first."""
    if settings.ORIGIN:
        return [settings.ORIGIN]
    certificate = lan_certificate()
    if certificate is None:
        return places_to_open(settings.HOST, settings.PORT)
    found = places_to_open(settings.HOST, settings.PORT, "https")
    known = [each for each in found if urlsplit(each).hostname in certificate.names]
    name = name_at_home(certificate.names)
    return [*known, f"https://{name}:{settings.PORT}"] if name else known


def place_for_phone() -> str:
    """The address another machine opens; empty where none can."""
    elsewhere = [each for each in places() if urlsplit(each).hostname not in LOOPBACK]
    return elsewhere[0] if elsewhere else ""


def place_of_trust() -> str:
    """The plain page with the certificate; empty without `--lan`."""
    place = place_for_phone() if settings.LAN else ""
    host = urlsplit(place).netloc.removesuffix(f":{settings.PORT}")
    return f"http://{host}:{settings.PLAIN_PORT}/" if place else ""


def lan_certificate() -> LocalCertificate | None:
    """What the server serves with under `--lan`."""
    if not settings.LAN:
        return None
    # Imported here: who does not need it shall not wait for it at the start.
    from spineflow_web.store.local_authority import standing_certificate

    return standing_certificate(settings.DATA)


def picture_of(address: str) -> str:
    """A QR code as a `data:` address, black on white so that every camera reads it."""
    import qrcode
    from qrcode.image.svg import SvgPathFillImage

    drawn = qrcode.make(address, image_factory=SvgPathFillImage).to_string()
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}"


def console_words() -> list[str]:
    """What the console says with `--lan` before the addresses; nothing without it."""
    certificate = lan_certificate()
    if certificate is None:
        return [PLAIN_WARNING] if settings.IS_EXPOSED and not settings.IS_HTTPS else []
    words = [f"Spineflow: the fingerprint of your authority: {certificate.fingerprint}"]
    if trust := place_of_trust():
        words.append(f"Spineflow: the first time on a phone, scan this or open {trust}")
        words.append(_drawn_in_letters(trust))
    return words


PLAIN_WARNING = (
    "Spineflow: this is plain http. Who is in this network can read along, and phones get no "
    "offline use, passkeys or camera. Start with --lan, or put a TLS proxy in front "
    "(docs/self-hosting.md)."
)


def _drawn_in_letters(address: str) -> str:
    import qrcode

    code = qrcode.QRCode(border=2)
    code.add_data(address)
    out = io.StringIO()
    code.print_ascii(out=out, invert=True)
    return out.getvalue().rstrip("\n")
