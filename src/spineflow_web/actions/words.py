"""Reading what a person wrote in their own words, and what follows at once."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from spineflow.screening.free_text.look_through import signs_to_look_through
from spineflow.screening.free_text.raise_answers import raise_answers
from spineflow.screening.free_text.read_text import TextReader, TextTooLong
from spineflow.screening.question import Question
from spineflow.screening.questionnaire import applicable, applies
from spineflow_web.actions.alarm import stops
from spineflow_web.actions.screen_anew import screen_again
from spineflow_web.actions.screening_round import ask_again
from spineflow_web.store import people, screening, text_findings
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened
from spineflow_web.store.write_gate import writing

__all__ = [
    "TextTooLong", "also_to_ask", "looked_through", "reader_of", "stopped_by_words",
    "tell_in_words", "told_stops", "unconfirmed",
]  # fmt: skip


def reader_of(person: KnownPerson) -> TextReader | None:
    """Who reads this person's language; None: then no page offers a field, and all is asked."""
    return catalogue().readers.get(person.language.split("-")[0])


def tell_in_words(
    person: KnownPerson, text: str, *, place: str, on: date, now: datetime
) -> list[str]:
    """Read a text and keep what it led to. Returns the questions to ask at once, in their order.

    An answer that the words raise counts from now on, and nothing opens before the person has
    answered its question themselves. TextTooLong says how much is read; ValueError where nobody
    reads the person's language. `place` names the page: `safety`, `session`. After any text the
    list of emergency signs waits, on every device, until it was looked through.
    """
    reader, content = reader_of(person), catalogue()
    if reader is None:
        raise ValueError(f"nobody reads {person.language!r}: do not offer the field")
    with writing():
        people.hold(person.id)
        draft = screening.draft_of(person.id)
        matches = reader.read(text, content.safety, draft)
        if text.strip() and person.signs_wait_since is None:
            people.change(person.id, {"signs_wait_since": now})
        if not matches:
            return []
        text_findings.add(person.id, matches, place=place, content_version=content.version, at=now)
        raised = raise_answers(content.safety, draft, matches).answers
        draft = applicable(content.safety, raised)
        screening.save_draft(person.id, draft)
        screen_again(person, draft, on=on, now=now)
    return _asked({match.key for match in matches}, draft)


def also_to_ask(person: KnownPerson) -> list[Question]:
    """The signs to look through after any text, in their order, but for those that the text led to
    and that were answered since. Whatever the language: it may have changed since the text."""
    content, since = catalogue(), person.signs_wait_since
    families = [each for reader in content.readers.values() for each in reader.families.values()]
    signs = signs_to_look_through(content.safety, families, screening.draft_of(person.id))
    singly = text_findings.answered_since(person.id, since) if since else frozenset()
    return [sign for sign in signs if sign.key not in singly]


def looked_through(person: KnownPerson, ticked: list[str], *, on: date, now: datetime) -> None:
    """The list was answered: it waits no more, and nothing opens before what was ticked is."""
    with writing():
        people.hold(person.id)
        people.change(person.id, {"signs_wait_since": None})
        if ticked:
            ask_again(person, ticked, on=on, now=now)


def unconfirmed(person: KnownPerson) -> list[str]:
    """Questions that only the person's words have answered so far, in their order."""
    heard = text_findings.unconfirmed(person.id)
    return _asked(heard, screening.draft_of(person.id)) if heard else []


def told_stops(person: KnownPerson) -> frozenset[str]:
    """Rules that stop everything by what the person has answered themselves."""
    heard = text_findings.unconfirmed(person.id)
    draft = screening.draft_of(person.id)
    return frozenset(stops({key: told for key, told in draft.items() if key not in heard}))


def stopped_by_words(person: KnownPerson, screened: Screened) -> list[str]:
    """The questions to ask where nothing but words that nobody confirmed stops this person; empty
    where more does. They are here, so they can be asked."""
    open_keys = unconfirmed(person)
    if not open_keys or screened.alarm is None:
        return []
    by_words = set(stops(screening.draft_of(person.id))) - told_stops(person)
    return open_keys if by_words.issuperset(screened.alarm.alarm.fired) else []


def _asked(keys: Collection[str], draft: Mapping[str, Any]) -> list[str]:
    safety = catalogue().safety
    return [
        key
        for key, question in safety.questions.items()
        if key in keys and applies(safety, question, draft)
    ]
