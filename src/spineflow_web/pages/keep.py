"""Telling the worker of a page whether it may be kept on the device, and for how long.

Only pages that say so are kept, sealed, and only for whose they are (docs/sync.md). A closed gate
says so too: what was open before it must not be found again.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse

from spineflow_web.store.people import KnownPerson

HEADER = "Spineflow-Keep"
CLOSED = "closed"


def keep_for_today(
    answer: HttpResponse, person: KnownPerson, now: datetime, lasts: timedelta | None = None
) -> None:
    """Until the day ends where the person is, or earlier; `now` is the time there."""
    first = datetime.combine(now.date(), time.min, tzinfo=now.tzinfo)
    last = datetime.combine(now.date() + timedelta(days=1), time.min, tzinfo=now.tzinfo)
    if lasts is not None:
        last = min(last, now + lasts)
    utc = ZoneInfo("UTC")
    moments = (first.astimezone(utc).isoformat(), last.astimezone(utc).isoformat())
    answer.headers[HEADER] = " ".join((str(person.id), *moments))


def keep_as_closed(answer: HttpResponse, person: KnownPerson) -> None:
    """Keep this page in place of everything else."""
    answer.headers[HEADER] = f"{person.id} {CLOSED}"
