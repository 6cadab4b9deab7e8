"""The form of one measure: what was tapped or typed becomes answers, and nothing of it is lost."""

import re
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from spineflow.measures.content import MeasureItem, OutcomeMeasure
from spineflow.measures.score import item_of, score
from spineflow.measures.taken import Taken
from spineflow_web.pages.sentences import say
from spineflow_web.pages.whole_number import whole_number

LENGTH = re.compile(r"[0-9]{1,3}([.,][0-9])?")
"""Digits of ASCII, with one decimal after either sign, as a tape measure has it."""


@dataclass(slots=True)
class Line:
    """One question, sentence or pick as the form shows it."""

    name: str
    text: str
    low: str = ""
    high: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)
    """What is sent and what is shown, of a scale."""
    value: str = ""
    pick: str = ""
    """Of a thing that is picked: its item."""
    is_ticked: bool = False
    problem: str = ""


@dataclass(slots=True)
class MeasureForm:
    """What was asked and answered; `answers` is there once all of it can be kept."""

    measure: OutcomeMeasure
    lines: list[Line]
    side: str = ""
    """Of a length: above or below zero."""
    answers: dict[str, float] | None = None
    problem: str = ""

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """Where something is to be looked at again: anchor, name and sentence."""
        return [(line.name, line.text, line.problem) for line in self.lines if line.problem]

    @property
    def is_broken(self) -> bool:
        """Whether it was sent and cannot be kept."""
        return bool(self.problem or self.problems)

    @property
    def picks(self) -> list[tuple[str, str]]:
        """Things to choose from, of a measure for which one picks them."""
        return [(item.id, say(item.text)) for item in self.measure.items]


def blank_form(measure: OutcomeMeasure, last: Taken | None = None) -> MeasureForm:
    """Nothing answered; what was picked last time is picked again, its numbers are not."""
    form = MeasureForm(measure, _lines(measure))
    if measure.kind == "chosen" and last is not None:
        for line, item in zip(form.lines, last.answers, strict=False):
            line.pick = item
    return form


def read_form(measure: OutcomeMeasure, given: QueryDict) -> MeasureForm:
    """What was sent."""
    form = MeasureForm(measure, _lines(measure))
    readers = {
        "scales": _read_scales,
        "ticks": _read_ticks,
        "chosen": _read_chosen,
        "length": _read_length,
        "count": _read_count,
    }
    answers = readers[measure.kind](form, given)
    if not form.is_broken and score(measure, answers) is not None:
        form.answers = answers
    elif not form.is_broken:
        form.problem = _("That cannot be right. Please look at it again.")
    return form


def _lines(measure: OutcomeMeasure) -> list[Line]:
    if measure.kind == "chosen":
        first = measure.items[0]
        names = [_("The first thing"), _("The second thing"), _("The third thing")]
        return [_scale(measure, first, f"n{n}", text) for n, text in enumerate(names, 1)][
            : measure.most
        ]
    if measure.kind == "scales":
        return [_scale(measure, item, item.id, say(item.text)) for item in measure.items]
    return [Line(item.id, say(item.text)) for item in measure.items]


def _scale(measure: OutcomeMeasure, item: MeasureItem, name: str, text: str) -> Line:
    numbers = range(int(measure.minimum), int(measure.maximum) + 1)
    signed = measure.minimum < 0
    options = [(str(n), _signed(n) if signed else str(n)) for n in numbers]
    return Line(name, text, say(item.low or ""), say(item.high or ""), options)


def _signed(number: int) -> str:
    return f"\u2212{-number}" if number < 0 else f"+{number}" if number else "0"


def _read_scales(form: MeasureForm, given: QueryDict) -> dict[str, float]:
    answers = {}
    for line in form.lines:
        value = _scale_value(line, given)
        if value is None:
            line.problem = _("Tap a number.")
        else:
            answers[line.name] = value
    return answers


def _scale_value(line: Line, given: QueryDict) -> float | None:
    told = given.get(line.name, "")
    line.value = told if told in dict(line.options) else ""
    return float(line.value) if line.value else None


def _read_ticks(form: MeasureForm, given: QueryDict) -> dict[str, float]:
    for line in form.lines:
        line.is_ticked = line.name in given
    answers = {line.name: 1.0 for line in form.lines if line.is_ticked}
    if answers and "none" in given:
        form.problem = _("You ticked something and also tapped “None of these”. Tap “Save”.")
    elif not answers and "none" not in given:
        form.problem = _("Nothing is ticked. Tick what is true today, or tap “None of these”.")
    return answers


def _read_chosen(form: MeasureForm, given: QueryDict) -> dict[str, float]:
    answers: dict[str, float] = {}
    for line in form.lines:
        told = given.get(f"pick.{line.name}", "")
        line.pick = told if item_of(form.measure, told) else ""
        value = _scale_value(line, given)
        if line.pick and value is None:
            line.problem = _("Tap how well it goes.")
        elif value is not None and not line.pick:
            line.problem = _("Choose what this number is for.")
        elif line.pick in answers:
            line.problem = _("This is chosen twice. Choose another one, or leave it open.")
        elif line.pick and value is not None:
            answers[line.pick] = value
    if not answers and not form.problems:
        form.problem = _("Choose at least one thing, and tap how well it goes.")
    return answers


def _read_length(form: MeasureForm, given: QueryDict) -> dict[str, float]:
    line, measure = form.lines[0], form.measure
    line.value = given.get(line.name, "").strip()[:20]
    told = given.get("side", "")
    form.side = told if told in ("above", "below") and measure.below else ""
    length = float(line.value.replace(",", ".")) if LENGTH.fullmatch(line.value) else None
    most = -measure.minimum if form.side == "below" else measure.maximum
    if length is None or length > most:
        example = number_format(12.5, 1)
        sentence = _("Give the centimetres, from 0 to %(most)s, such as %(example)s.")
        line.problem = sentence % {"most": f"{most:g}", "example": example}
        return {}
    if measure.below and not form.side and length:
        form.problem = _("Tap on which side your fingers were.")
    return {line.name: -length if form.side == "below" else length}


def _read_count(form: MeasureForm, given: QueryDict) -> dict[str, float]:
    line, measure = form.lines[0], form.measure
    line.value = given.get(line.name, "").strip()[:20]
    count = whole_number(line.value, int(measure.minimum), int(measure.maximum))
    if count is None:
        sentence = _("Give a whole number, from 0 to {most}.")
        line.problem = sentence.format(most=f"{measure.maximum:g}")
        return {}
    return {line.name: float(count)}
