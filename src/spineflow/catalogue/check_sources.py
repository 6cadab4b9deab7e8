"""Every citation that says "read" stands in the bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spineflow.entries.entry import SourcedEntry
from spineflow.entries.problem import Problem

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue

TAG = re.compile(r"^V:\s*([^\s,()]+)")


def check_sources(catalogue: Catalogue) -> Iterator[Problem]:
    """Problems for citations whose tag nobody can look up."""
    for file, path, source in _citations(catalogue):
        tag = TAG.match(source)
        if tag and tag[1] not in catalogue.sources:
            yield Problem(file, path, f"{tag[1]!r} is not in evidence/sources.toml")


def _citations(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """File, path and text of every citation."""
    safety, sessions = catalogue.safety, catalogue.sessions
    for practice in catalogue.practices.values():
        file = f"practices/{practice.id}.toml"
        yield from ((file, "source", each) for each in practice.source)
    tables = (
        ("screening/questions.toml", safety.questions),
        ("screening/rules.toml", safety.rules),
        ("screening/conditions.toml", safety.conditions),
        ("screening/tokens.toml", safety.tokens),
        ("screening/messages.toml", safety.messages),
        ("screening/limits.toml", safety.limits),
        ("screening/rescreen.toml", {rule.id: rule for rule in catalogue.due_rules}),
        ("screening/prompts.toml", catalogue.prompts),
        ("outside/push_services.toml", catalogue.push_services),
        ("planning/constraints.toml", catalogue.constraints),
        ("foods/foods.toml", catalogue.foods),
        ("evidence/claims.toml", catalogue.claims),
        ("evidence/families.toml", catalogue.families),
        ("programmes/weekly", catalogue.weekly),
        ("sessions/cues.toml", sessions.cues),
        ("sessions/timings.toml", sessions.timings),
        ("sessions/quick_check.toml", sessions.quick_questions),
        ("sessions/stop_rules.toml", sessions.signs),
        ("sessions/harms.toml", sessions.harms),
        ("sessions/severities.toml", sessions.severities),
        ("sessions/therapist_findings.toml", sessions.therapist_findings),
        ("sessions/warm_skin.toml", sessions.warm_skins),
    )
    for file, entries in tables:
        for path, entry in entries.items():
            yield from ((file, path, each) for each in entry.source)
    for rung in sessions.rungs.values():
        path = str(rung.level)
        yield from (("sessions/breath_ladder.toml", path, each) for each in rung.source)
    for pacing in sessions.pacings:
        yield from (("sessions/pacing.toml", pacing.practice, each) for each in pacing.source)
    yield from _of_measures(catalogue)
    for at, row in enumerate(safety.rows):
        yield from (("screening/matrix.toml", f"row.{at}", each) for each in row.source)


def _of_measures(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    for measure in catalogue.outcome_measures.values():
        file = f"measures/{measure.id}.toml"
        parts: list[tuple[str, SourcedEntry]] = [("source", measure), ("change", measure.change)]
        parts += [("notes", note) for note in measure.notes]
        parts += [("test", measure.test)] if measure.test else []
        for path, entry in parts:
            yield from ((file, path, each) for each in entry.source)
