"""A practice: one thing a person can do for their back, as content."""

from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from spineflow.entries.entry import Entry, Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text

Family = Literal["stretching", "cardio", "heat", "massage", "posture", "nutrition", "breathing"]
"""The seven practices of the method; yoga belongs to `breathing`."""

Group = Literal["stretch", "cardio", "heat", "massage", "posture", "nutrition", "breathing", "yoga"]

VariantName = Literal["floor", "chair", "bed", "wall", "standing"]

Equipment = Literal[
    "heating_pad", "towel", "roller", "ball", "gun", "mat",
    "chair", "table", "bed", "bike", "pool", "strap",
]  # fmt: skip

Region = Literal[
    "lower_back", "upper_back", "hips", "buttocks", "hamstrings", "calves",
    "tummy", "chest", "shoulders", "whole_body",
]  # fmt: skip
"""A part of the body that somebody looks for in the library."""


class Dose(Entry):
    """How much at one level. Times in seconds or minutes as named; zero means *not used*."""

    minutes: float = Field(default=0, ge=0)
    sets: int = Field(default=0, ge=0)
    reps: int = Field(default=0, ge=0)
    hold_s: int = Field(default=0, ge=0)
    rep_s: int = Field(default=0, ge=0)
    """Seconds one repetition takes beside its hold."""
    rest_s: int = Field(default=0, ge=0)
    """Seconds between sets."""
    each_side: bool = False
    """Whether the sets and repetitions are done on the left and on the right."""

    @property
    def seconds(self) -> int:
        """How long it takes, rests included; 0 where it takes no time of its own."""
        if self.minutes:
            return round(self.minutes * 60)
        sides = 2 if self.each_side else 1
        moving = self.sets * max(self.reps, 1) * (self.hold_s + self.rep_s) * sides
        return moving + max(self.sets * sides - 1, 0) * self.rest_s


class Variant(Entry):
    """One way of doing the practice: where, from which start, in which steps."""

    id: VariantName
    demands: Many[Id] = ()
    """What it asks of the body at every level: ids of `screening/demands.toml`."""
    needs: Many[Equipment] = ()
    start: Text
    steps: Many[Text]


class Level(Entry):
    """One step of the ladder; 0 is a chair or bed form, 1 the usual start."""

    level: int = Field(ge=0, le=5)
    variant: VariantName
    demands: Many[Id] = ()
    """What this level asks of the body beside its variant."""
    title: Text
    sentence: Text
    range_fraction: float = Field(default=1.0, gt=0, le=1)
    """Share of the full comfortable range this level uses."""
    dose: Dose
    start: str = ""
    """Its own start, where the variant's does not fit."""
    steps: Many[Text] = ()
    """Its own steps, where it is another movement than the variant's; empty means the same."""


class PracticeForm(NamedTuple):
    """One variant at one level: what a person really does."""

    variant: Variant
    level: Level
    words: frozenset[str]
    """The variant's id and every demand: what a condition or a token may close."""


class Practice(SourcedEntry):
    """An entry of the knowledge base (FHIR ActivityDefinition)."""

    id: Id
    title: Text
    family: Family
    group: Group
    purpose: Text
    """What it is for, in one or two plain sentences."""
    words: Many[Text] = ()
    """What a person may type to find it: plain words, complaints, situations."""
    regions: Many[Region] = ()
    feel: str = ""
    """Where one feels it."""
    prepare: Many[Text] = ()
    """What to check or lay out before it."""
    after: Many[Text] = ()
    """What to look at or do afterwards."""
    breath: str = ""
    errors: Many[Text] = ()
    stop: Many[Text] = ()
    """Signals to stop, beside the stop rules that stand on every screen."""
    card: Many[Text] = ()
    """What somebody else who does it to a person must know, on a card to print; mostly empty."""
    one_of: Many[Equipment] = ()
    """Equipment of which at least one must be at home; empty means none."""
    choices: dict[Id, Many[Id]] = Field(default_factory=dict)
    """Dimensions (`direction`, `zone`, `mode`) of which at least one word must stay allowed."""
    word_demands: dict[Id, Many[Id]] = Field(default_factory=dict)
    """What single words of the choices ask of the body; the other words ask for nothing more."""
    default_level: int = Field(default=1, ge=0, le=5)
    supplement: bool = False
    """A supplement is safety information: never permitted outright, never planned."""
    variants: Many[Variant]
    levels: Many[Level]
    blood_flow: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]
    """Claims about blood flow in `evidence/claims.toml`, the one shown on the label first."""
    pain: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]
    """Claims about pain or function, likewise."""

    def start_of(self, variant: Variant, level: Level | None) -> str:
        """How to begin this form."""
        return level.start if level and level.start else variant.start

    def steps_of(self, variant: Variant, level: Level | None) -> tuple[str, ...]:
        """The steps of this form: the level's own, or its variant's."""
        return level.steps if level and level.steps else variant.steps

    @cached_property
    def forms(self) -> tuple[PracticeForm, ...]:
        """Every variant at each of its levels, in the order of the levels."""
        variants = {variant.id: variant for variant in self.variants}
        return tuple(
            PracticeForm(variant, level, frozenset({variant.id, *variant.demands, *level.demands}))
            for level in self.levels
            if (variant := variants.get(level.variant)) is not None
        )

    @cached_property
    def demands(self) -> frozenset[str]:
        """Every demand of any form or choice word."""
        asked = {demand for variant in self.variants for demand in variant.demands}
        asked |= {demand for level in self.levels for demand in level.demands}
        return frozenset(asked.union(*self.word_demands.values()))

    @cached_property
    def closable(self) -> frozenset[str]:
        """Every word that can close something of it: demands, variants, words of choices."""
        named = {variant.id for variant in self.variants} | self.demands
        return frozenset(named.union(*self.choices.values()))
