"""What a person asked of one date, and the flare-ups they told."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class DayWish(models.Model):
    """One person's wishes for one date. Empty means: as usual."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True)
    """Minutes for this date; 0 stands for as many as there are."""
    wider = models.PositiveSmallIntegerField(default=0)
    """Minutes by which each window is longer at both ends."""
    kind = models.CharField(max_length=8, blank=True)
    place = models.CharField(max_length=8, blank=True)
    wants = models.JSONField(default=list)
    skipped = models.JSONField(default=list)
    times = models.JSONField(default=dict)
    """Starts chosen for sittings, in minutes after midnight."""
    declined = models.JSONField(default=list)
    """Practices whose change of level the person said no to."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "on"], name="store_one_wish_a_day")
        ]


class FlareUp(models.Model):
    """A day on which a person said that their back is worse, and when it was better again."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    since = models.DateField()
    better_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "since"], name="store_one_flare_a_day")
        ]
