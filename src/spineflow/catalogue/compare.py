"""What one version of the content changes against another: every worked case, screened by both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spineflow.catalogue.check_cases import healthy_answers, read_cases
from spineflow.catalogue.load import CONTENT, Catalogue
from spineflow.screening.case import Case
from spineflow.screening.difference import Difference, ItemStance, Stance, difference, stance
from spineflow.screening.evaluate import screen
from spineflow.screening.safety import Safety


def compare(old: Catalogue, new: Catalogue, root: Path | None = None) -> dict[str, Any]:
    """Dispositions and clearances that differ, case by case; `root` holds the newer cases.

    A case is asked with the questions each side knows: a question that came or went is part of the
    difference.
    """
    cases = list(read_cases(root or CONTENT, []))
    return {
        "old_version": old.version,
        "cases": len(cases),
        "changed": [line for file, case in cases if (line := _line(old, new, file, case))],
        "questions_added": sorted(new.safety.questions.keys() - old.safety.questions.keys()),
        "questions_removed": sorted(old.safety.questions.keys() - new.safety.questions.keys()),
    }


def _line(old: Catalogue, new: Catalogue, file: str, case: Case) -> dict[str, Any] | None:
    found = difference(_stance(old.safety, case), _stance(new.safety, case))
    if found.is_empty:
        return None
    line: dict[str, Any] = {"file": file, "case": case.name}
    if found.before != found.after:
        line["disposition"] = {"before": found.before, "after": found.after}
    line["clearances"] = list(_changes(found))
    return line


def _stance(safety: Safety, case: Case) -> Stance:
    answers = {**healthy_answers(safety), **case.answers}
    known = {key: told for key, told in answers.items() if key in safety.questions}
    return stance(screen(safety, known))


def _changes(found: Difference) -> Iterator[dict[str, Any]]:
    for change in found.items:
        yield {
            "item": change.item,
            "before": _said(change.before),
            "after": _said(change.after),
        }


def _said(item: ItemStance | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "clearance": item.clearance,
        "tokens": sorted(item.tokens),
        "limits": dict(item.limits),
    }
