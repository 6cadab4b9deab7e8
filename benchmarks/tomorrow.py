"""Tomorrow planned for very many people by `plan-tomorrow`: how long, and what a kill -9 leaves.

People are made as rows, all with the same healthy screening but homes and hours of their own. The
first run is killed halfway; the second must end with one plan for everybody and none twice. Run it
with two sizes to see that the time grows with the people and with nothing else.

    python benchmarks/tomorrow.py [PEOPLE]
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
PEOPLE = 10_000
COMMAND = [sys.executable, "-m", "spineflow_web.manage", "plan_tomorrow"]


def set_up(data: str) -> None:
    """A data folder with an empty database, here and for what is started from here."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="spineflow_web.settings",
        SPINEFLOW_DATA=data,
        PYTHONPATH=f"{ROOT / 'src'}:{ROOT}",
    )
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def add_people(count: int) -> None:
    """One person settled through the pages' own actions, and `count` - 1 like them."""
    from django.db import transaction
    from uuid_utils.compat import uuid7

    from spineflow_web.accounts.models import User
    from spineflow_web.store.models import Person, Profile, ScreeningRecord
    from tests.household import add_account, settle

    first = settle(add_account("first"))
    chance = Random(1)
    person, profile = Person.objects.get(pk=first.id), Profile.objects.get(pk=first.id)
    screening = ScreeningRecord.objects.get(person=person)
    users, people, profiles, screenings = [], [], [], []
    for n in range(count - 1):
        user = User(pk=uuid7(), username=f"p{n}", password="!")
        one = Person(**_fields(person, pk=uuid7(), account=user))
        users.append(user)
        people.append(one)
        minutes = chance.choice([10, 20, 40, 60, 90])
        profiles.append(Profile(**_fields(profile, person=one, minutes=minutes)))
        screenings.append(ScreeningRecord(**_fields(screening, pk=uuid7(), person=one)))
    with transaction.atomic():
        for model, rows in (
            (User, users), (Person, people), (Profile, profiles), (ScreeningRecord, screenings),
        ):  # fmt: skip
            model.objects.bulk_create(rows, batch_size=500)


def _fields(row: object, **changes: object) -> dict[str, object]:
    """The values of a row, with others for some; its key is never copied."""
    names = [f.name for f in row._meta.concrete_fields if not f.primary_key]  # type: ignore[attr-defined]
    return {name: getattr(row, name) for name in names} | changes


def planned() -> tuple[int, int]:
    """Plans in force, and people who have one."""
    from django.db import connection

    from spineflow_web.store.models import DayPlanRecord

    connection.close()
    rows = list(DayPlanRecord.objects.filter(replaced_at=None).values_list("person_id", flat=True))
    return len(rows), len(set(rows))


def main() -> int:
    """Print what was found; 1 if a plan is missing or doubled."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with tempfile.TemporaryDirectory() as data:
        set_up(data)
        add_people(count)
        begun = time.perf_counter()
        with subprocess.Popen(COMMAND) as killed:
            while planned()[0] < count // 2 and killed.poll() is None:
                time.sleep(0.2)
            killed.send_signal(signal.SIGKILL)
        half, took_half = planned()[0], time.perf_counter() - begun
        begun = time.perf_counter()
        subprocess.run(COMMAND, check=True, stdout=subprocess.DEVNULL)
        took_rest = time.perf_counter() - begun
        rows, people = planned()
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"killed after {half} plans in {took_half:.0f} s, ended with {rows} plans of {people} of "
        f"{count} people after {took_rest:.0f} s more; {spent.ru_utime + spent.ru_stime:.0f} CPU-s "
        f"in both, {(spent.ru_utime + spent.ru_stime) / count * 1000:.1f} CPU-ms a person, "
        f"{spent.ru_maxrss / 1024:.0f} MB at most"
    )
    return int(rows != count or people != count)


if __name__ == "__main__":
    sys.exit(main())
