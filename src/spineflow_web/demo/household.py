"""The demonstration's household: accounts, people and weeks of days, in the open database."""

import random
from collections.abc import Callable, Iterable
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


def make_household(
    password: str,
    *,
    now: datetime,
    weeks: int = WEEKS,
    people: Iterable[MadeUp] = PEOPLE,
    tell: Callable[[MadeUp], None] = lambda made_up: None,
) -> list[Resident]:
    """Everybody with their days up to now, in the database that is open; also for tests.

    `tell` hears of each person before their weeks begin.
    """
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
        tell(made_up)
        person = move_in(made_up, account, now=morning)
        chance = random.Random(SEED + len(residents))
        Life(made_up, person, first, here, chance).live()
        residents.append(Resident(made_up, account, person))
    return residents
