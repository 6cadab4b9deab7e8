"""What the guided sessions read: cues, tempo, breath, and parts that tokens may close."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from spineflow.entries.entry import Entry, Many, SourcedEntry
from spineflow.knowledge.movement import Movement
from spineflow.knowledge.practice import Practice, VariantName
from spineflow.screening.rule import Token
from spineflow.sessions.adverse_event import Harm, Severity
from spineflow.sessions.quick_check import PainRule, QuickQuestion
from spineflow.sessions.stop_rule import Sign
from spineflow.sessions.therapist_finding import TherapistFinding
from spineflow.sessions.warm_skin import WarmSkin
from spineflow.vocabulary.ids import Id, Text


class Cue(SourcedEntry):
    """One sentence of the guide. `kind` says when it is said: before, while, or as a warning."""

    id: Id
    kind: Literal["prepare", "do", "change", "watch"]
    text: Text


class Timing(SourcedEntry):
    """A number of seconds the guide keeps; `tokens` ask for it wherever an item carries one."""

    id: Id
    seconds: int = Field(gt=0)
    tokens: Many[Id] = ()


class Rung(SourcedEntry):
    """One level of the breathing ladder; all zero means natural breaths."""

    level: int = Field(ge=0, le=5)
    in_s: int = Field(ge=0)
    hold_s: int = Field(ge=0)
    out_s: int = Field(ge=0)


class Pacing(SourcedEntry):
    """How the breath goes with one movement; the first entry that fits is taken."""

    practice: Id
    variants: Many[VariantName] = ()
    levels: Many[int] = ()
    go: Literal["in", "out", "free"]
    stay: Literal["in", "out", "free"] = "free"
    back: Literal["in", "out", "free"]
    ring: bool = False
    """Whether a long stay is paced by the breathing ring, always without its hold."""

    def suits(self, practice: str, variant: str, level: int) -> bool:
        """Whether it describes this form."""
        return (
            self.practice == practice
            and (not self.variants or variant in self.variants)
            and (not self.levels or level in self.levels)
        )


class Part(Entry):
    """The steps and frames of a practice that belong to one word of its choices.

    A token that takes the word away (`lower_back`, `extension`) takes these with it.
    """

    practice: Id
    variant: VariantName
    word: Id
    steps: Many[int] = ()
    """Numbers of the variant's steps, from 1."""
    frames: Many[Text] = ()


@dataclass(frozen=True, slots=True)
class SessionContent:
    """All of it by id. `movements` by practice; a practice without one has no frames."""

    practices: Mapping[str, Practice]
    tokens: Mapping[str, Token]
    heat_minutes_max: float
    cues: Mapping[str, Cue]
    timings: Mapping[str, Timing]
    rungs: Mapping[int, Rung]
    pacings: tuple[Pacing, ...]
    parts: tuple[Part, ...]
    quick_questions: Mapping[str, QuickQuestion]
    pain_rules: tuple[PainRule, ...]
    signs: Mapping[str, Sign]
    harms: Mapping[str, Harm]
    severities: Mapping[str, Severity]
    therapist_findings: Mapping[str, TherapistFinding]
    warm_skins: Mapping[str, WarmSkin]
    movements: Mapping[str, tuple[Movement, ...]]

    @property
    def worst_severity(self) -> int:
        """The level of the worst severity there is."""
        return max((each.level for each in self.severities.values()), default=1)

    @property
    def gentle_from(self) -> int:
        """The least pain with which only gentle practices are offered."""
        return min(rule.at_least for rule in self.pain_rules)

    def seconds(self, timing: str) -> int:
        """The seconds of a named timing; KeyError for an unknown one."""
        return self.timings[timing].seconds
