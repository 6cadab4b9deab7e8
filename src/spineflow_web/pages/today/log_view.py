"""The diary of the day as the template reads it: what was told, and what can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.nourishment.drinks import counted_ml
from spineflow.planning.items.water import added_ml, glasses_for_heat
from spineflow.records.summary import DaySummary, Mark, MarkKind
from spineflow.records.usual_pain import latest_pain
from spineflow.vocabulary.ids import HYDRATION
from spineflow_web.pages.sentences import listed, say
from spineflow_web.pages.today.clock_words import clock_words
from spineflow_web.pages.today.dose_words import minutes_words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

NUMBERS_OF_WATER = {"glasses", "tracking"}


@dataclass(frozen=True, slots=True)
class LogView:
    """Water, pain and walks of today."""

    counts_water: bool
    taps: list[bool]
    """One per planned glass, and per glass beyond: whether it was drunk."""
    water: str
    water_undo: UUID | None
    pain: str
    pain_undo: UUID | None
    walked: str
    walk_undo: UUID | None
    above_usual: str
    """That the pain stands above its usual as in a flare-up; empty where it does not, or where no
    usual is known."""
    scale: range = range(11)


def log_view(
    person: KnownPerson,
    screened: Screened,
    summary: DaySummary,
    terms: Mapping[str, Any],
    glasses: int | None,
) -> LogView:
    """The words of the day's diary; `terms` are its plan's, `glasses` is what that asks for."""
    pains, drunk = summary.of("before", "after", "now"), drunk_glasses(person, summary)
    return LogView(
        counts_water=glasses is not None and counts_water(screened),
        taps=[n < drunk for n in range(max(glasses or 0, drunk))],
        water=_water(drunk, glasses or 0),
        water_undo=_last(summary, "water"),
        pain=_pain(pains[-1], person) if pains else "",
        pain_undo=_last(summary, "now"),
        walked=_walked(summary),
        walk_undo=_last(summary, "walk"),
        above_usual=_above_usual(summary, terms),
    )


def _above_usual(summary: DaySummary, terms: Mapping[str, Any]) -> str:
    pain, usual = latest_pain(summary), terms.get("usual_pain")
    if pain is None or usual is None or terms.get("phase") != "usual":
        return ""
    if pain - usual < catalogue().planning.number("flare_pain_rise"):
        return ""
    return say(catalogue().constraints["flare_pain_rise"].sentence)


def drunk_glasses(person: KnownPerson, summary: DaySummary) -> int:
    """Glasses of water, and the whole glasses that other drinks come to."""
    told = [(mark.item, mark.value) for mark in summary.of("drink")]
    other = counted_ml(told, catalogue().food.drinks) if told else 0
    return summary.glasses + int(other // person.glass_ml)


def more_for_heat(person: KnownPerson, screened: Screened, summary: DaySummary) -> int:
    """Glasses that today's heat or sweat adds, in the person's own glass."""
    minutes = sum(mark.value for mark in summary.of("sweat"))
    if not minutes:
        return 0
    content = catalogue().planning
    pregnant = screened.answers.get("pregnancy_status") == "pregnant"
    already = added_ml(content, pregnant=pregnant, breast_feeding=person.breast_feeding)
    return glasses_for_heat(content, minutes, already, person.glass_ml)


def counts_water(screened: Screened) -> bool:
    """Whether glasses may be counted: no token hides the number, and drinking is not barred."""
    tokens = catalogue().safety.tokens
    for clearance in screened.outcome["clearances"]:
        if clearance["item"] == HYDRATION:
            hidden = {word for token in clearance["tokens"] for word in tokens[token].hides}
            return clearance["clearance"] != "barred" and hidden.isdisjoint(NUMBERS_OF_WATER)
    return False


def _last(summary: DaySummary, kind: MarkKind) -> UUID | None:
    marks = summary.of(kind)
    return marks[-1].id if marks else None


def _water(drunk: int, glasses: int) -> str:
    if not drunk:
        return ""
    words = {"drunk": drunk, "glasses": glasses}
    if drunk > glasses:
        return ngettext("%(drunk)d glass today", "%(drunk)d glasses today", drunk) % words
    return _("%(drunk)d of %(glasses)d glasses") % words


def _pain(mark: Mark, person: KnownPerson) -> str:
    moment = datetime.fromisoformat(mark.at).astimezone(ZoneInfo(person.time_zone))
    time = clock_words(f"{moment:%H:%M}", person.clock)
    return _("%(pain)d of 10, at %(time)s") % {"pain": mark.value, "time": time}


def _walked(summary: DaySummary) -> str:
    walks = [minutes_words(max(1, round(mark.value / 60))) for mark in summary.of("walk")]
    guided = summary.walked_seconds - sum(mark.value for mark in summary.of("walk"))
    if guided >= 30:
        walks.append(minutes_words(max(1, round(guided / 60))))
    return listed(walks)
