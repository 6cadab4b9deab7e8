"""The picture of one way of doing a practice: moving, and standing still as its key frames."""

from dataclasses import dataclass

from spineflow.planning.form import Form
from spineflow.sessions.content import Part
from spineflow_web.pages.sentences import say
from spineflow_web.store import figures
from spineflow_web.store.catalogue import catalogue

CYCLE = 5
"""From so many frames on it is a cycle, such as a stride: one frame stands for all."""
BEAT_S, MOVE_S = 1.2, 2.4
"""Seconds of one move where the dose sets no tempo: of a cycle, and of anything else."""


@dataclass(frozen=True, slots=True)
class WayFigure:
    """`moving` is empty where nothing moves; `frames` stand side by side, the first one first."""

    alt: str
    moving: str
    frames: list[str]


def way_figure(item: str, form: Form, closed: frozenset[str]) -> WayFigure | None:
    """The picture of a form, without the frames of what is closed; None where none is left."""
    key = (item, form.variant.id, form.level.level)
    frames = figures.frames_of(*key)
    if not frames:
        return None
    alt = say(figures.alt_of(*key))
    hidden = closed_frames(item, form, closed)
    left = [at for at, name in enumerate(frames) if name not in hidden]
    if not left:
        return None
    if hidden.intersection(frames):
        return WayFigure(alt, "", [figures.key_frame(*key, at) for at in left])
    if len(frames) == 1:
        return WayFigure(alt, "", [figures.telling(*key)])
    moving = figures.moving(*key, _loop_seconds(form, len(frames)), alt, False)
    if len(frames) >= CYCLE:
        return WayFigure(alt, moving, [figures.telling(*key)])
    drawn = (figures.key_frame(*key, at) for at in left)
    return WayFigure(alt, moving, list(dict.fromkeys(drawn)))


def still_of(item: str, form: Form, closed: frozenset[str]) -> str:
    """One still picture, beside a name; empty where there is none, or only what is closed."""
    key = (item, form.variant.id, form.level.level)
    frames = figures.frames_of(*key)
    hidden = closed_frames(item, form, closed)
    if not hidden.intersection(frames):
        return figures.telling(*key)
    left = [at for at, name in enumerate(frames) if name not in hidden]
    return figures.key_frame(*key, left[-1]) if left else ""


def closed_frames(item: str, form: Form, closed: frozenset[str]) -> frozenset[str]:
    """Frames that belong to a closed word of the practice's choices."""
    return frozenset(frame for part in _closed_parts(item, form, closed) for frame in part.frames)


def open_steps(item: str, form: Form, closed: frozenset[str]) -> list[str]:
    """The steps of a form, without those of closed words. A level with steps of its own is another
    movement, to which the variant's parts do not belong."""
    practice = catalogue().practices[item]
    steps = practice.steps_of(form.variant, form.level)
    if form.level.steps:
        return [say(step) for step in steps]
    parts = _closed_parts(item, form, closed)
    left_out = {at for part in parts for at in part.steps}
    return [say(step) for at, step in enumerate(steps, start=1) if at not in left_out]


def _closed_parts(item: str, form: Form, closed: frozenset[str]) -> list[Part]:
    return [
        part
        for part in catalogue().sessions.parts
        if (part.practice, part.variant) == (item, form.variant.id) and part.word in closed
    ]


def _loop_seconds(form: Form, count: int) -> float:
    beat = BEAT_S if count >= CYCLE else MOVE_S
    return float(form.level.dose.rep_s or beat * count)
