"""When something went wrong: what there is to choose from, and what follows from it.

The kinds and how bad they can be are content. What is serious opens the safety questions again, so
that the gate, and not this module, decides what is still safe.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import Field, model_validator

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text


class Harm(SourcedEntry):
    """One kind of thing that can go wrong; from `serious_from` on it asks its questions."""

    id: Id
    text: Text
    serious_from: int = Field(ge=1)
    """The level of severity from which it opens the safety questions again."""
    asks_again: Many[Id] = ()
    """Asked before the emergency block, which is always asked with them."""
    messages: Many[Id] = ()
    """Shown at once where it is serious: for what no safety question covers whole."""
    topic: str = ""
    pregnant_only: bool = False
    rests: bool = False
    """Whether no further session starts on the day it is told, where it is serious."""

    @model_validator(mode="after")
    def _whole(self) -> "Harm":
        if bool(self.messages) != bool(self.topic):
            raise ValueError("a message needs a topic, and only a message")
        return self


class Severity(SourcedEntry):
    """How bad it was. Higher is worse; the worst is always serious, whatever happened."""

    id: Id
    level: int = Field(ge=1)
    text: Text


@dataclass(frozen=True, slots=True)
class OpenGate:
    """Messages at once, then the safety questions in this order."""

    messages: tuple[str, ...]
    ask: tuple[str, ...]
    rests: bool = False


@dataclass(frozen=True, slots=True)
class OnlyNoted:
    """Kept and listed; the plan goes on."""


def harms_to_show(harms: Mapping[str, Harm], maybe_pregnant: bool) -> tuple[Harm, ...]:
    """The kinds for one person's page."""
    return tuple(harm for harm in harms.values() if maybe_pregnant or not harm.pregnant_only)


def after_harm(
    harm: Harm, severity: Severity, worst_level: int, emergency_keys: Sequence[str]
) -> OpenGate | OnlyNoted:
    """What follows from one thing that went wrong; worse never has a milder consequence."""
    if severity.level < min(harm.serious_from, worst_level):
        return OnlyNoted()
    asks = tuple(dict.fromkeys([*harm.asks_again, *emergency_keys]))
    return OpenGate(harm.messages, asks, harm.rests)
