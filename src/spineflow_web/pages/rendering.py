"""Renders a page of ours, with what stands at the foot of every one of them."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spineflow_web.pages.offline.words import sync_words
from spineflow_web.pages.sentences import notice


def show_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """The template with its context, the disclaimer, and the words about what has arrived."""
    beside = {"footer": notice("general_disclaimer"), "sync": sync_words()}
    return render(request, template, {**context, **beside}, status=status)
