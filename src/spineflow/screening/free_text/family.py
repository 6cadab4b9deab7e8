"""Phrase families as content: what somebody may write, and the question it leads to (A.5)."""

from typing import Literal

from spineflow.entries.entry import Entry, Many, SourcedEntry
from spineflow.screening.question import Value
from spineflow.vocabulary.ids import Id, Text

Guarded = Literal["cancel", "ask", "ignore"]
"""What a guard makes of a match: nothing is left of it, the question is asked as any other, or the
guard does not count."""


class Raises(Entry):
    """The answer a match stands for. The first whose `when_said` is written in the same sentence
    and whose `unless_said` is not; one without either always counts."""

    key: Id
    value: Value
    when_said: Many[Text] = ()
    unless_said: Many[Text] = ()


class PhraseFamily(SourcedEntry):
    """Phrases of one language that mean the same. The grammar is told in docs/free-text.md."""

    id: Id
    label: Text
    """What the phrases are about, for who reads this file."""
    raises: Many[Raises]
    phrases: Many[Text]
    only_when: str = ""
    """An expression over answers; where it certainly fails, the family says nothing."""
    negation: Guarded = "cancel"
    other_people: Guarded = "cancel"
    own_people: Many[Text] = ()
    """Words for somebody who is nobody else here: an unborn child is *he* or *she*."""
    past: Guarded = "ask"
    groups: dict[Id, Many[Text]] = {}
    """Words with one meaning that only this family uses."""


class Guards(Entry):
    """The words by which the guards know that something is not there, not theirs, or over."""

    negations: Many[Text]
    """Words that cancel what follows: no, not, never."""
    refusals: Many[Text]
    """Further negative words, such as can't: they cancel nothing, and make a double negation."""
    no_negation: Many[Text]
    """Phrases that begin with a negation and deny nothing: "not sure", "no longer"."""
    negation_reach: int
    """How many words before a phrase a negation still counts."""
    list_joins: Many[Text]
    """Words that carry a negation on: "no X, Y or Z"."""
    list_item: int
    """How many words one item of such a list may have."""
    ends_negation: Many[Text]
    """Words at which a negation is over: and, because, except."""
    new_start: Many[Text]
    """Words that begin a new statement: "no fever my foot drags"."""
    carried_over: Many[Text]
    """Words after which `new_start` does not begin one: "not in my leg"."""
    negated_after: Many[Text]
    """Words that deny what stands just before them: "pain free"."""
    people: Many[Text]
    """Somebody else: mother, friend, dog."""
    no_people_before: Many[Text]
    """Words before which that somebody is nobody: "lady bits"."""
    beside_people: Many[Text]
    """Words after which that somebody is not the one it happened to: "with my friend"."""
    self_words: Many[Text]
    """I, me, my: whoever stood before, now it is about the person."""
    reports: Many[Text]
    """What others say or see of the person: "my wife noticed"."""
    past: Many[Text]
    """Phrases for what is over: "years ago", "cured"."""
    present: Many[Text]
    """Phrases that say it is there after all: now, again, still."""
    leans_back: Many[Text]
    """Words by which a sentence speaks of the one before it: "There is a lump. It throbs."."""
    turns: Many[Text]
    """Words at which a sentence turns, and no phrase or guard reaches across: but, although."""


class WrittenLanguage(Entry):
    """How one language is written: shared by its families."""

    language: Id
    longest: int
    """The longest text that is read, in characters."""
    fillers: Many[Text]
    """Words that are skipped wherever they stand: really, even, very."""
    everyday: Many[Text] = ()
    """The most common words, the most common first. They only decide where to look first."""
    never_a_slip: Many[Text]
    """Real words that are never taken for a misspelt one: "fewer" is not "fever"."""
    sayings: Many[Text]
    """Sayings whose words mean something else, and are not read: "hay fever". A word in
    brackets is read all the same: "fell (asleep)" is no fall."""
    guards: Guards
    groups: dict[Id, Many[Text]]
    """Words and short phrases with one meaning, named in phrases as `{name}`."""
