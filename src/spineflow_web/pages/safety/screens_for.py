"""What we screen for: every rule in plain words, in the app as in the documentation."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from spineflow.catalogue.screens_for import Group, groups, quick_questions, stop_signs
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice, say
from spineflow_web.store.catalogue import catalogue


@for_person
@require_safe
def screens_for(request: PersonRequest) -> HttpResponse:
    """May be read before anything was answered; tells nothing about the person."""
    content = catalogue()
    context = {
        "groups": [_said(group) for group in groups(content)],
        "again": [say(rule.sentence) for rule in content.due_rules],
        "quick": [say(text) for text in quick_questions(content)],
        "stops": [say(text) for text in stop_signs(content)],
        "questions": len(content.safety.questions),
        "conditions": sum(bool(each.when) for each in content.safety.conditions.values()),
        "review": None if content.reviews else notice("review_notice"),
        "reviews": content.reviews,
    }
    return show_page(request, "safety/screens_for.html", context)


def _said(group: Group) -> dict[str, object]:
    return {
        "title": say(group.title),
        "then": say(group.then),
        "topics": [say(topic) for topic in group.topics],
    }
