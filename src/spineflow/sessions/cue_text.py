"""One place that turns a cue id into its sentence.

- `side_left` (no dot): an entry of `content/sessions/cues.toml`.
- `token.half_range`: the sentence of a token.
- `bridge.floor.start`, `bridge.floor.step.2`, `bridge.floor.level.1`: start, second step and the
  sentence of level 1 of one variant of a practice.
- `cat_cow.floor.level.4.start`, `cat_cow.floor.level.4.step.2`: of a level with its own.
- `bridge.breath`: how to breathe in it.
"""

from spineflow.knowledge.practice import Level, Practice
from spineflow.sessions.content import SessionContent


def cue_text(content: SessionContent, cue: str) -> str:
    """The sentence of a cue; KeyError for an id nothing has."""
    first, *rest = cue.split(".")
    if not rest:
        return content.cues[cue].text
    if first == "token" and len(rest) == 1:
        return content.tokens[rest[0]].sentence
    text = _of_practice(content.practices[first], rest)
    if text is None:
        raise KeyError(cue)
    return text


def _of_practice(practice: Practice, rest: list[str]) -> str | None:
    match rest:
        case ["breath"]:
            return practice.breath or None
        case [variant, "start"]:
            return next((each.start for each in practice.variants if each.id == variant), None)
        case [variant, "step", number]:
            steps = next((each.steps for each in practice.variants if each.id == variant), ())
            return _numbered(steps, number)
        case [variant, "level", number, *what] if number.isdecimal():
            form = (variant, int(number))
            found = (each for each in practice.levels if (each.variant, each.level) == form)
            level = next(found, None)
            return _of_level(level, what) if level else None
        case _:
            return None


def _of_level(level: Level, what: list[str]) -> str | None:
    match what:
        case []:
            return level.sentence
        case ["start"]:
            return level.start or None
        case ["step", number]:
            return _numbered(level.steps, number)
        case _:
            return None


def _numbered(steps: tuple[str, ...], number: str) -> str | None:
    """The step by its number, from 1."""
    at = int(number) if number.isdecimal() else 0
    return steps[at - 1] if 1 <= at <= len(steps) else None
