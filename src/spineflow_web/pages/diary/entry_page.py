"""The page of a form of the diary: what may be told of, and the form with its sentences."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.forms import BoundField
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from spineflow.screening.finding import ItemClearance
from spineflow_web.actions import diary as act
from spineflow_web.pages.diary.forms import ActivityForm, EntryForm, MassageForm, WarmthForm
from spineflow_web.pages.doors import ScreenedRequest
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.today.clock_words import date_words

ACTIVITY, MASSAGE = "cardio", "massage"
TITLES: dict[type[EntryForm], Promise] = {
    ActivityForm: _("I moved"),
    WarmthForm: _("Warmth"),
    MassageForm: _("Massage and rolling"),
}


class AskedField(NamedTuple):
    """A field, and the sentences that a device may have to show beside it, each by its mark."""

    field: BoundField
    may_be_wrong: Sequence[tuple[str, Any]] = ()


class Away(NamedTuple):
    """What a page says that is made for a time without a connection."""

    needs: str
    """What of the form needs one; empty for nothing."""


def cleared_for(request: ScreenedRequest, kind: type[EntryForm]) -> list[ItemClearance]:
    """What the screening leaves of what this form tells of."""
    if kind is WarmthForm:
        return act.warm_layers(request.person, request.screened)
    group = MASSAGE if kind is MassageForm else ACTIVITY
    return act.cleared_of_groups(request.person, request.screened, group)


def show_entry(
    request: ScreenedRequest,
    form: EntryForm,
    fields: Sequence[AskedField] | None = None,
    away: Away | None = None,
) -> HttpResponse:
    """The form; as it is answered by the server, or by a device without a connection."""
    context = {
        "form": form,
        "fields": [AskedField(field) for field in form] if fields is None else fields,
        "title": TITLES[type(form)],
        "on": form.on.isoformat(),
        "date": _date(form, request.now.date()),
        "is_empty": not form.cleared,
        "action": reverse("diary_activity") if form.kind == ActivityForm.kind else "",
        "with_card": form.kind == MassageForm.kind,
        "away": away,
    }
    status = 422 if form.is_bound else 200
    return show_page(request, "diary/entry.html", context, status=status)


def _date(form: EntryForm, today: date) -> str:
    return "" if form.on == today else date_words(form.on)
