"""`python -m spineflow VERB`: one JSON object in, one out. No Django, no clock, no network."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spineflow.catalogue import Catalogue, load
from spineflow.catalogue.check_cases import check_cases
from spineflow.catalogue.check_figures import check_figures, without_figure
from spineflow.catalogue.check_text import check_text_cases
from spineflow.catalogue.compare import compare
from spineflow.catalogue.lint import warnings
from spineflow.catalogue.load import CONTENT
from spineflow.entries.problem import BrokenContent
from spineflow.exchange.free_text import Heard, matches_json, read_free_text
from spineflow.exchange.plan_answer import plan_json
from spineflow.exchange.read_paper import Asked, BadInput, read_question_paper
from spineflow.exchange.schema import schemas
from spineflow.exchange.screening_answer import screening_json
from spineflow.exchange.script_answer import script_json
from spineflow.exchange.so_far import read_so_far
from spineflow.figures.load import load_figures
from spineflow.planning.content import PlanContent
from spineflow.planning.day_plan import DayPlan, NoPlan
from spineflow.planning.plan_day import plan_day
from spineflow.planning.request import PlanRequest
from spineflow.screening.evaluate import Circumstances, clearance_in_force, screen
from spineflow.screening.finding import Screening
from spineflow.sessions.compile_script import compile_script

BAD_INPUT = 2
BROKEN_CONTENT = 3


def _heard(catalogue: Catalogue, text: bytes) -> Heard:
    asked = read_question_paper(text, catalogue.safety)
    return read_free_text(asked, catalogue.safety, catalogue.readers)


def _screened(catalogue: Catalogue, heard: Heard) -> Screening:
    return screen(catalogue.safety, heard.asked.answers, _circumstances(heard))


def _circumstances(heard: Heard) -> Circumstances:
    asked = heard.asked
    return Circumstances(asked.on, asked.clearance, asked.limits, heard.unconfirmed)


def _printed(catalogue: Catalogue, screening: Screening, heard: Heard) -> dict[str, Any]:
    matches = matches_json(heard.matches, catalogue.safety)
    return dict(screening_json(screening, catalogue.version, matches))


def screen_verb(catalogue: Catalogue, text: bytes) -> dict[str, Any]:
    """Disposition and clearances for one set of answers."""
    heard = _heard(catalogue, text)
    return _printed(catalogue, _screened(catalogue, heard), heard)


def screened_and_planned(catalogue: Catalogue, text: bytes) -> tuple[Screening, DayPlan | NoPlan]:
    """The values behind `plan` and `script`, before they are printed."""
    heard = _heard(catalogue, text)
    return _screened_and_planned(catalogue, heard)


def _screened_and_planned(catalogue: Catalogue, heard: Heard) -> tuple[Screening, DayPlan | NoPlan]:
    asked = heard.asked
    if asked.on is None:
        raise BadInput(["on: needed, the date to plan, such as 2026-11-23"])
    screening = _screened(catalogue, heard)
    sex = asked.answers.get("sex")
    request = PlanRequest(
        on=asked.on,
        screening=screening,
        sex=sex if isinstance(sex, str) else None,
        pregnant=asked.answers.get("pregnancy_status") == "pregnant",
        profile=asked.profile,
        cleared=clearance_in_force(catalogue.safety, _circumstances(heard)),
        history=asked.history,
        seed=asked.seed,
        day_type=asked.day_type,
        flare_since=asked.flare_since,
        flare_until=asked.flare_until,
        ill_until=asked.ill_until,
        wants=asked.wants,
        declined=asked.declined,
        so_far=read_so_far(asked.so_far, catalogue.planning) if asked.so_far else None,
    )
    return screening, _planner(asked)(request, catalogue.planning)


def _planner(asked: Asked) -> Callable[[PlanRequest, PlanContent], DayPlan | NoPlan]:
    """The plan at once; the best one, which brings the solver in, only when it is asked for."""
    if asked.solve == "at_once":
        return plan_day
    from spineflow.planning.solve.best_plan import best_plan

    return best_plan


def plan_verb(catalogue: Catalogue, text: bytes) -> dict[str, Any]:
    """The screening, and the plan of one date."""
    heard = _heard(catalogue, text)
    screening, outcome = _screened_and_planned(catalogue, heard)
    return {**_printed(catalogue, screening, heard), **plan_json(outcome)}


def script_verb(catalogue: Catalogue, text: bytes) -> dict[str, Any]:
    """The screening, the plan, and what to do second by second."""
    heard = _heard(catalogue, text)
    screening, outcome = _screened_and_planned(catalogue, heard)
    script = None
    if isinstance(outcome, DayPlan):
        script = compile_script(outcome, catalogue.sessions)
    return {**_printed(catalogue, screening, heard), **plan_json(outcome), **script_json(script)}


def schema_verb(catalogue: Catalogue, text: bytes) -> dict[str, Any]:
    """The JSON Schemas of input and output."""
    return schemas(catalogue.safety, catalogue.readers)


def content_check_verb(catalogue: Catalogue, text: bytes) -> dict[str, Any]:
    """Counts of the content that was found sound, its worked cases run, its figures loaded.

    Doubtful texts are named on standard error; they do not fail the check.
    """
    folder = _content_folder() or CONTENT
    figures = load_figures(folder)
    problems = [*check_cases(catalogue), *check_text_cases(catalogue, folder)]
    if problems := [*problems, *check_figures(figures, catalogue.practices)]:
        raise BrokenContent(folder, problems)
    doubts = [*warnings(catalogue), *without_figure(figures, catalogue.practices)]
    for line in doubts:
        print(f"warning: {line}", file=sys.stderr)
    safety = catalogue.safety
    return {
        "content_version": catalogue.version,
        "questions": len(safety.questions),
        "rules": len(safety.rules),
        "conditions": len(safety.conditions),
        "matrix_rows": len(safety.rows),
        "tokens": len(safety.tokens),
        "demands": len(safety.demands),
        "cells_held_by_the_matrix_only": len(safety.overlay),
        "phrase_families": sum(len(each.families) for each in catalogue.readers.values()),
        "practices": len(catalogue.practices),
        "claims": len(catalogue.claims),
        "frames": len(figures.frames),
        "movements": len(figures.movements),
        "foods": len(catalogue.foods),
        "warnings": len(doubts),
    }


VERBS: dict[str, Callable[[Catalogue, bytes], dict[str, Any]]] = {
    "screen": screen_verb,
    "plan": plan_verb,
    "script": script_verb,
    "schema": schema_verb,
    "content-check": content_check_verb,
}
READS_INPUT = {"screen", "plan", "script"}


def _content_folder() -> Path | None:
    """Another content folder, for who keeps their own."""
    folder = os.environ.get("SPINEFLOW_CONTENT")
    return Path(folder) if folder else None


def content_diff(catalogue: Catalogue, old: Path) -> dict[str, Any]:
    """The content was checked; what it changes, over all cases, against an older folder."""
    if not old.is_dir():
        raise BadInput([f"--diff: there is no folder {old}"])
    checked = content_check_verb(catalogue, b"")
    return {**checked, **compare(load(old), catalogue, _content_folder())}


def _asked_for(arguments: list[str]) -> tuple[str, Path | None] | None:
    """The verb, and for `content-check --diff OLD` the older content folder."""
    match arguments:
        case [verb] if verb in VERBS:
            return verb, None
        case ["content-check", "--diff", old]:
            return "content-check", Path(old)
    return None


def main(arguments: list[str]) -> int:
    """Run one verb: 0 with a result, 2 for bad input, 3 for broken content."""
    asked = _asked_for(arguments)
    if asked is None:
        verbs = "|".join(VERBS)
        print(f"usage: python -m spineflow {{{verbs}}} < input.json", file=sys.stderr)
        print("       python -m spineflow content-check --diff OLD_FOLDER", file=sys.stderr)
        return BAD_INPUT
    verb, old = asked
    try:
        catalogue = load(_content_folder())
        if old is not None:
            answer = content_diff(catalogue, old)
        else:
            text = sys.stdin.buffer.read() if verb in READS_INPUT else b""
            answer = VERBS[verb](catalogue, text)
    except BadInput as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except BrokenContent as error:
        print(error, file=sys.stderr)
        return BROKEN_CONTENT
    print(json.dumps(answer, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
