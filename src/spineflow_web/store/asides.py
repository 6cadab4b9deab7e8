"""Prompts a person put aside for a while."""

from datetime import date
from uuid import UUID

from spineflow_web.store.models import PutAside


def put_aside(person_id: UUID, prompt: str, until: date) -> None:
    """Let a prompt stay away until this date."""
    PutAside.objects.update_or_create(person_id=person_id, prompt=prompt, defaults={"until": until})


def aside(person_id: UUID, on: date) -> frozenset[str]:
    """Ids of the prompts that stay away today."""
    rows = PutAside.objects.filter(person_id=person_id, until__gt=on)
    return frozenset(rows.values_list("prompt", flat=True))
