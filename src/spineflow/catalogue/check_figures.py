"""That every picture has its form, and which forms wait for their picture."""

from collections.abc import Iterable, Iterator, Mapping

from spineflow.entries.problem import Problem
from spineflow.figures.frame import Frame
from spineflow.figures.load import FRAMES, MOVEMENTS, Figures
from spineflow.knowledge.practice import Practice

DRAWN = ("D: drawn by the project",)
"""Frames of the clinical reference stay although no movement shows them."""
NO_BODY = "nutrition"
"""The group of practices in which nothing moves."""


def check_figures(figures: Figures, practices: Mapping[str, Practice]) -> Iterator[Problem]:
    """Movements of forms that do not exist, and frames that nothing shows."""
    forms = drawn_forms(practices.values())
    for at, entry in enumerate(figures.movements):
        shown = {form for form in forms if form[:2] == (entry.practice, entry.variant)}
        if not shown or not {level for *_, level in shown}.issuperset(entry.levels):
            yield Problem(MOVEMENTS, f"movement.{at}", f"no such form of {entry.practice!r}")
    used = {name for entry in figures.movements for name in entry.frames}
    used |= {f.partner for f in figures.frames.values() if isinstance(f, Frame) and f.partner}
    for name, frame in figures.frames.items():
        if frame.source == DRAWN and name not in used:
            yield Problem(FRAMES, name, "no movement shows this frame")


def without_figure(figures: Figures, practices: Mapping[str, Practice]) -> list[str]:
    """A line for each form that nobody has drawn yet."""
    forms = drawn_forms(practices.values())
    missing = [form for form in forms if figures.movement(*form) is None]
    return [
        f"{practice}, {variant}, level {level}: no figure" for practice, variant, level in missing
    ]


def drawn_forms(practices: Iterable[Practice]) -> list[tuple[str, str, int]]:
    """Practice, variant and level of every form in which a body moves; food and water have none."""
    return sorted(form for each in practices if each.group != NO_BODY for form in forms_of(each))


def forms_of(practice: Practice) -> list[tuple[str, str, int]]:
    """Practice, variant and level of its forms."""
    return [(practice.id, form.variant.id, form.level.level) for form in practice.forms]
