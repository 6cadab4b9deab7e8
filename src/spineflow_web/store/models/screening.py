"""Answers on their way, and what followed from them: the latter is only ever added to."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class AnswerDraft(models.Model):
    """The answers as they stand, saved after every page, so that a closed browser loses nothing."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)


class ClinicianClearance(models.Model):
    """What a clinician allowed. It ends after six months, or when something new is answered."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    who = models.CharField(max_length=120)
    on = models.DateField()
    items = models.JSONField(null=True)
    """Ids of what was allowed; null means whatever the matrix allows."""
    fired = models.JSONField(default=list)
    conditions = models.JSONField(default=list)
    """Rules and conditions that held when it was recorded: what it was given for."""
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-recorded_at"], name="store_latest_clearance")]


class ScreeningRecord(models.Model):
    """One screening: answers, outcome and the content it was made with. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    answers = models.JSONField()
    outcome = models.JSONField()
    under_age = models.BooleanField()
    is_settled = models.BooleanField()
    """Whether the outcome may be shown: all has been asked, or an alarm needs no more questions."""
    on = models.DateField()
    clearance = models.ForeignKey(ClinicianClearance, on_delete=models.PROTECT, null=True)
    """The clearance it leans on; it runs out, so the outcome is then worked out on every day."""
    content_version = models.CharField(max_length=80)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="store_latest_screening")]
