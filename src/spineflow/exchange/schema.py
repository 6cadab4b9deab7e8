"""The JSON Schemas of the contract, made from the same types that read and print it."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from spineflow.exchange.plan_shapes import PlanOut
from spineflow.exchange.question_paper import QuestionPaper
from spineflow.exchange.screening_answer import ScreeningOut
from spineflow.exchange.script_answer import ScriptOut
from spineflow.screening.free_text.read_text import TextReader
from spineflow.screening.question import UNSURE, Question
from spineflow.screening.safety import Safety


def schemas(safety: Safety, readers: Mapping[str, TextReader]) -> dict[str, Any]:
    """Schemas of the input and of what `screen`, `plan` and `script` print."""
    paper = QuestionPaper.model_json_schema()
    paper["properties"]["answers"] = {
        "type": "object",
        "properties": {key: _answer(question) for key, question in safety.questions.items()},
        "additionalProperties": False,
        "default": {},
    }
    longest = max((reader.language.longest for reader in readers.values()), default=0)
    paper["properties"]["free_text"] |= {"maxLength": longest}
    return {
        "input": paper,
        "screen": TypeAdapter(ScreeningOut).json_schema(mode="serialization"),
        "plan": TypeAdapter(PlanOut).json_schema(mode="serialization"),
        "script": TypeAdapter(ScriptOut).json_schema(mode="serialization"),
    }


def _answer(question: Question) -> dict[str, Any]:
    unsure = {"const": UNSURE}
    match question.answer:
        case "yes_no":
            return {"title": question.text, "anyOf": [{"type": "boolean"}, unsure]}
        case "choice":
            words = [choice.value for choice in question.choices]
            return {"title": question.text, "enum": [*words, UNSURE]}
        case "number":
            number = {
                "type": "integer",
                "minimum": question.minimum,
                "maximum": question.maximum,
            }
            return {"title": question.text, "anyOf": [number, unsure]}
