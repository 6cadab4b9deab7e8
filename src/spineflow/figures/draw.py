"""The picture of one form: still, or moving as timed SVG that one definition serves everywhere."""

from html import escape

from spineflow.figures.load import Figures
from spineflow.figures.pace import timing
from spineflow.figures.path import HEIGHT, WIDTH
from spineflow.figures.scene import Scene, scene_of
from spineflow.knowledge.movement import Movement


def still_svg(
    figures: Figures,
    practice: str,
    variant: str,
    level: int,
    *,
    frame: int | None = None,
    flip: bool = False,
    alt: str | None = None,
) -> str | None:
    """One key frame; the most telling one if none is named. None if the form has no figure."""
    entry = figures.movement(practice, variant, level)
    if entry is None:
        return None
    scene = scene_of(figures, entry, flip)
    telling = scene.telling if entry.still is None else entry.still
    chosen = telling if frame is None else frame
    shapes = scene.shapes_of(chosen)
    back = [f'<path class="{css}" d="{data}"/>' for css, data in shapes]
    return _svg(entry, alt, _with_ghost(back, scene, chosen))


def moving_svg(
    figures: Figures,
    practice: str,
    variant: str,
    level: int,
    *,
    seconds_per_move: float,
    flip: bool = False,
    alt: str | None = None,
) -> str | None:
    """The movement, repeated for ever; a move goes from one key frame to the next.

    One repetition takes as many moves as there are frames. It starts as `still_svg(frame=0)`, and
    a form with one frame stands still.
    """
    entry = figures.movement(practice, variant, level)
    if entry is None:
        return None
    scene = scene_of(figures, entry, flip)
    drawn = scene.all_shapes()
    seconds = f"{seconds_per_move * len(entry.frames):.3f}".rstrip("0").rstrip(".")
    timed = timing(len(entry.frames))
    parts = []
    for row in zip(*drawn, strict=True):
        css, data = row[0]
        values = [shape.data for shape in row]
        if all(value == data for value in values):
            parts.append(f'<path class="{css}" d="{data}"/>')
        else:
            parts.append(
                f'<path class="{css}" d="{data}"><animate attributeName="d" begin="0s" '
                f'dur="{seconds}s" repeatCount="indefinite"{timed} '
                f'values="{";".join(values)}"/></path>'
            )
    loop = seconds if len(entry.frames) > 1 else None
    return _svg(entry, alt, _with_ghost(parts, scene, 0), loop)


def moves(figures: Figures, practice: str, variant: str, level: int) -> int:
    """How many moves one repetition has; 0 for a form that stands still or has no figure."""
    entry = figures.movement(practice, variant, level)
    return len(entry.frames) if entry is not None and len(entry.frames) > 1 else 0


def _with_ghost(parts: list[str], scene: Scene, shown: int) -> str:
    """The pose one goes to, or comes from, faintly behind the person."""
    if not scene.ghost_frames:
        return "".join(parts)
    other = 0 if shown == scene.telling else scene.telling
    paths = "".join(f'<path d="{data}"/>' for data in scene.ghost(other))
    first = next(at for at, part in enumerate(parts) if "fig-near" in part or "fig-far" in part)
    group = f'<g class="fig-ghost">{paths}</g>'
    return "".join((*parts[:first], group, *parts[first:]))


def _svg(entry: Movement, alt: str | None, inside: str, loop: str | None = None) -> str:
    label = escape(alt if alt is not None else entry.alt)
    timed = f' data-loop-seconds="{loop}"' if loop else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" aria-label="{label}"{timed}>{inside}</svg>'
    )
