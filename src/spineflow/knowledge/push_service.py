"""The push services a server may send reminders to: content, so that people can read the list."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import StringConstraints

from spineflow.entries.entry import SourcedEntry
from spineflow.vocabulary.ids import Id, Text

Host = Annotated[str, StringConstraints(pattern=r"^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$")]


class PushService(SourcedEntry):
    """One service: a host, or `*.` and the end of its hosts; whose it is; which browsers use it."""

    id: Id
    host: Host
    who: Text
    browsers: Text

    def serves(self, host: str) -> bool:
        """Whether a host, in lower case, belongs to it; the bare end after `*.` does not."""
        if self.host.startswith("*."):
            return host.endswith(self.host[1:]) and len(host) >= len(self.host)
        return host == self.host


def service_of(services: Iterable[PushService], host: str) -> PushService | None:
    """The service a host belongs to; None for a host that is on no list."""
    return next((each for each in services if each.serves(host)), None)
