"""What a person's own words led to: rows in, plain values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from spineflow.screening.free_text.read_text import TextMatch
from spineflow_web.store.models import TextFindingRecord


@dataclass(frozen=True, slots=True)
class TextFinding:
    """A sentence whose question has no answer yet."""

    sentence: str
    key: str
    is_raised: bool


def add(
    person_id: UUID, matches: Iterable[TextMatch], *, place: str, content_version: str, at: datetime
) -> None:
    """Keep every sentence with its family and its question."""
    TextFindingRecord.objects.bulk_create(
        TextFindingRecord(
            person_id=person_id,
            place=place,
            sentence=match.sentence,
            family=match.family,
            key=match.key,
            value=match.value,
            is_raised=match.is_raised,
            content_version=content_version,
            written_at=at,
        )
        for match in matches
    )


def open_findings(person_id: UUID) -> list[TextFinding]:
    """Those whose question was not answered since, oldest first."""
    rows = TextFindingRecord.objects.filter(person_id=person_id, answered_at__isnull=True)
    named = rows.order_by("id").values_list("sentence", "key", "is_raised")
    return [TextFinding(*row) for row in named]


def unconfirmed(person_id: UUID) -> frozenset[str]:
    """Keys that only the person's own words answered: until confirmed, nothing opens by them."""
    return frozenset(finding.key for finding in open_findings(person_id) if finding.is_raised)


def answered_since(person_id: UUID, since: datetime) -> frozenset[str]:
    """Keys that texts from then on led to, and that the person has answered."""
    rows = TextFindingRecord.objects.filter(person_id=person_id, written_at__gte=since)
    found = rows.filter(answered_at__isnull=False).values_list("key", flat=True)
    return frozenset(found)


def answered(person_id: UUID, answers: Mapping[str, Any], at: datetime) -> bool:
    """The person answered these questions themselves; whether one of them was open."""
    rows = TextFindingRecord.objects.filter(person_id=person_id, answered_at__isnull=True)
    is_any = False
    for row in rows.filter(key__in=list(answers)):
        row.answer, row.answered_at = answers[row.key], at
        row.save(update_fields=["answer", "answered_at"])
        is_any = True
    return is_any
