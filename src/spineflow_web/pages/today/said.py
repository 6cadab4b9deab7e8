"""The one line that says what a new plan of the day has changed."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from spineflow.planning.explain.changes import Changes
from spineflow_web.pages.sentences import listed, say
from spineflow_web.pages.today.clock_words import clock_words
from spineflow_web.store.catalogue import catalogue


def say_changes(request: HttpRequest, changes: Changes | None, before: str = "") -> None:
    """Say it on the next page, after a sentence of its own if there is one."""
    sentences = [before, changes_words(changes)]
    messages.success(request, " ".join(each for each in sentences if each))


def said_of_plan(terms: Mapping[str, Any], clock: str) -> str:
    """What a saved plan says of itself: from when on it holds, or what changed unasked."""
    rules = catalogue().constraints
    if since := terms.get("from"):
        return say(rules["late_first_look"].sentence).format(time=clock_words(since, clock))
    news = terms.get("news") or {}
    if news.get("id") not in rules:
        return ""
    practices = catalogue().practices
    titles = [say(practices[item].title) for item in news["items"] if item in practices]
    return say(rules[news["id"]].sentence).format(what=listed(titles))


def changes_words(changes: Changes | None) -> str:
    """What is different, in one sentence."""
    if changes is None:
        return _("Today's plan is made anew.")
    content = catalogue()
    reasons, items = changes.headline
    titles = [say(content.practices[item].title) for item in items]
    return say(content.constraints[reasons[0].id].sentence).format(what=listed(titles))
