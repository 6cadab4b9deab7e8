"""Alarms: outcomes that stopped everything, how they stand and how they ended."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from spineflow.screening.alarm import Alarm
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.store.models import AlarmRecord


@dataclass(frozen=True, slots=True)
class KnownAlarm:
    """A stored alarm; `help` and `examined_by` are empty while nothing was said."""

    id: UUID
    alarm: Alarm
    help: str
    examined_by: str
    by_content: bool = False


@dataclass(frozen=True, slots=True)
class PastAlarm:
    """An alarm for reading: what fired, when, and what became of it."""

    on: date
    disposition: Disposition
    fired: tuple[str, ...]
    help: str
    examined_by: str
    ended_by: str


def by_id(alarm_id: UUID) -> KnownAlarm:
    """The alarm a screening names."""
    row = AlarmRecord.objects.get(pk=alarm_id)
    alarm = Alarm(row.on, Disposition(row.disposition), tuple(row.fired), frozenset(row.corrected))
    return KnownAlarm(row.pk, alarm, row.help, row.examined_by, row.by_content)


def raise_alarm(person_id: UUID, alarm: Alarm, *, by_content: bool) -> UUID:
    """Store a new alarm."""
    row = AlarmRecord.objects.create(
        person_id=person_id,
        on=alarm.on,
        disposition=alarm.disposition,
        fired=list(alarm.fired),
        corrected=sorted(alarm.corrected),
        by_content=by_content,
    )
    return row.pk


def change(person_id: UUID, alarm_id: UUID, alarm: Alarm, *, raised_again: bool) -> None:
    """Keep an alarm as it stands now. Raised again, it asks anew what became of it."""
    anew = (
        {"help": "", "examined_by": "", "examined_told_on": None, "by_content": False}
        if raised_again
        else {}
    )
    AlarmRecord.objects.filter(pk=alarm_id, person_id=person_id).update(
        on=alarm.on,
        disposition=alarm.disposition,
        fired=list(alarm.fired),
        corrected=sorted(alarm.corrected),
        **anew,
    )


def end(person_id: UUID, alarm_id: UUID, alarm: Alarm, *, by: str, at: datetime) -> None:
    """The alarm is over, by `mistake` or by `re_screen`."""
    AlarmRecord.objects.filter(pk=alarm_id, person_id=person_id).update(
        corrected=sorted(alarm.corrected), ended_at=at, ended_by=by
    )


def corrected_on(person_id: UUID, on: date) -> frozenset[str]:
    """Questions whose mistake was claimed on this date already, in alarms that are over."""
    rows = AlarmRecord.objects.filter(person_id=person_id, on=on, ended_by="mistake")
    return frozenset(key for keys in rows.values_list("corrected", flat=True) for key in keys)


def tell_help(person_id: UUID, alarm_id: UUID, answer: str) -> None:
    """What was said to "did you get help?"; asked once."""
    AlarmRecord.objects.filter(pk=alarm_id, person_id=person_id, help="").update(help=answer)


def tell_examined(person_id: UUID, alarm_id: UUID, by: str, on: date) -> None:
    """Who has examined the person, as they said on this date."""
    AlarmRecord.objects.filter(pk=alarm_id, person_id=person_id).update(
        examined_by=by, examined_told_on=on
    )


def tell_examined_late(person_id: UUID, by: str, on: date) -> None:
    """Who has examined the person after all: kept with the newest alarm that is over."""
    rows = AlarmRecord.objects.filter(person_id=person_id, ended_by="re_screen")
    newest = rows.order_by("-ended_at").values_list("pk", flat=True).first()
    if newest is not None:
        tell_examined(person_id, newest, by, on)


def past_alarms(person_id: UUID) -> list[PastAlarm]:
    """Every alarm, newest first, without those that were a mistake."""
    rows = AlarmRecord.objects.filter(person_id=person_id).exclude(
        ended_by__in=("mistake", "not_meant")
    )
    return [
        PastAlarm(
            row.on,
            Disposition(row.disposition),
            tuple(row.fired),
            row.help,
            row.examined_by,
            row.ended_by,
        )
        for row in rows.order_by("-raised_at")
    ]
