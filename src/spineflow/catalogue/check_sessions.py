"""That the guided sessions fit the practices, the questions and the messages they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spineflow.entries.problem import Problem
from spineflow.sessions.content import Part

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue

NAMED_CUES = frozenset(
    {
        "back_to_the_middle", "change_sides", "check_skin", "come_back", "get_ready",
        "heat_goes_on", "heat_hand_over", "heat_off", "next", "once_more", "rest_a_moment",
        "side_left", "side_right", "stay_and_breathe", "turn_back", "turn_back_in_time",
    }
)  # fmt: skip
"""Cues that the steps name; each must have its sentence. Zones add `zone_<word>`."""

NAMED_TIMINGS = frozenset(
    {
        "check_lasts", "heat_check", "heat_check_every", "heat_counts", "heat_off", "long_stay",
        "prescribed_move", "prescribed_rest", "ready_other_place", "ready_other_posture",
        "ready_same_posture", "switch",
    }
)  # fmt: skip
BREATHING = "breath_4_4_6"


def check_sessions(catalogue: Catalogue) -> Iterator[Problem]:
    """Every problem between `sessions/` and the rest."""
    sessions, safety = catalogue.sessions, catalogue.safety
    questions, messages = safety.questions, safety.messages
    yield from _missing("timings", "timing", NAMED_TIMINGS, sessions.timings)
    yield from _missing("cues", "cue", _named_cues(sessions.parts), sessions.cues)
    for timing in sessions.timings.values():
        yield from _missing("timings", timing.id, timing.tokens, safety.tokens)
    for question in sessions.quick_questions.values():
        yield from _missing("quick_check", question.id, question.asks_again, questions)
    for rule in sessions.pain_rules:
        path = f"rule.{rule.at_least}"
        yield from _missing("quick_check_pain", path, rule.only, catalogue.practices)
        yield from _missing("quick_check_pain", path, rule.cues, sessions.cues)
        asked = [*rule.asks_first, *rule.asks_after_trouble]
        yield from _missing("quick_check_pain", path, asked, questions)
    for sign in sessions.signs.values():
        yield from _missing("stop_rules", sign.id, sign.asks_again, questions)
        yield from _missing("stop_rules", sign.id, sign.messages, messages)
    for harm in sessions.harms.values():
        yield from _missing("harms", harm.id, harm.asks_again, questions)
        yield from _missing("harms", harm.id, harm.messages, messages)
    for finding in sessions.therapist_findings.values():
        yield from _missing("therapist_findings", finding.id, finding.asks_again, questions)
    for skin in sessions.warm_skins.values():
        yield from _missing("warm_skin", skin.id, skin.asks_again, questions)
    yield from _ladder(catalogue)
    for pacing in sessions.pacings:
        yield from _missing("pacing", "practice", [pacing.practice], catalogue.practices)
    for part in sessions.parts:
        yield from _part(catalogue, part)


def _named_cues(parts: Iterable[Part]) -> set[str]:
    words = {
        f"zone_{part.word}" for part in parts if part.practice in {"foam_roller", "massage_gun"}
    }
    return words | NAMED_CUES


def _missing(file: str, path: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    for name in sorted(set(names) - set(known)):
        yield Problem(f"sessions/{file}.toml", path, f"there is no {name!r}")


def _ladder(catalogue: Catalogue) -> Iterator[Problem]:
    """Every level of the breathing has its rung, with the pause its dose says."""
    file = "sessions/breath_ladder.toml"
    practice = catalogue.practices.get(BREATHING)
    for level in practice.levels if practice else ():
        rung = catalogue.sessions.rungs.get(level.level)
        if rung is None:
            yield Problem(file, str(level.level), "this level of the breathing has no rung")
        elif rung.hold_s != level.dose.hold_s:
            yield Problem(file, str(level.level), "the pause differs from the dose of the level")


def _part(catalogue: Catalogue, part: Part) -> Iterator[Problem]:
    """A part names a word, a variant and steps that the practice has."""
    file, path = "sessions/parts.toml", f"{part.practice}.{part.variant}.{part.word}"
    practice = catalogue.practices.get(part.practice)
    if practice is None:
        yield Problem(file, path, f"there is no practice {part.practice!r}")
        return
    if part.word not in {word for words in practice.choices.values() for word in words}:
        yield Problem(file, path, f"{part.word!r} is no choice of this practice")
    steps = next((each.steps for each in practice.variants if each.id == part.variant), ())
    for step in part.steps:
        if not 1 <= step <= len(steps):
            yield Problem(file, path, f"the variant has no step {step}")
    movements = catalogue.sessions.movements.get(part.practice, ())
    shown = {frame for movement in movements for frame in movement.frames}
    for frame in part.frames if shown else ():
        if frame not in shown:
            yield Problem(file, path, f"no movement of the practice shows {frame!r}")
