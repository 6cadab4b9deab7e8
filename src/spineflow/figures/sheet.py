"""All figures on one page: each form still, moving, and for the other side where it has one."""

from html import escape

from spineflow.figures.draw import moving_svg, still_svg
from spineflow.figures.load import Figures
from spineflow.knowledge.movement import Movement

SECONDS_PER_MOVE = 2.5
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Spineflow: all figures</title>
<style>
:root {{ color-scheme: light dark; }}
{styles}
body {{ margin: 24px; font: 15px/1.4 system-ui, sans-serif;
  background: light-dark(#f8f5ef, #131817); color: light-dark(#1f2a29, #ebe8e1); }}
main {{ display: grid; gap: 20px;
  grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); }}
figure {{ margin: 0; padding: 12px; border-radius: 12px;
  background: light-dark(#fffdf9, #1b2221); }}
figure div {{ display: grid; gap: 8px; grid-template-columns: 1fr 1fr; }}
figcaption {{ margin-top: 8px; }} small {{ opacity: 0.75; }}
</style>
<h1>All figures</h1><p>{count} movements. Left of each pair: as it starts. Right: in motion.</p>
<main>
{figures}
</main></html>
"""


def sheet_html(figures: Figures, styles: str) -> str:
    """The page, whole in itself; `styles` is the style sheet of the figures."""
    entries = [_entry(figures, movement) for movement in figures.movements]
    return PAGE.format(styles=styles, count=len(entries), figures="\n".join(entries))


def _entry(figures: Figures, movement: Movement) -> str:
    form = (movement.practice, movement.variant, min(movement.levels, default=0))
    pictures = _pair(figures, form, flip=False)
    if movement.side:
        pictures += _pair(figures, form, flip=True)
    levels = ", ".join(map(str, movement.levels)) or "all levels"
    side = f" · drawn for the {movement.side} side, then mirrored" if movement.side else ""
    name = f"{movement.practice} · {movement.variant} · {levels}{side}"
    return (
        f"<figure><div>{pictures}</div><figcaption><strong>{escape(name)}</strong><br>"
        f"{escape(movement.alt)}<br><small>{escape(', '.join(movement.frames))}</small>"
        "</figcaption></figure>"
    )


def _pair(figures: Figures, form: tuple[str, str, int], *, flip: bool) -> str:
    still = still_svg(figures, *form, frame=0, flip=flip)
    moving = moving_svg(figures, *form, seconds_per_move=SECONDS_PER_MOVE, flip=flip)
    return f"{still}{moving}"
