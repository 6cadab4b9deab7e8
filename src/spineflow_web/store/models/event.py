"""What happened, append-only, and the day summaries made from it."""

from typing import Any, NoReturn

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class AppendOnly(models.QuerySet):
    """Rows are added and read. To change one is a programming error, whoever asks."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("An event is never changed or deleted; add a correction that names it.")

    update = update_or_create = bulk_update = delete = _refuse

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        """Many new rows; one that is there already is an error and never overwritten."""
        if args or kwargs:
            self._refuse()
        return super().bulk_create(objs)


class EventRecord(models.Model):
    """One event. Nothing here is ever updated; erasing a person takes their events with them."""

    id = models.UUIDField(primary_key=True, editable=False)
    """Made by the device, ordered by time: what makes sending it twice harmless."""
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    device = models.CharField(max_length=36, blank=True)
    sequence = models.BigIntegerField()
    seq = models.BigIntegerField()
    """The server's count per person, without gaps: a reader that has seen n has seen all before."""
    kind = models.CharField(max_length=24)
    entity = models.UUIDField()
    occurred_at = models.DateTimeField()
    time_zone = models.CharField(max_length=64)
    local_date = models.DateField()
    content_version = models.CharField(max_length=80)
    payload = models.JSONField()
    replaces = models.UUIDField(null=True)
    fingerprint = models.CharField(max_length=64)
    received_at = models.DateTimeField()

    objects = AppendOnly.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "seq"], name="store_event_in_order")
        ]
        indexes = [
            models.Index(fields=["person", "local_date"], name="store_events_of_day"),
            models.Index(fields=["person", "kind", "local_date"], name="store_events_of_kind"),
            models.Index(
                fields=["person", "replaces"],
                condition=models.Q(replaces__isnull=False),
                name="store_event_corrected",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only ever as a new row."""
        if not self._state.adding:
            raise TypeError("An event is never changed; add a correction that names it.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never alone."""
        raise TypeError("An event is never deleted; add a correction that names it.")


class DaySummaryRecord(models.Model):
    """A projection: one day of one person in numbers. `rebuild` makes it again from the events."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    on = models.DateField()
    summary = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "on"], name="store_one_summary_a_day")
        ]
