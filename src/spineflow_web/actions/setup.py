"""What a person tells about themselves, their home and their day."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from spineflow.vocabulary.ids import WALKING
from spineflow_web.actions import planning, screening
from spineflow_web.actions.since_shown import since_shown
from spineflow_web.store import people
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.write_gate import writing


def accept_disclaimer(account_id: UUID, *, time_zone: str, language: str, now: datetime) -> None:
    """Accepting the disclaimer is what makes a person of an account; twice is once."""
    with writing():
        people.add_person(
            account_id=account_id,
            accepted_at=now,
            content_version=catalogue().version,
            time_zone=time_zone,
            language=language,
        )


def tell(
    person: KnownPerson,
    values: Mapping[str, Any],
    *,
    on: date,
    now: datetime,
    shown: Mapping[str, Any] | None = None,
) -> bool:
    """Save what one page asked, but for what it only repeats of what it had `shown`.

    Today's plan follows; returns whether there was one to follow.
    """
    with writing():
        people.hold(person.id)
        stands = people.by_id(person.id) or person
        people.change(person.id, since_shown(values, shown or {}, asdict(stands)))
        screened = screening.current_screening(person, on)
        changed = people.by_id(person.id)
        if screened is None or changed is None:
            return False
        return planning.replan_if_planned(changed, screened, on=on, now=now)


def walking_level(minutes: int) -> int:
    """The first level of the walking ladder that asks for what is walked on most days now."""
    levels = catalogue().practices[WALKING].levels
    walked = [each for each in levels if each.dose.minutes <= minutes] or [levels[0]]
    best = max(each.dose.minutes for each in walked)
    return min(each.level for each in walked if each.dose.minutes == best)


def walked_minutes(level: int | None) -> int | None:
    """The minutes a level of the walking ladder asks for: the way back, to show what was told."""
    levels = catalogue().practices[WALKING].levels
    return next((round(each.dose.minutes) for each in levels if each.level == level), None)
