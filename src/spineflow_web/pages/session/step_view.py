"""The steps of a session as page and player read them: words, times, and which picture."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.knowledge.practice import Level
from spineflow.planning.day_plan import PlannedItem
from spineflow.sessions.cue_text import cue_text
from spineflow.sessions.script import Phase, Step
from spineflow_web.actions.session import GuidedSitting
from spineflow_web.pages.sentences import say
from spineflow_web.store import figures
from spineflow_web.store.catalogue import catalogue

LINES = 2
"""Lines on the screen at once; of what limits nobody the rest is said."""
BEAT_S = 1.2
"""Seconds of one move where the dose sets no tempo: a walk, a ride."""
EASED = ("move", "hold", "breathe", "walk", "roll")
FIRST = ("get_ready", "next", "once_more")
"""Words that lead over to a practice: said, and not shown where there is more to show."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step. `player` is what the element reads; the rest is for the list."""

    title: str
    lines: list[str]
    length: str
    is_work: bool
    figure: str
    svg: str
    player: dict[str, Any]


def step_views(found: GuidedSitting) -> list[StepView]:
    """Every step of the sitting."""
    planned = {item.item: item for item in found.items}
    return [_view(n, step, planned[step.item]) for n, step in enumerate(found.steps)]


def cue_sentence(cue: str) -> str:
    """The sentence of a cue, translated."""
    return say(cue_text(catalogue().sessions, cue))


def _view(n: int, step: Step, item: PlannedItem) -> StepView:
    said = [cue_sentence(cue) for cue in step.cues]
    shown = [cue_sentence(cue) for cue in step.cues if cue not in FIRST] or said
    title = say(catalogue().practices[step.shown.item if step.shown else step.item].title)
    loop = _loop_seconds(step)
    name, svg = _figure(step, item, loop)
    return StepView(
        title=title,
        lines=shown,
        length=length_words(step),
        is_work=step.kind not in ("ready", "rest", "switch"),
        figure=name,
        svg=svg,
        player={
            "n": n,
            "item": step.item,
            "title": title,
            "kind": step.kind,
            "seconds": step.seconds,
            "reps": step.reps if not _is_breathing(step) else None,
            "phases": None if _is_breathing(step) else _phases(step.phases),
            "breath": _breath(step.phases, step) if _is_breathing(step) else None,
            "show": _short(step, shown),
            "say": said,
            "half": None,
            "figure": name or None,
            "loop_seconds": loop if name else None,
            "easier": _easier(step, item),
            "skin_check": step.kind == "check",
            "away": _is_away(step),
        },
    )


def _is_away(step: Step) -> bool:
    """Whether it is done away from the screen: its time goes on while the phone is in a pocket."""
    return catalogue().practices[step.item].group == "cardio" and step.kind == "move"


def _short(step: Step, shown: list[str]) -> list[str]:
    """What the screen shows, two sentences at a time: the first, and all that limits this person,
    so that it is read also where nothing is said aloud. Another one only where there is room."""
    sentences = [part for line in shown for part in _sentences(line)]
    if step.kind == "check":
        return sentences  # what to look for on the skin is asked whole
    limits = [cue_sentence(cue) for cue in step.cues if cue.startswith("token.")]
    chosen = [*sentences[:1], *(part for line in limits for part in _sentences(line)[:1])]
    return list(dict.fromkeys([*chosen, *sentences]))[: max(LINES, len(chosen))]


def _sentences(line: str) -> list[str]:
    return [f"{part.rstrip('.')}." for part in line.split(". ") if part]


def _is_breathing(step: Step) -> bool:
    """Whether the ring paces the step: its phases are breaths, not ways of moving."""
    return bool(step.phases) and all(phase.motion is None for phase in step.phases)


def _phases(phases: tuple[Phase, ...]) -> list[list[Any]] | None:
    return [[phase.motion, phase.seconds] for phase in phases] or None


def _breath(phases: tuple[Phase, ...], step: Step) -> dict[str, int]:
    lengths = {phase.breath: phase.seconds for phase in phases}
    one = sum(lengths.values())
    rounds = step.reps or max(1, (step.seconds or one) // one)
    ring = {name: lengths.get(name, 0) for name in ("in", "hold", "out")}
    return {**ring, "rounds": rounds}


def _loop_seconds(step: Step) -> float:
    one = float(sum(phase.seconds for phase in step.phases))
    if step.kind in ("walk", "heat") or not one:
        return BEAT_S * max(1, len(step.frames))
    return one


def _figure(step: Step, item: PlannedItem, loop: float) -> tuple[str, str]:
    """The picture's id and its SVG; one per form and tempo, shared by all steps that show it."""
    seen = step.shown or item  # what ends a bend is another movement than the bend
    form = (seen.item, seen.variant, seen.level)
    frames = figures.frames_of(*form)
    if not frames or not step.frames:
        return "", ""
    drawn_for = figures.side_of(*form)
    flip = bool(step.side and drawn_for) and step.side != drawn_for
    alt = _alt(say(figures.alt_of(*form)), step.side if drawn_for else None)
    side = f"-{step.side}" if drawn_for and step.side else ""
    if len(step.frames) == 1:
        at = frames.index(step.frames[0]) if step.frames[0] in frames else 0
        return f"figure-{seen.item}-still-{at}{side}", figures.still(*form, at, alt, flip)
    tempo = f"{loop:.1f}".replace(".", "-")
    return f"figure-{seen.item}-{tempo}{side}", figures.moving(*form, loop, alt, flip)


def _alt(alt: str, side: str | None) -> str:
    """The picture in words, with the side it shows."""
    if side is None:
        return alt
    shown = _("Shown for your left side.") if side == "left" else _("Shown for your right side.")
    return f"{alt} {shown}"


def _easier(step: Step, item: PlannedItem) -> dict[str, Any] | None:
    """What changes when the person asks for less: the level below, as far as a step can tell it."""
    if step.kind not in EASED:
        return None
    below = _below(item)
    if below is None:
        return smaller() if step.kind != "walk" else None
    sentence = say(below.sentence)
    less: dict[str, Any] = {"show": [sentence], "say": [sentence]}
    if step.kind == "breathe":
        rung = catalogue().sessions.rungs.get(below.level)
        if rung and rung.in_s and _is_breathing(step):
            hold = min(rung.hold_s, _breath(step.phases, step)["hold"])
            one = rung.in_s + hold + rung.out_s
            ring = {"in": rung.in_s, "hold": hold, "out": rung.out_s}
            less["breath"] = {**ring, "rounds": max(1, step.lasts_s // one)}
    elif step.kind == "hold" and step.seconds:
        less["seconds"] = min(step.seconds, below.dose.hold_s or step.seconds)
    return less


def smaller() -> dict[str, Any]:
    """What less of it is where no level says it."""
    sentence = _("Make it smaller and slower. Stay where it feels easy.")
    return {"show": [sentence], "say": [sentence]}


def _below(item: PlannedItem) -> Level | None:
    """The next easier level of the same variant."""
    levels = [
        each
        for each in catalogue().practices[item.item].levels
        if each.variant == item.variant and each.level < item.level
    ]
    return max(levels, key=lambda each: each.level, default=None)


def length_words(step: Step) -> str:
    """How often, or how long, a step is done."""
    if step.reps and step.reps > 1 and not _is_breathing(step):
        return ngettext("%(n)d time", "%(n)d times", step.reps) % {"n": step.reps}
    seconds = step.lasts_s
    if not seconds:
        return _("As long as you usually do")
    if seconds < 90:
        return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    minutes = round(seconds / 60)
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
