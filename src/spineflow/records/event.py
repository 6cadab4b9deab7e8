"""One event, as a device tells it and as it is kept for ever."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property
from typing import Annotated, Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import to_json

from spineflow.records.payload import PAYLOADS, Payload

CORRECTION = "correction"
FIRST_YEAR, LAST_YEAR = 2000, 2200
_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
"""Stored fingerprints stand by this text: it never changes."""


class Refused(Exception):
    """An event that cannot be kept; the message is the sentence for the device that sent it."""


def _time_ordered(value: UUID) -> UUID:
    if value.version != 7:
        raise ValueError("must be a UUID of version 7")
    return value


@cache
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _zone(name: str) -> str:
    if not _is_zone(name):
        raise ValueError("must be an IANA time zone such as Europe/Berlin")
    return name


def _in_our_times(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year < LAST_YEAR:
        raise ValueError("must lie in our times")
    return moment.astimezone(UTC)


class Event(BaseModel):
    """What happened, once: never changed, only corrected by a later event that names it."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    id: Annotated[UUID, AfterValidator(_time_ordered)]
    device: Annotated[str, StringConstraints(max_length=36, pattern=r"^[A-Za-z0-9-]*$")] = ""
    sequence: Annotated[int, Field(ge=0, lt=2**53)]
    """The device's own count: shows gaps, orders nothing."""
    kind: str
    entity: UUID
    """What it belongs to: the session; an entry of its own otherwise."""
    occurred_at: Annotated[AwareDatetime, AfterValidator(_in_our_times)]
    time_zone: Annotated[str, StringConstraints(max_length=64), AfterValidator(_zone)]
    local_date: date
    """The date where the person was. Day summaries go by it, whatever zone they live in later."""
    content_version: Annotated[str, StringConstraints(max_length=80)]
    replaces: UUID | None = None
    payload: dict[str, Any]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.kind not in PAYLOADS:
            raise ValueError(f"kind: there is no {self.kind[:40]!r}")
        if self.replaces == self.id:
            raise ValueError("replaces: an event cannot replace itself")
        if self.kind == CORRECTION and self.replaces is None:
            raise ValueError("replaces: a correction names the event it takes back")
        if abs(self.local_date - self.occurred_at.date()) > timedelta(days=1):
            raise ValueError("local_date: more than a day away from occurred_at")
        return self

    def said(self) -> Payload:
        """The payload in the shape of its kind."""
        return self.read_once

    @cached_property
    def read_once(self) -> Payload:
        """As `said`: what comes in is checked, and soon afterwards counted."""
        return PAYLOADS[self.kind].model_validate_json(_json(self.payload))

    def wire(self) -> dict[str, Any]:
        """The event as JSON; reading it again gives the same event, to the microsecond."""
        return self.model_dump(mode="json")

    def fingerprint(self) -> str:
        """A hash of everything told; the same id with another one is another event."""
        return hashlib.sha256(_canonical(self.wire()).encode()).hexdigest()


def read_event(told: Any) -> Event:
    """An event from JSON, checked to the last key; raises `Refused` with one sentence."""
    try:
        event = Event.model_validate_json(_json(told))
        payload = event.said()
    except ValidationError as problem:
        raise Refused(_sentence(problem)) from None
    except ValueError:  # half a character, or nested without end: not what JSON can carry
        raise Refused("must be plain JSON") from None
    event.payload.update(payload.model_dump(mode="json"))  # with the defaults, as it is kept
    return event


def _json(told: Any) -> bytes:
    return to_json(told, inf_nan_mode="constants")


def _sentence(problem: ValidationError) -> str:
    """The first problem with its place; never the value, which may be about somebody's health."""
    first = problem.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(map(str, first["loc"]))
    message = first["msg"].removeprefix("Value error, ")
    title = "payload" if problem.title in {model.__name__ for model in PAYLOADS.values()} else ""
    path = ".".join(filter(None, [title, place]))
    return f"{path}: {message}" if path else message
