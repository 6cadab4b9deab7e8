"""Free text of the contract: read, merged into the answers, and printed with its questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spineflow.exchange.read_paper import Asked, BadInput
from spineflow.exchange.screening_answer import TextMatchOut
from spineflow.screening.free_text.raise_answers import raise_answers
from spineflow.screening.free_text.read_text import TextMatch, TextReader, TextTooLong
from spineflow.screening.safety import Safety


@dataclass(frozen=True, slots=True)
class Heard:
    """The input after its free text was read."""

    asked: Asked
    matches: tuple[TextMatch, ...]
    unconfirmed: frozenset[str]


def read_free_text(asked: Asked, safety: Safety, readers: Mapping[str, TextReader]) -> Heard:
    """Read the text; BadInput when it is too long, or nobody here reads its language."""
    if not asked.free_text.strip():
        return Heard(asked, (), frozenset())
    reader = readers.get(asked.language)
    if reader is None:
        known = ", ".join(sorted(readers))
        raise BadInput([f"free_text: is read in {known} only; leave it empty, ask the questions"])
    try:
        matches = reader.read(asked.free_text, safety, asked.answers)
    except TextTooLong as error:
        raise BadInput([f"free_text: {error}"]) from error
    raised = raise_answers(safety, asked.answers, matches)
    return Heard(replace(asked, answers=raised.answers), matches, raised.unconfirmed)


def matches_json(matches: Sequence[TextMatch], safety: Safety) -> list[TextMatchOut]:
    """Matches as the contract prints them."""
    return [
        {
            "sentence": match.sentence,
            "family": match.family,
            "key": match.key,
            "value": match.value,
            "raised": match.is_raised,
            "question": safety.questions[match.key].text,
        }
        for match in matches
    ]
