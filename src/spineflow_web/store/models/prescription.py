"""What a physiotherapist or doctor prescribed, as the person wrote it down."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class PrescriptionRecord(models.Model):
    """One prescribed exercise. A change is a new row; the old one is ended."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    title = models.CharField(max_length=80)
    steps = models.JSONField(default=list)
    sets = models.PositiveSmallIntegerField(null=True)
    reps = models.PositiveSmallIntegerField(null=True)
    hold_s = models.PositiveSmallIntegerField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    times_a_day = models.PositiveSmallIntegerField(default=1)
    demands = models.JSONField(default=list)
    """Ids of what it asks of the body, as declared when it was written down."""
    by = models.CharField(max_length=120)
    until = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "until"], name="store_prescribed_now")]
