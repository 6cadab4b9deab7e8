"""The person whose back it is, and what they have told about their home and their day."""

from django.conf import settings
from django.db import models
from uuid_utils.compat import uuid7


class Person(models.Model):
    """One back. Made when the disclaimer is accepted, so it carries that acceptance."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    is_self = models.BooleanField(default=True)
    """The account's own person, as opposed to somebody they look after."""
    disclaimer_accepted_at = models.DateTimeField()
    disclaimer_content_version = models.CharField(max_length=80)
    time_zone = models.CharField(max_length=64)
    language = models.CharField(max_length=35)
    country = models.CharField(max_length=8, blank=True)
    units = models.CharField(max_length=8, blank=True)
    clock = models.CharField(max_length=2, blank=True)
    own_number = models.CharField(max_length=24, blank=True)
    """Whom to call in an emergency where no number of the country is known, or beside it."""
    signs_wait_since = models.DateTimeField(null=True)
    """From words of their own until the list of emergency signs was looked through; null: none
    waits."""
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(is_self=True),
                name="store_one_self_per_account",
            )
        ]


class Profile(models.Model):
    """What planning needs to know. A null field is a page of the first run not yet answered."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    glass_ml = models.PositiveSmallIntegerField(default=250)
    body_mass_kg = models.FloatField(null=True)
    equipment = models.JSONField(null=True)
    avoids = models.JSONField(null=True)
    position = models.CharField(max_length=8, null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    windows = models.JSONField(default=list)
    wake = models.CharField(max_length=5, default="07:00")
    sleep = models.CharField(max_length=5, default="23:00")
    meals = models.JSONField(default=list)
    levels = models.JSONField(default=dict)
    goals = models.JSONField(default=list)
    desk = models.JSONField(default=list)
    """Hours spent sitting at a desk, as windows."""
    fluid_limit_ml = models.PositiveSmallIntegerField(null=True)
    """What their team allows them to drink a day; 0 where they were asked and gave none."""
    breast_feeding = models.BooleanField(default=False)
    """Moves what is drunk and eaten; asked beside what is not eaten."""
