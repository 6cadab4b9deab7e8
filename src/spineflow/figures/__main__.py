"""`python -m spineflow.figures [FILE]`: writes the sheet of all figures and says where."""

import sys
from pathlib import Path

from spineflow.entries.problem import BrokenContent
from spineflow.figures.load import load_figures
from spineflow.figures.sheet import sheet_html

ROOT = Path(__file__).resolve().parents[3]
STYLES = ROOT / "frontend" / "styles" / "figure.css"
BAD_INPUT, BROKEN_CONTENT = 2, 3


def main(arguments: list[str]) -> int:
    """0 with the sheet written, 2 for too many arguments, 3 for broken content."""
    names = [each for each in arguments if each != "figures"]
    if len(names) > 1:
        print("usage: python3 run.py figures [FILE]", file=sys.stderr)
        return BAD_INPUT
    place = Path(names[0] if names else "figures.html").expanduser().resolve()
    try:
        figures = load_figures(ROOT / "content")
    except BrokenContent as broken:
        print(broken, file=sys.stderr)
        return BROKEN_CONTENT
    place.write_text(sheet_html(figures, STYLES.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{len(figures.movements)} movements: {place}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
