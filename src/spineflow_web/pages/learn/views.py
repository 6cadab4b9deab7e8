"""The pages of Learn. They tell nothing about a person, and are open to who is screened."""

from django.http import Http404, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.learn.bibliography import bibliography
from spineflow_web.pages.learn.claim_view import claim_view
from spineflow_web.pages.learn.table import rows
from spineflow_web.pages.learn.topics import topics
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import notice
from spineflow_web.store.catalogue import catalogue

PLAINLY = "inside_the_spine_flow"
"""The claim that is said before everything else."""


@for_screened
@require_safe
def learn(request: ScreenedRequest) -> HttpResponse:
    """What there is to learn, and the one thing said plainly."""
    context = {
        "plainly": claim_view(catalogue().claims[PLAINLY]),
        "evidence_note": notice("evidence_note"),
        "topics": topics(),
        "bibliography": bibliography(),
        "review": notice("review_notice"),
    }
    return show_page(request, "learn/learn.html", context)


@gzip_page
@for_screened
@require_safe
def learn_topic(request: ScreenedRequest, topic: str) -> HttpResponse:
    """One of the three answers."""
    found = next((each for each in topics() if each.id == topic), None)
    if found is None:
        raise Http404
    context = {"topic": found, "review": notice("review_notice")}
    return show_page(request, "learn/topic.html", context)


@gzip_page
@for_screened
@require_safe
def evidence(request: ScreenedRequest) -> HttpResponse:
    """The one table."""
    context = {
        "rows": rows(),
        "plainly": claim_view(catalogue().claims[PLAINLY]),
        "review": notice("review_notice"),
    }
    return show_page(request, "learn/evidence.html", context)


@gzip_page
@for_screened
@require_safe
def sources(request: ScreenedRequest) -> HttpResponse:
    """The bibliography."""
    context = {"bibliography": bibliography(), "review": notice("review_notice")}
    return show_page(request, "learn/sources.html", context)
