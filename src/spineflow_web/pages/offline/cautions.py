"""What is said after something told that went too far, as data and sentences for a device."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from spineflow.planning.caution import Caution
from spineflow.planning.pressure import pressure_cautions
from spineflow.planning.warmth import warmth_cautions
from spineflow.screening.finding import ItemClearance
from spineflow.screening.forms import closed_words
from spineflow_web.actions.diary import HEAT
from spineflow_web.pages.diary.forms import ZONES, EntryForm, MassageForm, WarmthForm
from spineflow_web.pages.diary.sentences import closed_sentence, warmth_sentence
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

APART, A_DAY = "heat_spacing", "heat_three_a_day"


class Sayings:
    """Sentences, each once, by a mark that is short."""

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}

    def mark_of(self, sentence: str) -> str:
        """The mark of a sentence, which is new or known."""
        return self._marks.setdefault(sentence, f"c{len(self._marks)}")

    @property
    def all(self) -> list[tuple[str, str]]:
        """Marks and sentences, in the order they came."""
        return [(mark, sentence) for sentence, mark in self._marks.items()]


class Said(NamedTuple):
    """A caution and its sentence."""

    caution: Caution
    sentence: str


def cautions_of(form: EntryForm, sayings: Sayings) -> dict[str, list[Mapping[str, Any]]]:
    """By practice what speaks against it: a field with its words, or its number over the most."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for item, own in form.cleared.items():
        rows: list[Mapping[str, Any]] = [
            {
                "field": caution.field,
                "over": caution.over,
                "words": list(caution.words),
                "says": sayings.mark_of(sentence),
            }
            for caution, sentence in _against(form, own)
        ]
        if rows:
            found[item] = rows
    return found


def spacing_of(form: EntryForm, sayings: Sayings) -> Mapping[str, Any] | None:
    """How far apart times of warmth lie, and how many a day has; a device knows its own log."""
    if form.kind != WarmthForm.kind:
        return None
    content = catalogue()
    return {
        "sources": [each.id for each in content.practices.values() if each.group == HEAT],
        "apart": content.planning.number(APART),
        "a_day": content.planning.number(A_DAY),
        "says_apart": sayings.mark_of(say(content.constraints[APART].sentence)),
        "says_a_day": sayings.mark_of(say(content.constraints[A_DAY].sentence)),
    }


def _against(form: EntryForm, own: ItemClearance) -> Iterator[Said]:
    content = catalogue()
    if form.kind == WarmthForm.kind:
        for each in warmth_cautions(own.item, own.limits, content.planning):
            yield Said(each, warmth_sentence(each.named, own))
    if form.kind == MassageForm.kind:
        closed = closed_words(content.practices[own.item], own.closed)
        for zone, place in ZONES.items():
            if zone in closed:
                yield Said(Caution("", "zones", words=(zone,)), closed_sentence([str(place)]))
        for each in pressure_cautions(own, content.planning):
            yield Said(each, say(content.constraints[each.named].sentence))
