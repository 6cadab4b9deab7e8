"""The plan of one person for one date."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person
from spineflow_web.store.models.screening import ScreeningRecord


class DayPlanRecord(models.Model):
    """A plan, or the reason for none. Replanning marks the old row replaced and keeps it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    on = models.DateField()
    plan = models.JSONField()
    screening = models.ForeignKey(ScreeningRecord, on_delete=models.PROTECT)
    content_version = models.CharField(max_length=80)
    made_at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "on"],
                condition=models.Q(replaced_at__isnull=True),
                name="store_one_current_plan",
            )
        ]
