"""A prescription in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.sessions.prescribed import Prescription
from spineflow_web.pages.today.dose_words import dose_words


def prescription_words(each: Prescription) -> str:
    """Its dose, and how often a day."""
    numbers = {
        "sets": each.sets, "reps": each.reps, "hold_s": each.hold_s, "minutes": each.minutes,
    }  # fmt: skip
    dose = {name: value for name, value in numbers.items() if value}
    return often(dose, each.times_a_day)


def often(dose: Mapping[str, Any], times_a_day: int) -> str:
    """A dose, and how often a day."""
    times = ngettext("once a day", "%(n)d times a day", times_a_day) % {"n": times_a_day}
    return _("%(dose)s, %(times)s") % {"dose": dose_words(dose), "times": times}
