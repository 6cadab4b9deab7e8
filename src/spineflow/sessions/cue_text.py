"""One place that turns a cue id into its sentence.

- `side_left` (no dot): an entry of `content/sessions/cues.toml`.
- `token.half_range`: the sentence of a token.
- `bridge.floor.start`, `bridge.floor.step.2`, `bridge.floor.level.1`: start, second step and the
  sentence of level 1 of one variant of a practice.
- `bridge.breath`: how to breathe in it.
"""

from spineflow.knowledge.practice import Practice
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
        case [variant, "step", number] if number.isdecimal():
            steps = next((each.steps for each in practice.variants if each.id == variant), ())
            return steps[int(number) - 1] if 1 <= int(number) <= len(steps) else None
        case [variant, "level", number] if number.isdecimal():
            form = (variant, int(number))
            levels = practice.levels
            return next((e.sentence for e in levels if (e.variant, e.level) == form), None)
        case _:
            return None
