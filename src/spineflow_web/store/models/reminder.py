"""Reminders: what the house allows, when a person wants quiet, and which browsers are told."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class HouseRule(models.Model):
    """What the owner allows for everybody here; one row, or none while nothing was decided."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    push_allowed = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="store_one_house_rule")
        ]


class ReminderRecord(models.Model):
    """One person's wishes. `told_until`: plan times up to here were seen to, sent or not."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    quiet_from = models.CharField(max_length=5, default="21:00")
    quiet_until = models.CharField(max_length=5, default="08:00")
    snoozed_until = models.DateTimeField(null=True)
    told_until = models.DateTimeField(null=True)
    feed_hash = models.CharField(max_length=64, null=True, unique=True)
    """SHA-256 of the secret in the calendar's address; the secret itself is kept nowhere."""
    feed_made_at = models.DateTimeField(null=True)


class PushSubscriptionRecord(models.Model):
    """One browser that wants reminders. Its encryption keys are not kept: messages are empty."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    endpoint = models.TextField()
    endpoint_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
