"""The safety card: one page to print and show to a clinician or a therapist."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spineflow.screening.finding import ItemClearance, Screening
from spineflow.vocabulary.disposition import Disposition
from spineflow_web.actions.outcome import outcome_today
from spineflow_web.actions.screening import current_screening
from spineflow_web.pages.diary.visit_views import newest_visits
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.prescribed.words import prescription_words
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.examined import examiner_words
from spineflow_web.pages.safety.told import (
    Line,
    answer_lines,
    conditions_told,
    flag_lines,
    limits_in_force,
)
from spineflow_web.pages.sentences import country_of, listed, notice, say
from spineflow_web.store import alarms, prescriptions
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import draft_of

DISPOSITIONS: Mapping[Disposition | None, Callable[[], str]] = {
    None: lambda: _("Not all emergency questions are answered; nothing is offered."),
    Disposition.OK: lambda: _("Full programme."),
    Disposition.OK_WITH_MODIFICATIONS: lambda: _("Programme with the changes below."),
    Disposition.CLINICIAN_BEFORE_START: lambda: _(
        "A clinician is to be asked first. Until then: walking as usual, posture breaks, quiet "
        "breathing, diary."
    ),
    Disposition.URGENT_SAME_DAY: lambda: _(
        "The app has stopped and asked this person to contact a health professional the same day."
    ),
    Disposition.EMERGENCY_NOW: lambda: _(
        "The app has stopped and asked this person to call for emergency help."
    ),
}


@dataclass(frozen=True, slots=True)
class Out:
    """Activities with one and the same reason."""

    items: str
    why: str


@for_person
@require_safe
def safety_card(request: PersonRequest) -> HttpResponse:
    """Black on white. It prints whatever the gate says: the one who helps needs it most then."""
    person, on = request.person, request.now.date()
    screened = current_screening(person, on)
    answers = draft_of(person.id)
    outcome = outcome_today(person, screened, on) if screened else None
    country = country_of(person.country)
    context = {
        "on": date_format(on),
        "name": request.user.get_username(),
        "flags": flag_lines(answers),
        "lines": answer_lines(answers),
        "disposition": _outcome_words(outcome),
        "alarms": [_alarm(each) for each in alarms.past_alarms(person.id)],
        "conditions": conditions_told(outcome, answers),
        "left_out": _grouped(outcome, barred=True),
        "softened": _grouped(outcome, barred=False),
        "clearance": screened.clearance if screened else None,
        "limits": limits_in_force(screened, on),
        "prescriptions": [
            (each, prescription_words(each)) for each in prescriptions.in_force(person.id, on)
        ],
        "visits": newest_visits(person),
        "emergency": say(country.emergency) if country else "",
        "intended": notice("general_disclaimer"),
        "review": None if catalogue().reviews else notice("review_notice"),
    }
    return show_page(request, "safety/card.html", context)


def _alarm(each: alarms.PastAlarm) -> Line:
    rules = catalogue().safety.rules
    topics = listed([say(rules[rule].topic) for rule in each.fired if rule in rules])
    return Line(f"{date_format(each.on)}: {topics}", examiner_words(each.examined_by))


def _outcome_words(outcome: Screening | None) -> str:
    if outcome is not None and outcome.under_age:
        return _("The app is made for people of 16 and older; nothing is offered.")
    return DISPOSITIONS[outcome.disposition if outcome else None]()


def _grouped(outcome: Screening | None, *, barred: bool) -> list[Out]:
    """Activities by their reason, in the order of the practices; nothing while all are shut."""
    if outcome is None or outcome.disposition is None or outcome.disposition.stops_everything:
        return []
    practices = catalogue().practices
    found: dict[str, list[str]] = {}
    for cleared in outcome.clearances:
        practice = practices[cleared.item]
        is_changed = cleared.barred if barred else not cleared.barred and bool(cleared.reasons)
        if is_changed and not practice.supplement:
            found.setdefault(_why(cleared), []).append(say(practice.title))
    return [Out(listed(items), why) for why, items in found.items()]


def _why(cleared: ItemClearance) -> str:
    safety = catalogue().safety
    said: Iterable[str] = (
        say(safety.conditions[reason.id].label)
        if reason.kind == "condition"
        else say(safety.rules[reason.id].topic)
        for reason in cleared.reasons
        if reason.kind in ("condition", "rule")
    )
    return ", ".join(dict.fromkeys(said))
