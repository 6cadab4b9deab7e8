"""What a person put aside for a while, and on which dates they were here."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class PutAside(models.Model):
    """One prompt that stays away until a date."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    prompt = models.CharField(max_length=60)
    until = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "prompt"], name="store_one_aside_a_prompt")
        ]


class Visit(models.Model):
    """A date on which the person opened what their screening allows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "on"], name="store_one_visit_a_day")
        ]
