"""The visits to a therapist: a list to read, to print and to take along."""

from dataclasses import asdict, dataclass

from django.http import HttpResponse, JsonResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spineflow.records.visits import VisitTold
from spineflow_web.actions.visits import visits_of
from spineflow_web.pages.diary.lines import massage_words
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

ON_A_CARD = 3
"""The newest visits that a printed card has room for."""


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit in words."""

    day: str
    what: str
    found: list[str]


@for_person
@require_safe
def visits(request: PersonRequest) -> HttpResponse:
    """The list; what happened is the person's own, also while the gate keeps the plan closed."""
    lines = [visit_line(each) for each in visits_of(request.person)]
    return show_page(request, "diary/visits.html", {"visits": lines})


@for_person
@require_safe
def visits_file(request: PersonRequest) -> HttpResponse:
    """The same list as a file, in ids of the content."""
    visits = [asdict(each) for each in visits_of(request.person)]
    answer = JsonResponse({"therapist_visits": visits})
    answer["Content-Disposition"] = 'attachment; filename="spineflow-therapist-visits.json"'
    return answer


def visit_line(visit: VisitTold) -> VisitLine:
    """The words of one visit."""
    return VisitLine(date_format(visit.on), massage_words(visit), findings_words(visit.found))


def newest_visits(person: KnownPerson) -> list[VisitLine]:
    """The newest visits on which something was found, for a card."""
    with_findings = [each for each in visits_of(person) if each.found]
    return [visit_line(each) for each in with_findings[:ON_A_CARD]]


def findings_words(findings: tuple[str, ...]) -> list[str]:
    """Findings as sentences; one that the content no longer knows says so."""
    known = catalogue().sessions.therapist_findings
    return [
        say(known[each].text) if each in known else _("Something this version does not know")
        for each in findings
    ]
