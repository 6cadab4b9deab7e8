"""Warnings about phrase lines that read less than they seem to.

Alternatives are single words: ``light headed|lightheaded`` is *light*, then *headed* or
*lightheaded*, so *lightheaded* alone is never read. The grammar refuses two places with
alternatives side by side; where only one has some, a word that is two in one gives it away.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from spineflow.screening.free_text.read_text import TextReader


def phrase_warnings(reader: TextReader) -> Iterator[str]:
    """One line per phrase that holds two words and, as an alternative to one, both in one."""
    for family in reader.families.values():
        conditions = (w for each in family.raises for w in (*each.when_said, *each.unless_said))
        for line in (*family.phrases, *conditions):
            for joined in joined_words(line):
                yield (
                    f"phrases.{family.id}: {line[:60]!r}: {joined!r} is read behind the word "
                    "before it only: write two lines"
                )


def joined_words(line: str) -> list[str]:
    """Alternatives that are the word before and the word behind written as one."""
    places = [
        [choice.strip("=*()") for choice in piece.split("|")] for piece in re.split(r"\s+", line)
    ]
    return [
        joined
        for first, second in pairwise(places)
        for joined in (*first[:-1], *second[1:])
        if _is_joined(joined, first[-1], second)
    ]


def _is_joined(word: str, first: str, seconds: Iterable[str]) -> bool:
    rest = word.removeprefix(first)
    return rest not in ("", word) and any(second.startswith(rest) for second in seconds)
