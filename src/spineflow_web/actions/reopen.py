"""Opening the safety questions again, whatever it was that opened them."""

from collections.abc import Iterable
from datetime import date, datetime

from spineflow_web.actions.screening_round import ask_again
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson

WHO_ONE_IS = "about_you"
"""The screen of age and sex: who somebody is does not change with a symptom."""


def reopen(person: KnownPerson, keys: Iterable[str], *, on: date, now: datetime) -> None:
    """These answers no longer count, and nothing opens before they are given anew."""
    questions = catalogue().safety.questions
    asked = [key for key in dict.fromkeys(keys) if questions[key].screen != WHO_ONE_IS]
    if asked:
        ask_again(person, asked, on=on, now=now)
