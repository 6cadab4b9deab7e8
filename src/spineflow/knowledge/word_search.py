"""Finds entries by plain words: "tight hamstrings", also with a slip of the finger.

Every word that is asked for must be met, by the same word, its beginning, or one that is nearly the
same. If no entry meets all of them, those that meet the most stand.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

NEARLY = 0.79
"""How alike two words must be, by the ratio of `difflib`: one slip in five letters."""
LEAST_LETTERS = 4
"""Shorter words have too many neighbours to guess at."""
HISSING = ("ches", "shes", "sses", "xes")
DOING = ("ness", "ing", "ed")
SHORTEST_STEM = 4


@dataclass(frozen=True)
class WordIndex:
    """Words by the entries that carry them; the weight of a word is its best place in an entry."""

    entries: Mapping[str, Mapping[str, int]]
    """Entry to its words, each with a weight: the higher, the more it says."""
    vocabulary: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        known = frozenset(word for words in self.entries.values() for word in words)
        object.__setattr__(self, "vocabulary", known)

    def find(self, asked: str, passed_over: frozenset[str] = frozenset()) -> list[str]:
        """Entries for what was typed, the best first; all of them if no word was."""
        wanted = [self._meant(word) for word in words_of(asked) if word not in passed_over]
        if not wanted:
            return list(self.entries)
        met: dict[str, tuple[int, int]] = {}
        for entry, words in self.entries.items():
            best = [max((words.get(word, 0) for word in meant), default=0) for meant in wanted]
            met[entry] = (sum(weight > 0 for weight in best), sum(best))
        most = max(count for count, _weight in met.values())
        if most == 0:
            return []
        found = [entry for entry, (count, _weight) in met.items() if count == most]
        return sorted(found, key=lambda entry: -met[entry][1])

    def _meant(self, word: str) -> frozenset[str]:
        """Words of the index that a typed word may stand for."""
        if word in self.vocabulary:
            return frozenset({word})
        if len(word) < LEAST_LETTERS - 1:
            return frozenset()
        begun = frozenset(each for each in self.vocabulary if each.startswith(word))
        if begun or len(word) < LEAST_LETTERS:
            return begun
        return frozenset(get_close_matches(word, self.vocabulary, n=3, cutoff=NEARLY))


def index_of(texts: Mapping[str, Iterable[tuple[int, str]]]) -> WordIndex:
    """An index of entries, each with its texts and how much each text says about it."""
    entries: dict[str, dict[str, int]] = {}
    for entry, weighted in texts.items():
        words = entries.setdefault(entry, {})
        for weight, text in weighted:
            for word in words_of(text):
                words[word] = max(weight, words.get(word, 0))
    return WordIndex(entries)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without accents and common endings."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [_stem(word) for word in re.findall(r"\w+", bare)]


def _stem(word: str) -> str:
    """Without the ending of many, then without that of doing: stretches, stretching, stretch."""
    if word.endswith("s") and not word.endswith("ss"):
        word = word[: -2 if word.endswith(HISSING) else -1]
    for ending in DOING:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
