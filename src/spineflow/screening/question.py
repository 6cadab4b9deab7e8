"""The safety questions as content, and the shapes their answers may take."""

from typing import Literal, Self

from pydantic import Field, model_validator

from spineflow.entries.entry import Entry, Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text

UNSURE = "unsure"
"""What any question may be answered with: the person does not know."""

Value = bool | int | float | str


class Choice(Entry):
    """One answer of a choice question: the word on the wire and its label."""

    value: Id
    label: Text


class Question(SourcedEntry):
    """One question. `unsure` lists the answers that *I am not sure* may stand for: every rule that
    holds for one of them holds; empty means the value stays unknown."""

    key: Id
    screen: Id
    """The screen of the questionnaire on which it is asked."""
    text: Text
    short: Text
    """The question as a line to tick, or as the topic of a message: "a weak leg"."""
    hint: str = ""
    answer: Literal["yes_no", "choice", "number"]
    choices: Many[Choice] = ()
    minimum: int | None = None
    maximum: int | None = None
    unit: str = ""
    counted: Many[Choice] = ()
    """Lines to tick whose number is the answer, so that nobody has to count."""
    neutral: Value | None = None
    unsure: Many[Value] = ()
    emergency: bool = False
    show_if: str = ""

    @model_validator(mode="after")
    def _shape(self) -> Self:
        if (self.answer == "choice") != bool(self.choices):
            raise ValueError("choices belong to answer = 'choice', and only there")
        if self.answer == "number" and (self.minimum is None or self.maximum is None):
            raise ValueError("a number needs minimum and maximum")
        if self.counted and (self.answer, self.minimum, self.maximum) != (
            "number", 0, len(self.counted)
        ):  # fmt: skip
            raise ValueError("counted lines need a number from 0 to as many as there are lines")
        for value in (self.neutral, *self.unsure):
            if value is not None and (reason := self.refusal(value)):
                raise ValueError(f"{value!r}: {reason}")
        return self

    def refusal(self, value: object) -> str | None:
        """Why `value` is no answer to this question, or None when it is one."""
        if value == UNSURE:
            return None
        if self.answer == "number":
            return self._number_refusal(value)
        if self.answer == "yes_no":
            return None if isinstance(value, bool) else "must be true, false or 'unsure'"
        words = [choice.value for choice in self.choices]
        return None if value in words else f"must be one of {', '.join(words)}, unsure"

    def _number_refusal(self, value: object) -> str | None:
        low, high = self.minimum or 0, self.maximum or 0
        if isinstance(value, bool) or not isinstance(value, int):
            return f"must be a whole number from {low} to {high}, or 'unsure'"
        return None if low <= value <= high else f"must lie between {low} and {high}"


class Screen(Entry):
    """One page of the questionnaire: a single question, or a list to tick."""

    id: Id
    title: Text
    kind: Literal["single", "ticks", "details"] = Field()
    """`single` one large question; `ticks` lines to tick with *none of these*; `details` a form."""
    intro: str = ""
