"""Why one practice is in or out of the plan: rules, conditions, demands, tokens, sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spineflow.vocabulary.disposition import Clearance
from spineflow_web.actions.outcome import outcome_today
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.sources import source_words
from spineflow_web.pages.sentences import say
from spineflow_web.store import plans
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Why:
    """One reason in words, with where it comes from."""

    sentence: str
    sources: list[str]


@dataclass(frozen=True, slots=True)
class Instead:
    """Another practice that is offered instead."""

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
    on = request.now.date()
    cleared = outcome_today(request.screened, on).clearance_of(item)
    planned, reasons = _planned(request, item)
    tokens = [content.safety.tokens[token] for token in cleared.tokens]
    context = {
        "title": say(practice.title),
        "purpose": say(practice.purpose),
        "verdict": _verdict(cleared.clearance, planned),
        "is_planned": planned,
        "answers": _whys((reason.kind, reason.id) for reason in cleared.reasons),
        "day": _whys(reasons, but_for=("rule", "condition", "demand")),
        "demands": [say(content.safety.demands[name].plain) for name in sorted(practice.demands)],
        "tokens": [Why(say(each.sentence), source_words(each.source)) for each in tokens],
        "sources": source_words(practice.source),
        "instead": [_instead(name) for name in cleared.replacements],
        "barred": cleared.barred,
    }
    return show_page(request, "safety/explain.html", context)


def _planned(request: ScreenedRequest, item: str) -> tuple[bool, list[tuple[str, str]]]:
    """Whether today's plan holds it, and the plan's own reasons. Looks, and makes no plan."""
    saved = plans.current(request.person.id, request.now.date())
    if saved is None or saved.plan["plan"] is None:
        return False, []
    day: Mapping[str, Any] = saved.plan
    items = [each for sitting in day["plan"]["sittings"] for each in sitting["items"]]
    found = next((each for each in items if each["item"] == item), None)
    left = next((each for each in day["left_out"] if each["item"] == item), None)
    reasons = (found or left or {"reasons": []})["reasons"]
    return found is not None, [(each["kind"], each["id"]) for each in reasons]


def _verdict(clearance: Clearance, planned: bool) -> str:
    if clearance is Clearance.BARRED:
        return _("It is not part of your plan for now. Ask your clinician about it.")
    if planned and clearance is Clearance.WITH_PRECAUTION:
        return _("It is in your plan today, made gentler for you.")
    if planned:
        return _("It is in your plan today.")
    return _("Your answers allow it. It is not in your plan today.")


def _whys(reasons: Iterable[tuple[str, str]], but_for: tuple[str, ...] = ()) -> list[Why]:
    found = [_why(kind, name) for kind, name in reasons if kind not in but_for]
    return list({why.sentence: why for why in found if why is not None}.values())


def _why(kind: str, name: str) -> Why | None:
    content = catalogue()
    safety = content.safety
    if kind == "rule" and name in safety.rules:
        rule = safety.rules[name]
        return Why(_("Because of %(why)s.") % {"why": say(rule.topic)}, source_words(rule.source))
    if kind == "condition" and name in safety.conditions:
        condition = safety.conditions[name]
        why = _("Because %(why)s.") % {"why": say(condition.plain)}
        return Why(why, source_words(condition.source))
    if kind == "demand" and name in safety.demands:
        asked = _("It asks for this: %(what)s.") % {"what": say(safety.demands[name].plain)}
        return Why(asked, source_words(safety.demands[name].source))
    if kind == "constraint" and name in content.constraints:
        entry = content.constraints[name]
        return Why(say(entry.sentence), source_words(entry.source))
    return None


def _instead(name: str) -> Instead:
    return Instead(say(catalogue().practices[name].title), reverse("explain", args=[name]))
