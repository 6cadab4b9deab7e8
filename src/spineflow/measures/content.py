"""An outcome measure as content: its items, how it is scored, and what a change of it means."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from spineflow.entries.entry import Entry, Many, SourcedEntry
from spineflow.screening.expression import compile_expression
from spineflow.vocabulary.ids import Id, Text

Kind = Literal["scales", "ticks", "chosen", "length", "count"]
"""How it is answered: a number for every item; sentences that are ticked; a number for each of a
few items the person picks; one length with its side of zero; one count."""
Score = Literal["mean", "ticks", "value"]


class MeasureItem(Entry):
    """One question or sentence; `low` and `high` name the ends of its scale."""

    id: Id
    text: Text
    low: Text | None = None
    high: Text | None = None


class MeaningfulChange(SourcedEntry):
    """What a difference between two values means, as far as anybody has found out.

    `error`: up to so many points may come from measuring twice. `points`, `percent`: from so much
    on people notice it; one of the two is enough. A share is told only of a first value inside
    `share_from` and `share_to`, because of a small number it says little. None: nobody knows, or
    this project has not read it.
    """

    error: float | None = Field(default=None, gt=0)
    points: float | None = Field(default=None, gt=0)
    percent: float | None = Field(default=None, gt=0)
    share_from: float | None = None
    share_to: float | None = None
    recovered: float | None = None
    """A study found this value or better where people called themselves recovered."""

    @model_validator(mode="after")
    def _share_has_its_ground(self) -> Self:
        grounds = (self.share_from is None, self.share_to is None)
        if any(each != (self.percent is None) for each in grounds):
            raise ValueError("percent, share_from and share_to belong together")
        if self.share_from is not None and self.share_from <= 0:
            raise ValueError("share_from must be above 0: nothing is a share of nothing")
        return self


class EdgeNote(SourcedEntry):
    """What to say beside a value below `below` or above `above`: there the measure sees little."""

    below: float | None = None
    above: float | None = None
    text: Text

    @model_validator(mode="after")
    def _one_edge(self) -> Self:
        if (self.below is None) == (self.above is None):
            raise ValueError("a note stands below one value or above one")
        return self

    def fits(self, value: float) -> bool:
        """Whether the note belongs beside this value."""
        if self.below is not None:
            return value < self.below
        return self.above is not None and value > self.above


class Skip(Entry):
    """Answers beside the conditions for which a self-test is left out."""

    when: Text
    """An expression over answers, as a rule has it."""
    plain: Text
    """After "because"."""

    @model_validator(mode="after")
    def _compiles(self) -> Self:
        compile_expression(self.when)
        return self


class SelfTest(SourcedEntry):
    """What only a measure has that is done with the body: how, and who leaves it out."""

    prepare: Many[Text] = Field(min_length=1)
    warm_up: Many[Text] = Field(min_length=1)
    steps: Many[Text] = Field(min_length=1)
    stop: Many[Text] = Field(min_length=1)
    """After "Stop at once if": beside the stop rules, which stand there as well."""
    practices: Many[Id] = Field(min_length=1)
    """What it is like: barred, or waiting for a clinician, it takes the test with it."""
    asks: Many[Id] = Field(min_length=1)
    """Demands on the body. One that a condition bars closes the test."""
    skip_if: Many[Id] = Field(min_length=1)
    """Conditions that close it, whatever they leave of the practices."""
    skips: Many[Skip] = ()


class OutcomeMeasure(SourcedEntry):
    """One measure. `version` rises when its questions change: then values no longer compare."""

    id: Id
    order: int = Field(ge=1)
    version: int = Field(ge=1)
    title: Text
    about: Text
    """What it looks at, in one line."""
    takes: Text
    """How long it takes, in words."""
    ask: Text
    """What stands above its items."""
    kind: Kind
    score: Score
    items: Annotated[tuple[MeasureItem, ...], Field(strict=False, min_length=1)]
    minimum: float
    maximum: float
    """The ends of one answer."""
    most: int | None = Field(default=None, ge=1, le=5)
    """Of `chosen`: so many items at most."""
    decimals: int = Field(default=0, ge=0, le=1)
    """Of the score."""
    unit: Literal["points", "cm", "times"] = "points"
    above: Text | None = None
    """Of `length`: what a length above zero is; `below`, where there is any below."""
    below: Text | None = None
    better: Literal["lower", "higher"]
    tells_change: bool = False
    """Each value is a change itself, told against the beginning; two of them are not compared."""
    every_days: int = Field(ge=7)
    first_after_days: int = Field(default=0, ge=0)
    """So many days after a person began it says something for the first time."""
    change: MeaningfulChange
    notes: Many[EdgeNote] = ()
    licence: Text
    test: SelfTest | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        fitting = {"scales": "mean", "chosen": "mean", "ticks": "ticks"}.get(self.kind, "value")
        if self.score != fitting:
            raise ValueError(f"{self.kind} is scored by {fitting}")
        if self.minimum >= self.maximum:
            raise ValueError("minimum must be below maximum")
        if (self.kind == "chosen") != (self.most is not None):
            raise ValueError("chosen says how many at most, no other kind does")
        if self.kind in ("length", "count") and len(self.items) != 1:
            raise ValueError("a length or a count is one item")
        if (self.kind == "length") != bool(self.above):
            raise ValueError("a length says what it is the length of, no other kind does")
        if self.kind == "length" and bool(self.below) != (self.minimum < 0):
            raise ValueError("a length below zero says what it is")
        if self.kind in ("scales", "chosen") and not all(i.low and i.high for i in self.items):
            raise ValueError("every scale names its ends")
        if len({item.id for item in self.items}) < len(self.items):
            raise ValueError("an item stands here twice")
        return self

    @property
    def lowest(self) -> float:
        """The lowest score there can be."""
        return 0 if self.score == "ticks" else self.minimum

    @property
    def highest(self) -> float:
        """The highest one."""
        return len(self.items) if self.score == "ticks" else self.maximum
