"""What stands beside the core's plan in a saved day: prescribed sittings, and routine prompts."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from spineflow.measures.taken import Taken
from spineflow.screening.answers import candidates
from spineflow.screening.finding import Screening
from spineflow.screening.prompts import Ground, prompts_for
from spineflow.sessions.prescribed import Prescription, Tempo, seconds_of
from spineflow.vocabulary.disposition import Disposition
from spineflow.vocabulary.timing import MINUTES_PER_DAY, clock_of, minutes_of
from spineflow_web.actions.measured import taken_by
from spineflow_web.store import asides, prescriptions, presence, screening, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

PRESCRIBED, PRESCRIBED_OUT, PROMPTS = "prescribed", "prescribed_left_out", "prompts"
TERMS = "terms"
"""The keys of a saved day that the core's contract does not have."""
LONGEST_LOOK_BACK = timedelta(days=400)


class Prescribed(NamedTuple):
    """The day's prescribed sittings, as stored with the plan, and the minutes they take."""

    sittings: list[dict[str, Any]]
    left_out: list[dict[str, Any]]
    minutes: int


def tempo() -> Tempo:
    """The guide's own seconds for what no prescription says."""
    seconds = catalogue().sessions.seconds
    return Tempo(
        seconds("ready_other_place"), seconds("prescribed_rest"), seconds("prescribed_move")
    )


def prescribed_today(person: KnownPerson, outcome: Screening, on: date) -> Prescribed:
    """What was prescribed and may be done today, spread over the waking hours.

    It stands behind the gate like everything else: nothing while a clinician is awaited, and not
    what asks for a demand that a condition bars.
    """
    sittings: list[dict[str, Any]] = []
    left_out: list[dict[str, Any]] = []
    seconds = 0
    for each in prescriptions.in_force(person.id, on):
        reasons = _objections(each, outcome)
        if reasons:
            left_out.append({"item": each.item, "title": each.title, "reasons": reasons})
            continue
        seconds += seconds_of(each, tempo()) * each.times_a_day
        sittings += [
            _sitting(each, number, starts)
            for number, starts in enumerate(_times(person, each.times_a_day), start=1)
        ]
    return Prescribed(sittings, left_out, -(-seconds // 60))


def prompts_today(
    person: KnownPerson,
    screened: Screened,
    on: date,
    taken: Mapping[str, list[Taken]] | None = None,
) -> list[str]:
    """Ids of the routine prompts that hold today and were not put aside. Who has read the outcome
    measures already brings them along."""
    content = catalogue()
    measured = taken_by(person.id) if taken is None else taken
    ground = Ground(
        on=on,
        days=summaries.between(person.id, on - LONGEST_LOOK_BACK, on),
        first_plan=presence.first_plan(person.id),
        pressures=_pressures(person),
        measured={
            name: [(each.on, each.value) for each in values] for name, values in measured.items()
        },
        values=candidates(content.safety, screened.answers),
    )
    found = prompts_for(content.prompts.values(), ground)
    away = asides.aside(person.id, on) if found else frozenset()
    return [prompt for prompt in found if prompt not in away]


def beside(saved: Mapping[str, Any]) -> dict[str, Any]:
    """What stands beside the plan of a saved day, to go with a better plan of the same day."""
    return {key: saved[key] for key in (PRESCRIBED, PRESCRIBED_OUT, PROMPTS, TERMS) if key in saved}


def prescribed_in(saved: Mapping[str, Any], sitting: str) -> Mapping[str, Any] | None:
    """One prescribed sitting of a saved day."""
    found = (each for each in saved.get(PRESCRIBED, ()) if each["id"] == sitting)
    return next(found, None)


def _objections(each: Prescription, outcome: Screening) -> list[dict[str, str]]:
    disposition = outcome.disposition
    if disposition is None or disposition.severity >= Disposition.CLINICIAN_BEFORE_START.severity:
        return [{"kind": "constraint", "id": "cleared_only"}]
    barred = _barred_demands(outcome.conditions)
    return [
        {"kind": "condition", "id": condition}
        for condition, demands in barred.items()
        if not each.demands.isdisjoint(demands)
    ]


def _barred_demands(conditions: Iterable[str]) -> dict[str, frozenset[str]]:
    barred_by = catalogue().safety.barred_by
    return {condition: barred_by[condition] for condition in conditions}


def _sitting(each: Prescription, number: int, starts: int) -> dict[str, Any]:
    dose = {
        "sets": each.sets, "reps": each.reps, "hold_s": each.hold_s, "minutes": each.minutes,
    }  # fmt: skip
    return {
        "id": each.sitting(number),
        "prescription": str(each.id),
        "item": each.item,
        "starts": clock_of(starts),
        "title": each.title,
        "steps": list(each.steps),
        "by": each.by,
        "until": each.until.isoformat(),
        "number": number,
        "times_a_day": each.times_a_day,
        "dose": {name: value for name, value in dose.items() if value},
    }


def _times(person: KnownPerson, times: int) -> list[int]:
    """Evenly over the waking hours, in minutes after midnight, never at their very edge."""
    wake, sleep = minutes_of(person.wake), minutes_of(person.sleep)
    ends = sleep if sleep > wake else MINUTES_PER_DAY
    gap = (ends - wake) / (times + 1)
    return [round(wake + gap * (at + 1)) // 5 * 5 for at in range(times)]


def _pressures(person: KnownPerson) -> dict[date, tuple[int | None, int | None]]:
    return {
        on: (_number(systolic), _number(diastolic))
        for on, (systolic, diastolic) in screening.pressures(person.id).items()
    }


def _number(told: Any) -> int | None:
    return told if isinstance(told, int) and not isinstance(told, bool) else None
