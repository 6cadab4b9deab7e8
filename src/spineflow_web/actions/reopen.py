"""Opening the safety questions again, whatever it was that opened them."""

from collections.abc import Iterable
from datetime import date, datetime

from spineflow.vocabulary.ids import ABOUT_YOU
from spineflow_web.actions.screening_round import ask_again
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson


def reopen(person: KnownPerson, keys: Iterable[str], *, on: date, now: datetime) -> None:
    """These answers no longer count, and nothing opens before they are given anew."""
    questions = catalogue().safety.questions
    asked = [key for key in dict.fromkeys(keys) if questions[key].screen != ABOUT_YOU]
    if asked:
        ask_again(person, asked, on=on, now=now)
