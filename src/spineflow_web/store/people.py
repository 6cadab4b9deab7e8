"""People and their profiles: rows in, plain values out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from spineflow.planning.request import Profile as PlanningProfile
from spineflow.vocabulary.timing import TimeWindow, minutes_of
from spineflow_web.store.models import Person, Profile
from spineflow_web.store.prepared import Prepared

OF_PERSON = ("time_zone", "language", "country", "units", "clock", "own_number", "signs_wait_since")
OF_PROFILE = (
    "glass_ml", "body_mass_kg", "equipment", "avoids", "position",
    "minutes", "windows", "wake", "sleep", "meals", "levels", "fluid_limit_ml",
    "goals", "desk", "breast_feeding",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What is known about one person. None in a profile field: that page was never answered."""

    id: UUID
    time_zone: str
    language: str
    country: str
    units: str
    clock: str
    own_number: str
    signs_wait_since: datetime | None
    """Since when a text of theirs waits for its list of emergency signs to be looked through."""
    glass_ml: int = 250
    body_mass_kg: float | None = None
    equipment: list[str] | None = None
    avoids: list[str] | None = None
    position: str | None = None
    minutes: int | None = None
    windows: list[dict[str, str]] = field(default_factory=list)
    wake: str = "07:00"
    sleep: str = "23:00"
    meals: list[str] = field(default_factory=list)
    levels: Mapping[str, int] = field(default_factory=dict)
    fluid_limit_ml: int | None = None
    """Drinks a day as their team allows; 0: asked, and none was given."""
    goals: list[str] = field(default_factory=list)
    desk: list[dict[str, str]] = field(default_factory=list)
    breast_feeding: bool = False


COLUMNS = ("person_id", *(f"person__{name}" for name in OF_PERSON), *OF_PROFILE)
"""In the order of the fields of `KnownPerson`."""
OWN = Prepared(
    lambda account_id: Profile.objects.filter(
        person__account_id=account_id, person__is_self=True
    ).values_list(*COLUMNS),
    [UUID],
)


def began_on(person: KnownPerson) -> date:
    """The person's first date here, where they are."""
    accepted = Person.objects.values_list("disclaimer_accepted_at", flat=True).get(pk=person.id)
    return accepted.astimezone(ZoneInfo(person.time_zone)).date()


def person_of(account_id: UUID) -> KnownPerson | None:
    """The account's own person; None before the disclaimer was accepted."""
    found = OWN.first(account_id)
    return None if found is None else KnownPerson(*found)


def by_id(person_id: UUID) -> KnownPerson | None:
    """One person by their own id, for who has them already."""
    found = Profile.objects.filter(person_id=person_id).values_list(*COLUMNS).first()
    return None if found is None else KnownPerson(*found)


def ids_after(last: UUID | None, count: int) -> list[UUID]:
    """The next people in the order of their ids, so that all can be gone through in pieces."""
    rows = Profile.objects.order_by("pk").values_list("pk", flat=True)
    return list((rows if last is None else rows.filter(pk__gt=last))[:count])


def add_person(
    *, account_id: UUID, accepted_at: datetime, content_version: str, time_zone: str, language: str
) -> None:
    """The account's own person; a second tap changes nothing."""
    person, _ = Person.objects.get_or_create(
        account_id=account_id,
        is_self=True,
        defaults={
            "disclaimer_accepted_at": accepted_at,
            "disclaimer_content_version": content_version,
            "time_zone": time_zone,
            "language": language,
        },
    )
    Profile.objects.get_or_create(person=person)


def hold(person_id: UUID) -> None:
    """Let nobody else write for this person until the transaction ends.

    On SQLite the write gate has seen to that already; on PostgreSQL this row is the gate.
    """
    Person.objects.select_for_update().filter(pk=person_id).values_list("pk").first()


def change(person_id: UUID, values: Mapping[str, Any]) -> None:
    """Save fields of the person and the profile by name; KeyError for one that does not exist."""
    for_person = {name: values[name] for name in OF_PERSON if name in values}
    for_profile = {name: values[name] for name in OF_PROFILE if name in values}
    unknown = values.keys() - for_person.keys() - for_profile.keys()
    if unknown:
        raise KeyError(f"no such field of a person: {', '.join(sorted(unknown))}")
    if for_person:
        Person.objects.filter(pk=person_id).update(**for_person)
    if for_profile:
        Profile.objects.filter(person_id=person_id).update(**for_profile)


def planning_profile(person: KnownPerson) -> PlanningProfile:
    """The profile as planning reads it; what was never asked keeps planning's own default."""
    given: dict[str, Any] = {
        "equipment": frozenset(person.equipment or ()),
        "avoided_foods": frozenset(person.avoids or ()),
        "windows": _windows(person.windows),
        "desk": _windows(person.desk),
        "goals": frozenset(person.goals),
        "meals": tuple(sorted(minutes_of(meal) for meal in person.meals)),
        "wake": minutes_of(person.wake),
        "sleep": minutes_of(person.sleep),
        "glass_ml": person.glass_ml,
        "body_mass_kg": person.body_mass_kg,
        "levels": dict(person.levels),
        "breast_feeding": person.breast_feeding,
    }
    if person.position is not None:
        given["position"] = person.position
    if person.minutes is not None:
        given["minutes"] = person.minutes
    return PlanningProfile(**given)


def _windows(told: list[dict[str, str]]) -> tuple[TimeWindow, ...]:
    return tuple(TimeWindow(minutes_of(each["from"]), minutes_of(each["to"])) for each in told)
