"""Answers on their way, and what followed from them: the latter is only ever added to."""

from django.db import models
from uuid_utils.compat import uuid7

from spineflow_web.store.models.person import Person


class AnswerDraft(models.Model):
    """The answers as they stand, saved after every page, so that a closed browser loses nothing."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True)
    answers = models.JSONField(default=dict)
    round_began_on = models.DateField(null=True)
    """While all questions are asked again: since when. Nothing counts before the round is done."""
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
    content_version = models.CharField(max_length=80, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-recorded_at"], name="store_latest_clearance")]


class AlarmRecord(models.Model):
    """An outcome that stopped everything, and how it ended (ADR 0009)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    on = models.DateField()
    """The date, where the person was, on which it was raised or raised again."""
    disposition = models.CharField(max_length=24)
    fired = models.JSONField(default=list)
    corrected = models.JSONField(default=list)
    """Questions answered anew as a mistake, on the same day."""
    help = models.CharField(max_length=8, blank=True)
    """What was said on a later day to "did you get help?"; empty while nothing was."""
    examined_by = models.CharField(max_length=24, blank=True)
    examined_told_on = models.DateField(null=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=12, blank=True)
    """`mistake`, `not_meant` or `re_screen`."""
    by_content = models.BooleanField(default=False)
    """Whether no new answer raised it, but content that judges the old ones anew."""

    class Meta:
        indexes = [models.Index(fields=["person", "on"], name="store_alarms_of_day")]


class LimitRecord(models.Model):
    """Something a clinician asked a person not to do, through its last day."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    condition = models.CharField(max_length=40)
    by = models.CharField(max_length=120, blank=True)
    until = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "until"], name="store_limits_in_force")]


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
    full_on = models.DateField(null=True)
    """When all questions were answered last; null for rows from before this was kept."""
    news = models.JSONField(default=list)
    """What answers have set off since then that makes the whole questionnaire due again."""
    unexamined = models.JSONField(default=list)
    """Rules that once stopped everything, and that nobody has looked at: the hold plan stays."""
    limits = models.JSONField(default=list)
    """The limits it leans on, as [{condition, until, by}]."""
    alarm = models.ForeignKey(AlarmRecord, on_delete=models.PROTECT, null=True)
    """The alarm that stood when it was made; the newest screening says whether one stands."""
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="store_latest_screening")]
