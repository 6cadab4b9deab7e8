"""JSON Schemas of the content files, so that an editor helps while one writes.

    python -m spineflow.catalogue.editor_schemas

writes `content/schemas/` anew; a test fails while they differ from the models.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from spineflow.catalogue.load import CONTENT
from spineflow.entries.entry import Entry
from spineflow.knowledge.body_map import Area
from spineflow.knowledge.day_terms import (
    CertaintyWorth,
    DayType,
    DirectionWorth,
    Goal,
    Light,
    Place,
    Weight,
)
from spineflow.knowledge.evidence import BibliographyEntry, Claim, FamilySummary
from spineflow.knowledge.food import Food
from spineflow.knowledge.movement import Movement
from spineflow.knowledge.nutrient import Drink, Measure, QuickTap
from spineflow.knowledge.pain_map import LegReach, PainAsk, PainKind, PainRegion
from spineflow.knowledge.practice import Practice
from spineflow.knowledge.programme import Constraint, Programme
from spineflow.knowledge.sitting import BreakRhythm, BreakTiming, CheckPoint, MicroBreak
from spineflow.knowledge.weekly import WeeklyProgramme
from spineflow.measures.content import OutcomeMeasure
from spineflow.screening.demand import Demand
from spineflow.screening.question import Question, Screen
from spineflow.screening.rule import Condition, MatrixRow, Message, Replacement, Rule, Token

WHOLE: Mapping[str, type[Entry]] = {
    "practice": Practice,
    "programme": Programme,
    "weekly_programme": WeeklyProgramme,
    "outcome_measure": OutcomeMeasure,
}
"""Files that are one entry."""

TABLES: Mapping[str, tuple[str, type[Entry]]] = {
    "sources": ("source", BibliographyEntry),
    "claims": ("claim", Claim),
    "families": ("family", FamilySummary),
    "movements": ("movement", Movement),
    "body_map": ("area", Area),
    "pain_regions": ("region", PainRegion),
    "pain_kinds": ("kind", PainKind),
    "leg_reaches": ("reach", LegReach),
    "pain_asks": ("ask", PainAsk),
    "micro_breaks": ("micro_break", MicroBreak),
    "break_rhythms": ("rhythm", BreakRhythm),
    "break_timings": ("timing", BreakTiming),
    "check_points": ("point", CheckPoint),
    "foods": ("food", Food),
    "measures": ("measure", Measure),
    "drinks": ("drink", Drink),
    "quick_taps": ("tap", QuickTap),
    "constraints": ("constraint", Constraint),
    "day_types": ("day_type", DayType),
    "places": ("place", Place),
    "lights": ("light", Light),
    "goals": ("goal", Goal),
    "weights": ("weight", Weight),
    "certainties": ("certainty", CertaintyWorth),
    "directions": ("direction", DirectionWorth),
    "questions": ("question", Question),
    "screens": ("screen", Screen),
    "rules": ("rule", Rule),
    "conditions": ("condition", Condition),
    "demands": ("demand", Demand),
    "matrix": ("row", MatrixRow),
    "tokens": ("token", Token),
    "messages": ("message", Message),
    "replacements": ("replacement", Replacement),
}
"""Files that are a list of entries: the name of the list and what is in it."""


def editor_schemas() -> dict[str, str]:
    """File name to JSON text, for `content/schemas/`."""
    schemas = {name: kind.model_json_schema() for name, kind in WHOLE.items()}
    for name, (array, kind) in TABLES.items():
        entry = kind.model_json_schema()
        definitions = entry.pop("$defs", {})
        schemas[name] = {
            "$defs": definitions,
            "title": name,
            "type": "object",
            "properties": {array: {"type": "array", "items": entry}},
            "additionalProperties": False,
        }
    return {
        f"{name}.json": json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1
        )
        + "\n"
        for name, schema in schemas.items()
    }


def write(folder: Path) -> None:
    """Write all schemas into a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in editor_schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(CONTENT / "schemas")
