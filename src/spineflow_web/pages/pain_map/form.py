"""The list form of the map: every region with its strength and kinds. It is the real form; the
picture only helps to find a line of it."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from pydantic import ValidationError

from spineflow.knowledge.pain_map import PainRegion
from spineflow.records.payload import PainMapped
from spineflow_web.pages.sentences import say
from spineflow_web.pages.whole_number import whole_number
from spineflow_web.store.catalogue import catalogue

STRENGTHS = range(1, 11)
NOTHING_HURTS = "nothing_hurts"


@dataclass(slots=True)
class Line:
    """One region on one side as the form shows it."""

    id: str
    name: str
    view: str
    strength: int | None = None
    kinds: frozenset[str] = frozenset()
    problem: str = ""

    @property
    def is_marked(self) -> bool:
        return bool(self.strength or self.kinds)


@dataclass(slots=True)
class LegField:
    """How far down one leg; empty for not at all."""

    side: str
    label: str
    reach: str = ""
    problem: str = ""


@dataclass(slots=True)
class MapForm:
    """What was tapped; `told` is there once all of it can be kept."""

    lines: list[Line]
    legs: list[LegField]
    told: PainMapped | None = None
    problem: str = ""
    scale: range = STRENGTHS
    kinds: list[tuple[str, str, bool]] = field(default_factory=list)
    reaches: list[tuple[str, str]] = field(default_factory=list)

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        """The lines by part of the body, each with its heading."""
        parts = [
            ("lower", _("Lower back, hips and belly")),
            ("legs", _("Legs and feet")),
            ("upper", _("Neck, shoulders and upper body")),
            ("arms", _("Arms and hands")),
        ]
        regions = catalogue().pain_regions
        return [
            (name, [line for line in self.lines if regions[line.id.split(".")[0]].part == part])
            for part, name in parts
        ]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Where something is to be looked at again: an anchor and a sentence."""
        lines = [(line.id, line.problem) for line in self.lines if line.problem]
        return lines + [(f"leg.{leg.side}", leg.problem) for leg in self.legs if leg.problem]


def blank_form(told: PainMapped | None = None) -> MapForm:
    """Nothing marked, or what an earlier map says."""
    form = _empty()
    if told is None:
        return form
    marks = {f"{mark.region}.{mark.side}": mark for mark in told.marks}
    for line in form.lines:
        if mark := marks.get(line.id):
            line.strength, line.kinds = mark.strength, frozenset(mark.kinds)
    reaches: dict[str, str] = {line.side: line.reach for line in told.legs}
    for leg in form.legs:
        leg.reach = reaches.get(leg.side, "")
    return form


def read_form(given: QueryDict) -> MapForm:
    """What was sent. Nothing marked counts only with the button that says that nothing hurts."""
    form = _empty()
    for line in form.lines:
        _read_line(line, given)
    for leg in form.legs:
        leg.reach = given.get(f"leg.{leg.side}", "")
        if leg.reach and leg.reach not in catalogue().leg_reaches:
            leg.reach, leg.problem = "", _("Choose one of the lines of the list.")
    is_any = any(line.is_marked for line in form.lines) or any(leg.reach for leg in form.legs)
    if form.problems:
        return form
    if is_any and NOTHING_HURTS in given:
        form.problem = _("You marked something and also tapped “Nothing hurts now”. Tap “Save”.")
    elif not is_any and NOTHING_HURTS not in given:
        form.problem = _("Nothing is marked. Mark where it hurts, or tap “Nothing hurts now”.")
    else:
        form.told = _told(form)
    return form


def _empty() -> MapForm:
    content = catalogue()
    return MapForm(
        lines=[line for region in content.pain_regions.values() for line in _lines(region)],
        legs=[
            LegField("left", _("Down your left leg")),
            LegField("right", _("Down your right leg")),
        ],
        kinds=[(kind.id, say(kind.name), kind.is_numb) for kind in content.pain_kinds.values()],
        reaches=[(reach.id, say(reach.name)) for reach in content.leg_reaches.values()],
    )


def _lines(region: PainRegion) -> list[Line]:
    return [
        Line(f"{region.id}.{side}", say(name), region.view) for side, name in region.sides.items()
    ]


def _read_line(line: Line, given: QueryDict) -> None:
    told, kinds = given.get(f"s.{line.id}", "").strip(), given.getlist(f"k.{line.id}")
    line.kinds = frozenset(kinds).intersection(catalogue().pain_kinds)
    if told:
        line.strength = whole_number(told, STRENGTHS[0], STRENGTHS[-1])
        if line.strength is None:
            line.problem = _("Choose how strong it is, from 1 to 10.")
            return
    if len(line.kinds) < len(set(kinds)):
        line.problem = _("Choose from the list how it feels.")
    elif line.strength and not line.kinds:
        line.problem = _("Tick how it feels.")
    elif line.kinds and not line.strength:
        line.problem = _("Choose how strong it is, from 1 to 10.")


def _told(form: MapForm) -> PainMapped | None:
    known = catalogue().pain_kinds
    marks: list[dict[str, Any]] = []
    for line in form.lines:
        region, side = line.id.split(".")
        if line.strength:
            kinds = [kind for kind in known if kind in line.kinds]
            mark = {"region": region, "side": side, "kinds": kinds, "strength": line.strength}
            marks.append(mark)
    legs = [{"side": leg.side, "reach": leg.reach} for leg in form.legs if leg.reach]
    try:
        return PainMapped.model_validate({"marks": marks, "legs": legs})
    except ValidationError:
        form.problem = _("That is more than one map holds.")
        return None
