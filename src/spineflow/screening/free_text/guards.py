"""The guards: whether a phrase is denied, told of somebody else, or over (reference A.5)."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from spineflow.screening.free_text.family import Guards
from spineflow.screening.free_text.likely import Index
from spineflow.screening.free_text.match import Places, Span
from spineflow.screening.free_text.words import BREAK, COMMA, STOP, Clause

LONGEST_LIST = 25
"""A list is followed back over at most so many words."""

CLOSE = 3
"""How many words before "cured" or "again" a negation still denies them."""

FAR = 40
"""How many words before a phrase somebody else may stand."""


class GuardWords(NamedTuple):
    """The guards' words as sets, their phrases compiled."""

    guards: Guards
    negations: frozenset[str]
    negative: frozenset[str]
    no_negation: Index
    past: Index
    present: Index
    sets: Mapping[str, frozenset[str]]


def denials(words: GuardWords, places: Places) -> int:
    """The words that deny something, as bits: negations that do not begin a saying."""
    found = 0
    for at, word in enumerate(places.clause.words):
        if word in words.negations:
            found |= 1 << at
    if found:
        for phrase in places.standing(words.no_negation):
            for span in places.spans(phrase, 0):
                found &= ~(1 << span.first)
    return found


class ClauseGuards:
    """The guards of one clause, asked for any phrase in it."""

    def __init__(self, words: GuardWords, places: Places, denying: int) -> None:
        self._words, self._clause, self._denying = words, places.clause, denying

    def is_denied(self, span: Span) -> bool:
        """Whether the phrase is negated. One that is negative itself ("can't feel") never is:
        a double negation cancels nothing."""
        inside = self._clause.words[span.first : span.last + 1]
        if any(word in self._words.negative for word in inside) and not span.is_denied:
            return False
        return (
            span.is_denied or self._negated_after(span.last) or self.denial_before(span) is not None
        )

    def is_of_others(self, span: Span, own: Collection[str] = ()) -> bool:
        """Whether somebody else is told of, and the person does not come in after them. Words of
        `own` are nobody else."""
        words, sets = self._clause.words, self._words.sets
        if any(word in sets["self_words"] for word in words[span.first : span.last + 1]):
            return False
        for at in range(span.first - 1, max(span.first - FAR, -1), -1):
            if self._clause.pauses[at + 1] >= BREAK:
                return False
            if words[at] in sets["reports"]:
                return False
            is_somebody = words[at] in sets["people"] and words[at] not in own
            if is_somebody and words[at + 1] not in sets["no_people_before"]:
                return not self._is_beside(at)
            if words[at] in sets["self_words"] and not self._is_owner(at):
                return False
        return False

    def _is_owner(self, at: int) -> bool:
        """Whether *my* belongs to the somebody right behind it: "my mother"."""
        following = self._clause.words[at + 1 : at + 3]
        return any(word in self._words.sets["people"] for word in following)

    def _is_beside(self, at: int) -> bool:
        """Whether somebody is only there: "with my friend"."""
        before = self._clause.words[max(at - 2, 0) : at]
        return any(word in self._words.sets["beside_people"] for word in before)

    def _negated_after(self, last: int) -> bool:
        words, following = self._clause.words, last + 1
        if following == len(words) or self._clause.pauses[following] >= BREAK:
            return False
        return words[following] in self._words.sets["negated_after"]

    def denial_before(self, span: Span) -> int | None:
        """The place of the negation that denies the phrase: one near enough before it, or one
        with which a list began."""
        clause, sets, reach = self._clause, self._words.sets, self._words.guards.negation_reach
        edge, is_list = span.first, False
        for at in range(span.first - 1, max(span.first - LONGEST_LIST, -1), -1):
            if clause.pauses[at + 1] >= BREAK:
                return None
            if clause.pauses[at + 1] == COMMA:
                if not is_list and not self._list_goes_on(span.last):
                    return None
                edge, is_list, reach = at + 1, True, self._words.guards.list_item
            word = clause.words[at]
            if self._denying >> at & 1:
                is_near = clause.places[edge] - clause.places[at] <= reach
                return at if is_near and not self._doubled(at) else None
            if word in sets["list_joins"]:
                edge, is_list, reach = at, True, self._words.guards.list_item
            elif (
                word in sets["ends_negation"]
                or self._starts_anew(at)
                or clause.places[edge] - clause.places[at] > reach
            ):
                return None
        return None

    def _starts_anew(self, at: int) -> bool:
        words, sets = self._clause.words, self._words.sets
        if words[at] not in sets["new_start"]:
            return False
        return at == 0 or words[at - 1] not in sets["carried_over"]

    def _list_goes_on(self, last: int) -> bool:
        """Whether an *or* follows within one item: then a comma before is part of a list."""
        clause, sets = self._clause, self._words.sets
        for at in range(last + 1, len(clause.words)):
            if clause.pauses[at] >= BREAK or clause.words[at] in sets["new_start"]:
                return False
            if clause.words[at] in sets["list_joins"]:
                return True
        return False

    def _doubled(self, denial: int) -> bool:
        """Whether another negative word stands near before a negation: "can't say I don't"; not in
        "no fever and no chills" or "no, I don't"."""
        words, clause = self._words, self._clause
        for at in range(denial - 1, max(denial - 1 - words.guards.negation_reach, -1), -1):
            if clause.pauses[at + 1] or clause.words[at] in words.sets["ends_negation"]:
                return False
            if clause.words[at + 1] in words.sets["new_start"]:
                continue
            if clause.words[at] in words.negative:
                return True
        return False


def past_spans(words: GuardWords, clause: Places, denying: int) -> tuple[Span, ...]:
    """Where a clause tells of the past: not in "not cured"."""
    return tuple(
        span
        for phrase in clause.standing(words.past)
        for span in clause.spans(phrase, denying)
        if not span.is_denied and not _is_close_denial(clause.clause, denying, span.first)
    )


def reaches(clause: Clause, one: Span, other: Span) -> bool:
    """Whether no new line and no dots stand between the two."""
    first, second = sorted((one, other))
    return all(pause < STOP for pause in clause.pauses[first.last + 1 : second.first + 1])


def is_present(words: GuardWords, places: Places) -> bool:
    """Whether a phrase of the present stands there, and not as in "never again"."""
    denying = denials(words, places)
    return any(
        not _is_close_denial(places.clause, denying, span.first)
        for phrase in places.standing(words.present)
        for span in places.spans(phrase, 0)
    )


def _is_close_denial(clause: Clause, denying: int, first: int) -> bool:
    """Whether a negation stands just before: "not cured"."""
    return any(denying >> at & 1 for at in range(max(first - CLOSE, 0), first))
