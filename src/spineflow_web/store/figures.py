"""The figures of `content/`, read once per process, each drawn once."""

import re
from functools import cache, lru_cache

from spineflow.catalogue.load import CONTENT
from spineflow.figures.draw import moves, moving_svg, still_svg
from spineflow.figures.load import Figures, load_figures

STILL_KEPT = 512
GHOST = re.compile(r'<g class="fig-ghost">.*?</g>')


@cache
def figures() -> Figures:
    """The figures in use; raises BrokenContent when their files cannot be used."""
    return load_figures(CONTENT)


@lru_cache(maxsize=STILL_KEPT)
def still(practice: str, variant: str, level: int, frame: int, alt: str, flip: bool) -> str:
    """One key frame as SVG, mirrored for the other side; empty for a form without a figure."""
    form = (practice, variant, level)
    return still_svg(figures(), *form, frame=frame, alt=alt, flip=flip) or ""


@lru_cache(maxsize=STILL_KEPT)
def moving(
    practice: str, variant: str, level: int, loop_seconds: float, alt: str, flip: bool
) -> str:
    """The movement as SVG, one repetition in so many seconds; empty without a figure."""
    count = moves(figures(), practice, variant, level)
    pace = loop_seconds / count if count else loop_seconds
    form = (practice, variant, level)
    drawn = moving_svg(figures(), *form, seconds_per_move=pace, alt=alt, flip=flip)
    return drawn or ""


def side_of(practice: str, variant: str, level: int) -> str | None:
    """The side of the body the picture shows at work; None where both do the same."""
    movement = figures().movement(practice, variant, level)
    return movement.side if movement else None


def frames_of(practice: str, variant: str, level: int) -> tuple[str, ...]:
    """Ids of the key frames of a form, in the order shown."""
    movement = figures().movement(practice, variant, level)
    return tuple(movement.frames) if movement else ()


def alt_of(practice: str, variant: str, level: int) -> str:
    """What the picture shows, in words of the content."""
    movement = figures().movement(practice, variant, level)
    return movement.alt if movement else ""


@lru_cache(maxsize=STILL_KEPT)
def telling(practice: str, variant: str, level: int) -> str:
    """The frame that tells most, without words: it stands beside the name it belongs to."""
    return still_svg(figures(), practice, variant, level, alt="") or ""


@lru_cache(maxsize=STILL_KEPT)
def key_frame(practice: str, variant: str, level: int, frame: int) -> str:
    """One key frame alone, without words and without the pose before or after it."""
    drawn = still_svg(figures(), practice, variant, level, frame=frame, alt="") or ""
    return GHOST.sub("", drawn)
