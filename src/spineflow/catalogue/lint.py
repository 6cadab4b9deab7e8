"""Warnings about texts: still to write, long or hard, poor translation keys, doubtful phrases.

Warnings never fail a check: a long sentence may be the right one.
"""

import re
from collections.abc import Iterator

from spineflow.catalogue.lint_phrases import phrase_warnings
from spineflow.catalogue.load import Catalogue
from spineflow.catalogue.texts import ShownText, shown_texts

MOST_WORDS = 22
HARDEST_GRADE = 10.0
"""School grade of Flesch and Kincaid; plain words for about 11 years are grade 5 to 6."""

WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
VOWELS = re.compile(r"[aeiouy]+")
TO_WRITE = "Write: "
"""How the template of a new practice begins each sentence that somebody has yet to write."""
UNTRANSLATABLE = re.compile(r"\s{2,}|\t|%[sdr(]")


def warnings(catalogue: Catalogue) -> list[str]:
    """One line per doubtful text, each text once."""
    seen: set[str] = set()
    lines: list[str] = []
    for shown in shown_texts(catalogue):
        if shown.text not in seen:
            seen.add(shown.text)
            lines += _doubts(shown)
    return [
        *lines,
        *(each for reader in catalogue.readers.values() for each in phrase_warnings(reader)),
    ]


def _doubts(shown: ShownText) -> Iterator[str]:
    if shown.text.startswith(TO_WRITE):
        yield f"{shown.where}: still to write: {shown.text.removeprefix(TO_WRITE)!r}"
        return
    if UNTRANSLATABLE.search(shown.text):
        yield f"{shown.where}: a poor translation key: {shown.text[:60]!r}"
    for sentence in sentences(shown.text):
        words = WORD.findall(sentence)
        if len(words) > MOST_WORDS:
            yield f"{shown.where}: {len(words)} words: {sentence[:90]!r}"
        elif len(words) >= 8 and (grade := reading_grade(words)) > HARDEST_GRADE:
            yield f"{shown.where}: hard to read (grade {grade:.0f}): {sentence[:90]!r}"


def sentences(text: str) -> list[str]:
    """Split at full stops, question marks and colons that end a thought."""
    return [part for part in re.split(r"(?<=[.?:;])\s+", text) if part]


def reading_grade(words: list[str]) -> float:
    """Flesch-Kincaid grade of one sentence, syllables counted as groups of vowels."""
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    word = word.lower()
    silent = word.endswith("e") and not word.endswith(("le", "ee"))
    return max(1, len(VOWELS.findall(word)) - silent)
