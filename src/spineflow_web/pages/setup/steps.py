"""The order of the first run, and where a person stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from spineflow.screening.questionnaire import visible_screens
from spineflow.vocabulary.ids import ABOUT_YOU
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

BEFORE = ("disclaimer", "about")
WORDS = "words"
"""The field for one's own words, between the safety questions and what follows."""

AFTER = ("home", "food", "place", "times")
OWN_LIMIT = "own_fluid_limit"
"""The message that names a person's own limit for drinks: whoever reads it is asked for it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one is, said calmly."""

    done: int
    total: int

    @property
    def sentence(self) -> str:
        return _("%(done)d of %(total)d") % {"done": self.done, "total": self.total}


def asks_fluid_limit(screened: Screened | None) -> bool:
    """Whether the answers hide the number of glasses behind a limit of the person's own."""
    return screened is not None and OWN_LIMIT in screened.outcome["messages"]


def pages_after(screened: Screened | None) -> tuple[str, ...]:
    """The routes that follow the safety questions, in order."""
    return ("fluid_limit", *AFTER) if asks_fluid_limit(screened) else AFTER


def first_open_step(person: KnownPerson, screened: Screened | None) -> str | None:
    """The route of the first page not yet answered; None when the first run is over."""
    steps = {
        "about": bool(person.country),
        "safety": screened is not None and screened.is_settled,
        "fluid_limit": _has_limit_or_need_not(person, screened),
        "home": person.equipment is not None,
        "food": person.avoids is not None,
        "place": person.position is not None,
        "times": person.minutes is not None,
    }
    return next((route for route, is_done in steps.items() if not is_done), None)


def _has_limit_or_need_not(person: KnownPerson, screened: Screened | None) -> bool:
    """Later the settings ask for it: an answer changed on some day must not close Today."""
    is_asked = is_first_run(person) and asks_fluid_limit(screened)
    return not is_asked or person.fluid_limit_ml is not None


def is_first_run(person: KnownPerson) -> bool:
    """Whether pages lead on to the next one, or back to the settings."""
    return person.minutes is None


def safety_screens(answers: Mapping[str, Any]) -> list[str]:
    """Ids of the questionnaire's open screens, without the one that is part of *about me*."""
    shown = visible_screens(catalogue().safety, answers)
    return [screen.id for screen, _questions in shown if screen.id != ABOUT_YOU]


def progress(
    page: str,
    answers: Mapping[str, Any],
    after: tuple[str, ...] = AFTER,
    *,
    has_words: bool,
) -> Progress:
    """Where a page stands among all those this person will see, as far as known now.

    `has_words`: whether the field for their own words is offered to them.
    """
    words = (WORDS,) if has_words else ()
    pages = [*BEFORE, *safety_screens(answers), *words, *after]
    return Progress(pages.index(page) + 1 if page in pages else len(BEFORE), len(pages))
