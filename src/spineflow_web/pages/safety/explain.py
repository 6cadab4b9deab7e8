"""Why one practice is in or out of the plan: rules, conditions, demands, tokens, sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spineflow.screening.explain import Explanation, Why
from spineflow.screening.explain import explain as explained
from spineflow.vocabulary.disposition import Clearance
from spineflow_web.actions.outcome import outcome_today
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.evidence_words import source_words
from spineflow_web.pages.reasons import reason_sentence, saved_reason_sentences
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.store import plans
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Said:
    """One reason in words, what brings it, and where it comes from."""

    sentence: str
    through: list[str]
    sources: list[str]


@dataclass(frozen=True, slots=True)
class Instead:
    """Another practice: offered instead, or not offered either."""

    title: str
    url: str


@for_screened
@require_safe
def explain(request: ScreenedRequest, item: str) -> HttpResponse:
    """All that decided about one practice today."""
    content = catalogue()
    practice = content.practices.get(item)
    if practice is None:
        raise Http404
    outcome = outcome_today(request.person, request.screened, request.now.date())
    found = explained(content.safety, outcome, item)
    planned, day = _planned(request, item)
    whys = _deciding(found)
    context = {
        "title": say(practice.title),
        "purpose": say(practice.purpose),
        "verdict": _verdict(found.clearance, planned),
        "is_planned": planned,
        "answers": _said(why for why in whys if why.kind != "token"),
        "tokens": _said(why for why in whys if why.kind == "token"),
        "day": day,
        "forms": _forms(found),
        "demands": [say(content.safety.demands[name].plain) for name in sorted(practice.demands)],
        "sources": source_words(found.source),
        "instead": [_instead(name) for name in found.replacements],
        "withheld": [_instead(each.item) for each in found.withheld],
        "barred": found.clearance is Clearance.BARRED,
    }
    return show_page(request, "safety/explain.html", context)


def _deciding(found: Explanation) -> list[Why]:
    """What leaves it out, where it is out: how it would be softened is no reason for that."""
    if found.clearance is not Clearance.BARRED:
        return list(found.whys)
    return [why for why in found.whys if why.effect != "changes"]


def _planned(request: ScreenedRequest, item: str) -> tuple[bool, list[str]]:
    """Whether today's plan holds it, and the plan's own reasons. Looks, and makes no plan."""
    saved = plans.current(request.person.id, request.now.date())
    if saved is None or saved.plan["plan"] is None:
        return False, []
    day: Mapping[str, Any] = saved.plan
    items = [each for sitting in day["plan"]["sittings"] for each in sitting["items"]]
    found = next((each for each in items if each["item"] == item), None)
    left = next((each for each in day["left_out"] if each["item"] == item), None)
    reasons = (found or left or {"reasons": []})["reasons"]
    own = [each for each in reasons if each["kind"] not in ("rule", "condition", "demand")]
    return found is not None, saved_reason_sentences(own)


def _verdict(clearance: Clearance, planned: bool) -> str:
    if clearance is Clearance.BARRED:
        return _("It is not part of your plan for now. Ask your clinician about it.")
    if planned and clearance is Clearance.WITH_PRECAUTION:
        return _("It is in your plan today, made gentler for you.")
    if planned:
        return _("It is in your plan today.")
    return _("Your answers allow it. It is not in your plan today.")


def _said(whys: Iterable[Why]) -> list[Said]:
    """Each sentence once, with the sources of all that say it."""
    found: dict[str, Said] = {}
    for why in whys:
        sentence = _sentence(why)
        said = found.setdefault(sentence, Said(sentence, _through(why), []))
        said.sources.extend(each for each in source_words(why.source) if each not in said.sources)
    return list(found.values())


def _sentence(why: Why) -> str:
    words = say(why.sentence)
    if why.kind == "demand" and why.effect == "closes_forms":
        return _("Some ways of doing it ask for this, and are left out: %(why)s.") % {"why": words}
    return reason_sentence(why.kind, why.id) or words


def _through(why: Why) -> list[str]:
    named = (reason_sentence("condition", name) for name in why.through)
    return [sentence for sentence in named if sentence]


def _forms(found: Explanation) -> list[tuple[str, bool]]:
    """The ways of doing it by their titles, and whether each is open; none while all are shut."""
    if found.clearance is Clearance.BARRED or not any(each.closed_by for each in found.forms):
        return []
    return [(say(each.title), not each.closed_by) for each in found.forms]


def _instead(name: str) -> Instead:
    return Instead(say(catalogue().practices[name].title), reverse("explain", args=[name]))
