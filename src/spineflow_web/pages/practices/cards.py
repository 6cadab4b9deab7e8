"""The cards of the library, each drawn once per process.

A card follows from the practice, the form it shows, how it stands, whether it is planned, what was
said about it, and the language. All of that is its key; nothing in it names a person or a date.
"""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from spineflow.planning.form import Form
from spineflow.planning.open_ways import dose_of
from spineflow.screening.finding import ItemClearance
from spineflow.vocabulary.reason import Reason
from spineflow_web.actions.library import Looked, Standing
from spineflow_web.pages.practices.way_figure import still_of
from spineflow_web.pages.practices.words import (
    POSITIONS,
    SAID,
    STANDINGS,
    first_sentence,
)
from spineflow_web.pages.reasons import reason_sentences
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.dose_words import minutes_words
from spineflow_web.store.catalogue import catalogue

KEPT = 2048


def draw_card(
    looked: Looked, form: Form | None, planned: bool, said: str, instead: tuple[str, ...] = ()
) -> SafeString:
    """The card of one practice; without a form it is one whose steps stay closed, with what is
    open instead."""
    item, cleared, language = looked.practice.id, looked.cleared, get_language()
    if form is None:
        return _shut(item, looked.standing, cleared.reasons, instead, language)
    minutes = _minutes(form, cleared)
    own_closed = _part_words().intersection(cleared.closed)
    place = (form.variant.id, form.level.level)
    return _open(item, *place, looked.standing, minutes, own_closed, planned, said, language)


def _minutes(form: Form, cleared: ItemClearance) -> float:
    """Whole minutes it takes, half a minute at least; 0 where it takes none or hides them."""
    tokens = catalogue().safety.tokens
    shown = dose_of(form, cleared, tokens)
    if form.level.dose.minutes:
        return shown.minutes or 0
    seconds = form.level.dose.seconds
    return max(1, round(seconds / 60)) if seconds else 0


@lru_cache(maxsize=1)
def _part_words() -> frozenset[str]:
    """Words of choices that take steps and frames with them: only these change a picture."""
    return frozenset(part.word for part in catalogue().sessions.parts)


@lru_cache(maxsize=KEPT)
def _open(
    item: str,
    variant: str,
    level: int,
    standing: Standing,
    minutes: float,
    closed: frozenset[str],
    planned: bool,
    said: str,
    language: str | None,
) -> SafeString:
    practice = catalogue().practices[item]
    form = next(
        Form(each.variant, each.level)
        for each in practice.forms
        if (each.variant.id, each.level.level) == (variant, level)
    )
    card = {
        "id": item,
        "name": say(practice.title),
        "line": first_sentence(say(practice.purpose)),
        "figure": mark_safe(still_of(item, form, closed)),
        "time": minutes_words(minutes) if minutes else "",
        "place": POSITIONS[variant]() if practice.family != "nutrition" else "",
        "standing": STANDINGS[standing](),
        "kind": standing.value,
        "planned": planned,
        "said": SAID[said]() if said else "",
    }
    return render_to_string("practices/_card.html", {"card": card})


@lru_cache(maxsize=KEPT)
def _shut(
    item: str,
    standing: Standing,
    reasons: tuple[Reason, ...],
    instead: tuple[str, ...],
    language: str | None,
) -> SafeString:
    practices = catalogue().practices
    card = {
        "id": item,
        "name": say(practices[item].title),
        "standing": STANDINGS[standing](),
        "kind": standing.value,
        "why": reason_sentences(reasons),
        "instead": [(name, say(practices[name].title)) for name in instead if name in practices],
    }
    return render_to_string("practices/_shut.html", {"card": card})
