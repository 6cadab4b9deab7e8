"""What people like and what they never want: rows in, plain sets out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Literal, get_args
from uuid import UUID

from spineflow_web.store.models import Preference

Said = Literal["like", "dislike", "never"]
SAID: tuple[Said, ...] = get_args(Said)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Practice ids by what the person said about them; the three sets never overlap."""

    likes: frozenset[str] = frozenset()
    dislikes: frozenset[str] = frozenset()
    nevers: frozenset[str] = frozenset()

    @property
    def by_practice(self) -> Mapping[str, Said]:
        """The same by practice."""
        said: dict[str, Said] = dict.fromkeys(self.likes, "like")
        said.update(dict.fromkeys(self.dislikes, "dislike"))
        said.update(dict.fromkeys(self.nevers, "never"))
        return MappingProxyType(said)


def preferences_of(person_id: UUID) -> Preferences:
    """All that a person has said about practices."""
    rows = list(Preference.objects.filter(person_id=person_id).values_list("practice", "said"))
    likes, dislikes, nevers = (
        frozenset(practice for practice, said in rows if said == which) for which in SAID
    )
    return Preferences(likes, dislikes, nevers)


def prefer(person_id: UUID, practice: str, said: Said | None, at: datetime) -> None:
    """Keep what a person says now about a practice; None takes back what was said before."""
    if said is None:
        Preference.objects.filter(person_id=person_id, practice=practice).delete()
        return
    Preference.objects.update_or_create(
        person_id=person_id, practice=practice, defaults={"said": said, "changed_at": at}
    )
