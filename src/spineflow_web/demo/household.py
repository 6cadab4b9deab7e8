"""The demonstration's household: accounts, people and weeks of days, in the open database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from spineflow_web.accounts.models import User
from spineflow_web.demo.days import live_all
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
    password: str, *, now: datetime, weeks: int = WEEKS, people: Iterable[MadeUp] = PEOPLE
) -> list[Resident]:
    """Everybody with their days up to now, in the database that is open; also for tests."""
    here = now.astimezone(ZoneInfo(TIME_ZONE))
    first = here.date() - timedelta(weeks=weeks)
    morning = datetime.combine(first, time(6, 30), here.tzinfo)
    hashed = User()
    hashed.set_password(password)  # one slow hash for all of them
    residents = []
    for made_up in people:
        account = User(username=made_up.name, password=hashed.password)
        with writing():
            account.save(force_insert=True)
        residents.append(Resident(made_up, account, move_in(made_up, account, now=morning)))
    lives = [(each.made_up, each.person) for each in residents]
    live_all(lives, first=first, until=now, seed=SEED)
    return residents
