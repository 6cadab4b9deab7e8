"""The demonstration's household: accounts, people and weeks of days, in the open database."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from spineflow_web.accounts.models import User
from spineflow_web.demo.days import Life
from spineflow_web.demo.people import PEOPLE, TIME_ZONE, MadeUp, move_in
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.write_gate import writing

WEEKS = 12
SEED = 7


@dataclass(frozen=True, slots=True)
class Resident:
    """One account of the demonstration and its person."""

    made_up: MadeUp
    account: User
    person: KnownPerson
    life: Life
    """Their weeks, to be lived."""


def make_household(
    password: str,
    *,
    now: datetime,
    weeks: int = WEEKS,
    people: Iterable[MadeUp] = PEOPLE,
) -> list[Resident]:
    """Everybody with their days up to now, in the database that is open; also for tests."""
    residents = everybody_moves_in(password, now=now, weeks=weeks, people=people)
    for each in residents:
        each.life.live()
    return residents


def everybody_moves_in(
    password: str, *, now: datetime, weeks: int = WEEKS, people: Iterable[MadeUp] = PEOPLE
) -> list[Resident]:
    """Everybody with their answers and no day yet: all that signing in needs."""
    here = now.astimezone(ZoneInfo(TIME_ZONE))
    first = here.date() - timedelta(weeks=weeks)
    morning = datetime.combine(first, time(6, 30), here.tzinfo)
    hashed = User()
    hashed.set_password(password)  # one slow hash for all of them
    residents: list[Resident] = []
    for made_up in people:
        account = User(username=made_up.name, password=hashed.password)
        with writing():
            account.save(force_insert=True)
        person = move_in(made_up, account, now=morning)
        chance = random.Random(SEED + len(residents))
        life = Life(made_up, person, first, here, chance)
        residents.append(Resident(made_up, account, person, life))
    return residents
