"""Reading what a person wrote in their own words, and what follows at once."""

from datetime import date, datetime

from spineflow.screening.free_text.raise_answers import raise_answers
from spineflow.screening.free_text.read_text import TextReader, TextTooLong
from spineflow.screening.questionnaire import applicable, applies
from spineflow_web.actions.screening import screen_again
from spineflow_web.store import people, screening, text_findings
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.write_gate import writing

__all__ = ["TextTooLong", "reader_of", "tell_in_words"]


def reader_of(person: KnownPerson) -> TextReader | None:
    """Who reads this person's language; None: then no page offers a field, and all is asked."""
    return catalogue().readers.get(person.language.split("-")[0])


def tell_in_words(
    person: KnownPerson, text: str, *, place: str, on: date, now: datetime
) -> list[str]:
    """Read a text and keep what it led to. Returns the questions to ask at once, in their order.

    An answer that the words raise counts from now on, and nothing opens before the person has
    answered its question themselves. TextTooLong says how much is read; ValueError where nobody
    reads the person's language. `place` names the page: `safety`, `session`.
    """
    reader, content = reader_of(person), catalogue()
    if reader is None:
        raise ValueError(f"nobody reads {person.language!r}: do not offer the field")
    with writing():
        people.hold(person.id)
        draft = screening.draft_of(person.id)
        matches = reader.read(text, content.safety, draft)
        if not matches:
            return []
        text_findings.add(person.id, matches, place=place, content_version=content.version, at=now)
        raised = raise_answers(content.safety, draft, matches).answers
        draft = applicable(content.safety, raised)
        screening.save_draft(person.id, draft)
        screen_again(person, draft, on=on, now=now)
    led_to = {match.key for match in matches}
    return [
        key
        for key, question in content.safety.questions.items()
        if key in led_to and applies(content.safety, question, draft)
    ]
