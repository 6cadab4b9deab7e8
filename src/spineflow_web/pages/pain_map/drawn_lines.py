"""The lines of the form as HTML. One that is not marked is always the same, so it is made once per
language: there are some forty of them, with eight boxes each."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.translation import get_language

from spineflow_web.pages.pain_map.form import Line, MapForm, blank_form


def drawn_groups(form: MapForm) -> list[tuple[str, list[str]]]:
    """The lines by part of the body, each with its heading."""
    return [(name, [_drawn(line, form) for line in lines]) for name, lines in form.groups]


def _drawn(line: Line, form: MapForm) -> str:
    if line.is_marked or line.problem:
        return _html(line, form)
    return _blank_lines(get_language())[line.id]


@lru_cache(maxsize=8)
def _blank_lines(language: str | None) -> dict[str, str]:
    """All of them, in the language in use."""
    form = blank_form()
    return {line.id: _html(line, form) for line in form.lines}


def _html(line: Line, form: MapForm) -> str:
    context = {"line": line, "scale": form.scale, "kinds": form.kinds}
    return render_to_string("pain_map/_region.html", context)
