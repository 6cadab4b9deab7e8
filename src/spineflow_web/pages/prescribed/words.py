"""A prescription in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import ngettext

from spineflow.sessions.prescribed import Prescription
from spineflow_web.pages.today.dose_words import minutes_words


def prescription_words(each: Prescription) -> str:
    """Its dose, and how often a day."""
    numbers = {
        "sets": each.sets, "reps": each.reps, "hold_s": each.hold_s, "minutes": each.minutes,
    }  # fmt: skip
    return often({name: value for name, value in numbers.items() if value}, each.times_a_day)


def often(dose: Mapping[str, Any], times_a_day: int) -> str:
    """A dose, and how often a day: "2 sets of 8 repetitions, hold 3 seconds, once a day"."""
    times = ngettext("once a day", "%(n)d times a day", times_a_day) % {"n": times_a_day}
    parts = [_counted(dose), _held(dose), times]
    return ", ".join(part for part in parts if part)


def _counted(dose: Mapping[str, Any]) -> str:
    if dose.get("minutes"):
        return minutes_words(dose["minutes"])
    reps, sets = dose.get("reps"), dose.get("sets") or 1
    counted = ngettext("%(n)d repetition", "%(n)d repetitions", reps or 1) % {"n": reps or 1}
    if sets == 1:
        return counted if reps else ""
    words = {"n": sets, "reps": counted}
    return ngettext("%(n)d set of %(reps)s", "%(n)d sets of %(reps)s", sets) % words


def _held(dose: Mapping[str, Any]) -> str:
    hold = dose.get("hold_s")
    if not hold or dose.get("minutes"):
        return ""
    return ngettext("hold %(n)d second", "hold %(n)d seconds", hold) % {"n": hold}
