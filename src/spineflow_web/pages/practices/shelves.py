"""The library's shelves: what was found, by the seven families or by how well it fits."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spineflow_web.actions.library import Library, Looked
from spineflow_web.pages.practices.cards import draw_card
from spineflow_web.pages.practices.filters import Wanted, fitting_form
from spineflow_web.pages.practices.search import found
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Shelf:
    """One family, or all that a search found: first what is open, then what is not."""

    id: str
    title: str
    truth: str
    open: list[SafeString]
    shut: list[SafeString]


def shelves(library: Library, wanted: Wanted, asked: str, at_home: frozenset[str]) -> list[Shelf]:
    """Everything that was asked for. What is not open is never hidden, unless only an open way of
    doing it could answer."""
    looked = {each.practice.id: each for each in library.all}
    order = found(asked) if asked else list(looked)
    shown = [looked[item] for item in order if _matches(looked[item], wanted, library)]
    drawn = [_drawn(each, library, wanted, at_home) for each in shown]
    rows = [
        (each, card, is_open)
        for each, (card, is_open) in zip(shown, drawn, strict=True)
        if card is not None
    ]
    if asked:
        return [_shelf("found", _("Found"), "", rows)] if rows else []
    families = catalogue().families.values()
    by_family = {
        each.id: [row for row in rows if row[0].practice.family == each.id] for each in families
    }
    return [
        _shelf(each.id, say(each.title), say(each.truth), by_family[each.id])
        for each in families
        if by_family[each.id]
    ]


Row = tuple[Looked, SafeString, bool]


def _shelf(name: str, title: str, truth: str, rows: Iterable[Row]) -> Shelf:
    rows = list(rows)
    shut = [card for _looked, card, is_open in rows if not is_open]
    return Shelf(name, title, truth, [card for _looked, card, is_open in rows if is_open], shut)


def _matches(looked: Looked, wanted: Wanted, library: Library) -> bool:
    practice = looked.practice
    if wanted.family and practice.family != wanted.family:
        return False
    if wanted.region and wanted.region not in practice.regions:
        return False
    return not wanted.today or practice.id in library.planned


def _drawn(
    looked: Looked, library: Library, wanted: Wanted, at_home: frozenset[str]
) -> tuple[SafeString | None, bool]:
    """The card, and whether it is one of what is open; no card where no way of doing it fits."""
    item = looked.practice.id
    form = fitting_form(looked, wanted, at_home)
    is_open = bool(looked.ways.forms)
    if form is None and (is_open or wanted.asks_for_a_way):
        return None, is_open
    word = library.said.by_practice.get(item, "")
    instead = () if is_open else library.instead(looked)
    return draw_card(looked, form, item in library.planned, word, instead), is_open
