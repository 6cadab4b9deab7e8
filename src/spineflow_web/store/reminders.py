"""Reminders of people: rows in, plain values out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from spineflow_web.store.models import HouseRule, PushSubscriptionRecord, ReminderRecord

MOST_BROWSERS = 10
"""Subscriptions one person may have; the oldest goes when one more comes."""


@dataclass(frozen=True, slots=True)
class Reminding:
    """When a person wants to be left alone, and whether they have a calendar address."""

    quiet_from: str = "21:00"
    quiet_until: str = "08:00"
    snoozed_until: datetime | None = None
    told_until: datetime | None = None
    feed_made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """One browser, by the address its push service gave it."""

    id: UUID
    endpoint: str
    made_at: datetime

    @property
    def host(self) -> str:
        """The push service that learns of every reminder."""
        return host_of(self.endpoint)


def host_of(endpoint: str) -> str:
    """The host of an endpoint, in lower case."""
    return (urlsplit(endpoint).hostname or "").lower()


def reminding_of(person_id: UUID) -> Reminding:
    """The person's wishes, or those of everybody who never said any."""
    names = ("quiet_from", "quiet_until", "snoozed_until", "told_until", "feed_made_at")
    found = ReminderRecord.objects.filter(person_id=person_id).values_list(*names).first()
    return Reminding() if found is None else Reminding(*found)


def change(person_id: UUID, **values: object) -> None:
    """Keep fields of the wishes by name."""
    ReminderRecord.objects.update_or_create(person_id=person_id, defaults=values)


def person_of_feed(secret: str) -> UUID | None:
    """Whose calendar lies at this secret address."""
    rows = ReminderRecord.objects.filter(feed_hash=hash_of(secret))
    return rows.values_list("person_id", flat=True).first()


def hash_of(secret: str) -> str:
    """What is kept of a secret that is long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def subscriptions(person_id: UUID) -> list[Subscription]:
    """The person's browsers, oldest first."""
    rows = PushSubscriptionRecord.objects.filter(person_id=person_id).order_by("pk")
    return [Subscription(row.pk, row.endpoint, row.made_at) for row in rows]


def subscribe(person_id: UUID, endpoint: str, at: datetime) -> None:
    """One more browser; the same one again changes nothing, and moves to who uses it now."""
    PushSubscriptionRecord.objects.update_or_create(
        endpoint_hash=hash_of(endpoint),
        defaults={"person_id": person_id, "endpoint": endpoint, "made_at": at},
    )
    for each in subscriptions(person_id)[:-MOST_BROWSERS]:
        unsubscribe(each.id)


def unsubscribe(subscription_id: UUID) -> None:
    """This browser is told nothing any more."""
    PushSubscriptionRecord.objects.filter(pk=subscription_id).delete()


def unsubscribe_browsers(account_id: UUID, hashes: Iterable[str]) -> None:
    """These browsers of this account, by what is kept of their addresses, are told nothing more."""
    PushSubscriptionRecord.objects.filter(
        person__account_id=account_id, endpoint_hash__in=list(hashes)
    ).delete()


def unsubscribe_all(person_id: UUID) -> None:
    """None of the person's browsers is told anything any more."""
    PushSubscriptionRecord.objects.filter(person_id=person_id).delete()


def people_with_browsers() -> list[UUID]:
    """Whoever turned push on somewhere."""
    rows = PushSubscriptionRecord.objects.order_by("person_id")
    return list(rows.values_list("person_id", flat=True).distinct())


def is_push_allowed() -> bool:
    """Whether the owner allows push at all; no until they say yes."""
    return HouseRule.objects.filter(push_allowed=True).exists()


def allow_push(allowed: bool, at: datetime) -> None:
    """Keep what the owner decided. A no ends every subscription of the house."""
    HouseRule.objects.update_or_create(pk=1, defaults={"push_allowed": allowed, "changed_at": at})
    if not allowed:
        PushSubscriptionRecord.objects.all().delete()
