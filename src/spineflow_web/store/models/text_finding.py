"""Sentences that led to a safety question, and how the question was answered."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class TextFindingRecord(models.Model):
    """One sentence of a person's own words, the question it led to, and their answer to that."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    place = models.CharField(max_length=24)
    """Where it was written: with the safety questions, or after a session."""
    sentence = models.TextField()
    family = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    """The question it led to."""
    value = models.JSONField()
    """The answer the words stand for."""
    is_raised = models.BooleanField()
    """Whether that answer counts until the person gives one."""
    content_version = models.CharField(max_length=80)
    written_at = models.DateTimeField()
    answer = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["person"],
                condition=models.Q(answered_at__isnull=True),
                name="store_open_text_findings",
            )
        ]
