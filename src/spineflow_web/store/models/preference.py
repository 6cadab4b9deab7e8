"""What a person thinks of a practice."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class Preference(models.Model):
    """One person's word on one practice: like, dislike or never; no row, no word."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    practice = models.CharField(max_length=64)
    said = models.CharField(max_length=8)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "practice"], name="store_one_preference"),
            models.CheckConstraint(
                condition=models.Q(said__in=("like", "dislike", "never")),
                name="store_preference_said",
            ),
        ]
