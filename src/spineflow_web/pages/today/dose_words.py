"""A dose in words: "2 sets of 8, 4 seconds each, on each side"."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.planning.day_plan import PlannedDose


def dose_words(dose: Mapping[str, Any]) -> str:
    """What to do, and how much of it; empty when no number is to be shown."""
    parts = [_repetitions(dose), _time(dose)]
    if dose.get("side") == "each" and any(parts):
        parts.append(_("on each side"))
    return ", ".join(part for part in parts if part)


def planned_dose_words(dose: PlannedDose) -> str:
    """The same of a dose that was not saved; water has words of its own."""
    told = asdict(dose).items()
    return dose_words({name: value for name, value in told if value is not None})


def _repetitions(dose: Mapping[str, Any]) -> str:
    sets, reps = dose.get("sets"), dose.get("reps")
    if reps is None:
        return _sets(sets) if sets and sets > 1 else ""
    if sets is None or sets == 1:
        return ngettext("%(n)d time", "%(n)d times", reps) % {"n": reps}
    return _("%(sets)s of %(reps)d") % {"sets": _sets(sets), "reps": reps}


def _sets(sets: int) -> str:
    return ngettext("%(n)d set", "%(n)d sets", sets) % {"n": sets}


def _time(dose: Mapping[str, Any]) -> str:
    if dose.get("minutes") is not None:
        return minutes_words(dose["minutes"])
    hold = dose.get("hold_s")
    if hold is None:
        return ""
    seconds = ngettext("%(n)d second", "%(n)d seconds", hold) % {"n": hold}
    if dose.get("reps") or (dose.get("sets") or 0) > 1:
        return _("%(time)s each") % {"time": seconds}
    return seconds


def minutes_words(minutes: float) -> str:
    """Whole minutes as a person says them; what lies between is *about* so many. Less than one
    minute is said in seconds."""
    if 0 < minutes < 1:
        seconds = round(minutes * 60)
        return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    whole = round(minutes)
    words = ngettext("%(n)d minute", "%(n)d minutes", whole) % {"n": whole}
    return words if whole == minutes else _("about %(time)s") % {"time": words}
