"""A text as sentences of plain words: capitals, accents, quotes and spaces no longer matter."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

NO_PAUSE, COMMA, BREAK, STOP = 0, 1, 2, 3
"""What stands before a word: nothing, a comma, a mark that no guard but the past reaches across, or
a new line or dots, which that does not reach across either."""

_PIECES = re.compile(
    r"(?P<word>[^\W\d_]+(?:['\u2019\u2018\u02bc`\u00b4][^\W\d_]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)?)"
    r"|(?P<stop>\.{2,}|[\n\r\v\f\x85\u2028\u2029])"
    r"|(?P<pause>[:()\u2013\u2014/]|\s-+\s)"
    r"|(?P<end>[.!?;](?!\)))"
    r"|(?P<comma>,)"
)
_GROUP = _PIECES.groupindex
_WORD, _NUMBER, _END = _GROUP["word"], _GROUP["number"], _GROUP["end"]
_WORDS = (_WORD, _NUMBER)
_PAUSES: dict[int | None, int] = {
    _GROUP["comma"]: COMMA,
    _GROUP["pause"]: BREAK,
    _GROUP["stop"]: STOP,
}
_QUOTES = str.maketrans("", "", "'\u2019\u2018\u02bc`\u00b4")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_WRITTEN_OUT = str.maketrans({"œ": "oe", "æ": "ae"})


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence that no phrase reaches across, word by word."""

    words: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """The place of each word among all words of the sentence, skipped ones counted."""
    pauses: list[int] = field(default_factory=list)
    """What stands before each word."""


@dataclass(slots=True)
class Sentence:
    """One sentence as it was written, and its clauses."""

    text: str
    clauses: list[Clause]


def tidy(text: str) -> str:
    """The text with compatible letters made alike and invisible ones taken out."""
    text = unicodedata.normalize("NFKC", text.replace("…", "..."))
    return _UNSEEN.sub("", text)


def plain(word: str) -> str:
    """One word in small letters without quotes and accents: ``Can't`` is ``cant``."""
    if word.isascii() and word.isalpha():
        return word.lower()
    word = word.casefold().translate(_QUOTES)
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word.translate(_WRITTEN_OUT))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def sentences(
    text: str, fillers: frozenset[str] = frozenset(), turns: frozenset[str] = frozenset()
) -> Iterator[Sentence]:
    """The sentences of a tidy text that have words, in order."""
    clauses: list[Clause] = []
    known: dict[str, str] = {}
    clause, place, pause, start = Clause(), 0, NO_PAUSE, 0
    for piece in _PIECES.finditer(text):
        kind = piece.lastindex
        if kind in _WORDS:
            place += 1
            raw = piece[0]
            word = known.get(raw)
            if word is None:
                word = known[raw] = plain(raw) if kind == _WORD else raw.replace(",", ".")
            if not word or word in fillers:  # a letter that is only a quote leaves no word
                continue
            if word in turns:
                clauses.append(clause)
                clause, pause = Clause(), NO_PAUSE
                continue
            clause.words.append(word)
            clause.places.append(place)
            clause.pauses.append(pause)
            pause = NO_PAUSE
        elif kind == _END:
            yield from _ended(text[start : piece.end()], [*clauses, clause])
            clauses, clause, place, pause, start = [], Clause(), 0, NO_PAUSE, piece.end()
        else:
            pause = max(pause, _PAUSES[kind])
    yield from _ended(text[start:], [*clauses, clause])


def _ended(text: str, clauses: list[Clause]) -> Iterator[Sentence]:
    spoken = [clause for clause in clauses if clause.words]
    if spoken:
        yield Sentence(" ".join(text.split()), spoken)
