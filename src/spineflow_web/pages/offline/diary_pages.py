"""The forms of the diary for a time without a connection, and how a device reads them.

They are the forms of the site. What only the server may decide is left out of them and named:
whether warmth may begin now.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from spineflow_web.actions.diary import DAYS_BACK
from spineflow_web.actions.visits import THERAPIST
from spineflow_web.pages.diary.entry_page import TITLES, AskedField, Away, cleared_for, show_entry
from spineflow_web.pages.diary.forms import (
    NO_VISIT,
    TO_COME,
    ActivityForm,
    EntryForm,
    MassageForm,
    WarmthForm,
)
from spineflow_web.pages.doors import ScreenedRequest
from spineflow_web.pages.offline.cautions import Sayings, cautions_of, spacing_of
from spineflow_web.pages.offline.inner_request import text_of
from spineflow_web.pages.rendering import show_page
from spineflow_web.store.catalogue import catalogue

FORMS: dict[str, type[EntryForm]] = {
    "moved": ActivityForm,
    "massage": MassageForm,
    "warmth": WarmthForm,
}
"""By the last part of the address."""
FOUND = "found"
NEEDS_SERVER = {"begins": "now", FOUND: ""}
"""Fields that a device does not take where its form lacks them, with the answer it does not take;
empty for any."""
ONLY_THERE = ("begins", "awake")
"""Fields that a form without a connection lacks."""


def diary_pages(request: ScreenedRequest) -> dict[str, Any]:
    """`pages` by name, and `forms`: how each is read. Of a form with nothing to tell of there is
    the page that says so, and no rule."""
    pages = {"doors": _doors(request)}
    rules = {}
    for name, kind in FORMS.items():
        form = kind(cleared=cleared_for(request, kind), on=request.now.date(), now=request.now)
        needs = _needs(form)
        for each in ONLY_THERE:
            form.fields.pop(each, None)
        asked = [AskedField(field, tuple(_may_be_wrong(field.name, field.field))) for field in form]
        pages[name] = text_of(show_entry(request, form, asked, Away(needs)))
        if not form.cleared:
            continue
        sayings = Sayings()
        rules[name] = {
            "kind": form.kind,
            "days_back": DAYS_BACK,
            "fields": {field.name: _read(field.name, field.field) for field in form},
            "needs_server": NEEDS_SERVER,
            "cautions": cautions_of(form, sayings),
            "spacing": spacing_of(form, sayings),
            "asks": _asks(form),
        }
        if sayings.all:
            pages[f"{name}_told"] = _told(request, kind, sayings.all)
    return {"pages": pages, "forms": rules}


def _doors(request: ScreenedRequest) -> str:
    context = {"on": request.now.date().isoformat(), "away": True}
    return text_of(show_page(request, "offline/diary.html", context))


def _told(
    request: ScreenedRequest, kind: type[EntryForm], sentences: Sequence[tuple[str, str]]
) -> str:
    """What is shown after something that went too far; the device shows what applies."""
    context = {"title": TITLES[kind], "sentences": sentences}
    return text_of(show_page(request, "offline/told.html", context))


def _asks(form: EntryForm) -> Mapping[str, Any] | None:
    """Which words of which field hold all until their questions were asked: each has its page
    (`held.skin.<word>`, `held.found.<word>`)."""
    sessions = catalogue().sessions
    if "skin" in form.fields:
        return {"field": "skin", "words": list(sessions.warm_skins)}
    if FOUND in form.fields:
        findings = sessions.therapist_findings.values()
        return {"field": FOUND, "words": [each.id for each in findings if each.asks_again]}
    return None


def _needs(form: EntryForm) -> str:
    if form.kind == WarmthForm.kind:
        return _(
            "Without a connection you can write down warmth you have had. To begin now, your day "
            "so far is looked at first, and that needs a connection."
        )
    return ""


def _may_be_wrong(name: str, field: forms.Field) -> Iterator[tuple[str, Any]]:
    """The sentences of a field by their marks: its name, for a time also that it is to come, and
    for what was found that nobody was visited."""
    codes = ("invalid_choice", "invalid", "required")
    own = next(field.error_messages[code] for code in codes if code in field.error_messages)
    yield name, own
    if isinstance(field, forms.TimeField):
        yield f"{name}_later", TO_COME
    if name == FOUND:
        yield f"{name}_elsewhere", NO_VISIT


def _read(name: str, field: forms.Field) -> Mapping[str, Any]:
    """How a device reads a field, as plain data."""
    rule: dict[str, Any] = {"required": field.required or isinstance(field, forms.TimeField)}
    if name == FOUND:
        rule["only_for"] = THERAPIST
    match field:
        case forms.MultipleChoiceField():
            return rule | {"type": "choices", "of": _values(field)}
        case forms.TypedChoiceField():
            return rule | {"type": "choice", "of": _values(field), "number": True}
        case forms.ChoiceField():
            return rule | {"type": "choice", "of": _values(field)}
        case forms.TimeField():
            return rule | {"type": "time"}
        case forms.IntegerField() | forms.FloatField():
            whole = {"whole": not isinstance(field, forms.FloatField)}
            span = {"least": field.min_value, "most": field.max_value}
            return rule | {"type": "number"} | whole | span
    raise TypeError(name)


def _values(field: forms.ChoiceField) -> list[str]:
    return [str(value) for value, _label in field.choices if value != ""]  # type: ignore[union-attr,misc]
