"""When to stop, when to ease off, when to carry on, during and after a session (A.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import Field, model_validator

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text

Effect = Literal["carry_on", "ease_off", "stop"]
Measure = Literal["pain_now", "pain_rise", "next_morning_rise", "sharp_pain"]

STRICTNESS: Mapping[Effect, int] = {"carry_on": 0, "ease_off": 1, "stop": 2}


class Sign(SourcedEntry):
    """One sign and its effect. A stop opens the gate at the questions it names.

    A sign with a measure is also found in the numbers a person gave: it holds above `above`.
    """

    id: Id
    text: Text
    effect: Effect
    asks_again: Many[Id] = ()
    messages: Many[Id] = ()
    """Shown at once, before any question: signs for which the gate has no question of its own."""
    topic: str = ""
    """The sign in plain words, to stand inside a message: "a sudden severe headache"."""
    pregnant_only: bool = False
    rests: bool = False
    """Whether no further session starts on this day, whatever the questions say afterwards: a sign
    of which the gate's own questions cannot tell that it is over."""
    measure: Measure | None = None
    above: int | None = Field(default=None, ge=0, le=10)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.measure is None) != (self.above is None):
            raise ValueError("measure and above belong together")
        if (self.effect == "stop") != bool(self.asks_again):
            raise ValueError("a stop, and only a stop, names the questions to ask again")
        if (self.effect == "stop") != bool(self.topic):
            raise ValueError("a stop, and only a stop, needs a topic")
        if self.messages and self.effect != "stop":
            raise ValueError("only a stop has messages")
        if self.rests and self.effect != "stop":
            raise ValueError("only a stop can end the day")
        return self


@dataclass(frozen=True, slots=True)
class Pain:
    """Pain of one session on the scale 0 to 10; what was not asked is None."""

    before: int | None = None
    now: int | None = None
    sharp: int | None = None
    """How strong a sharp pain is."""
    next_morning: int | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """End the session; messages at once, then the gate from these questions on."""

    because: tuple[str, ...]
    messages: tuple[str, ...]
    ask: tuple[str, ...]
    rests: bool = False
    """Whether the day is over for guided sessions."""


@dataclass(frozen=True, slots=True)
class EaseOff:
    """Make it smaller or go back one level, now and in the next sitting."""

    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CarryOn:
    """Nothing speaks against going on."""


def signs_to_show(signs: Mapping[str, Sign], maybe_pregnant: bool) -> tuple[Sign, ...]:
    """The signs for one person's screen; who may be pregnant sees those of pregnancy too."""
    return tuple(sign for sign in signs.values() if maybe_pregnant or not sign.pregnant_only)


def signs_in(pain: Pain, signs: Mapping[str, Sign]) -> tuple[str, ...]:
    """Ids of the signs that the numbers show."""
    measured = {
        "pain_now": pain.now,
        "pain_rise": _rise(pain.before, pain.now),
        "next_morning_rise": _rise(pain.before, pain.next_morning),
        "sharp_pain": pain.sharp,
    }
    found = []
    for sign in signs.values():
        value = measured[sign.measure] if sign.measure else None
        if value is not None and sign.above is not None and value > sign.above:
            found.append(sign.id)
    return tuple(found)


def after_signs(
    seen: Sequence[str], signs: Mapping[str, Sign], emergency_keys: Sequence[str]
) -> Stop | EaseOff | CarryOn:
    """The strictest effect of the signs a person has; KeyError for a sign content does not know."""
    worst = max((STRICTNESS[signs[each].effect] for each in seen), default=0)
    because = tuple(each for each in seen if STRICTNESS[signs[each].effect] == worst)
    if worst == STRICTNESS["ease_off"]:
        return EaseOff(because)
    if worst == STRICTNESS["carry_on"]:
        return CarryOn()
    messages = dict.fromkeys(message for each in because for message in signs[each].messages)
    first = [key for each in because for key in signs[each].asks_again]
    return Stop(
        because,
        tuple(messages),
        tuple(dict.fromkeys([*first, *emergency_keys])),
        any(signs[each].rests for each in because),
    )


def _rise(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else after - before
