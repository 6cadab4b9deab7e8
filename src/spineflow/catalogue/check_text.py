"""Phrase families fit the questions, and read their own sentences as written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from spineflow.entries.problem import Problem
from spineflow.entries.read import Reader
from spineflow.screening.expression import compile_expression
from spineflow.screening.free_text.family import PhraseFamily
from spineflow.screening.free_text.raise_answers import strength
from spineflow.screening.free_text.read_text import TextReader
from spineflow.screening.free_text.text_case import TextCases
from spineflow.screening.safety import Safety

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue

FOLDER = "screening/cases/text"

LEAST = 12
"""How many sentences of its own each family reads, and how many it does not."""


def check_families(catalogue: Catalogue) -> Iterator[Problem]:
    """Every line can be compiled, and families raise answers that exist and are not neutral."""
    for language, reader in catalogue.readers.items():
        folder = f"screening/phrases/{language}"
        for name, why in reader.spoken.refusals():
            file = f"{folder}/{name}.toml" if name else f"screening/written/{language}.toml"
            yield Problem(file, "", why)
        for family in reader.families.values():
            file = f"{folder}/{family.id}.toml"
            yield from (Problem(file, "raises", why) for why in _raised(catalogue.safety, family))
            yield from (Problem(file, "only_when", why) for why in _only(catalogue.safety, family))


def _only(safety: Safety, family: PhraseFamily) -> Iterator[str]:
    if not family.only_when:
        return
    try:
        keys = compile_expression(family.only_when).keys
    except ValueError as error:
        yield str(error)
        return
    yield from (f"there is no question {key!r}" for key in keys - safety.questions.keys())


def _raised(safety: Safety, family: PhraseFamily) -> Iterator[str]:
    for raised in family.raises:
        question = safety.questions.get(raised.key)
        if question is None:
            yield f"there is no question {raised.key!r}"
        elif reason := question.refusal(raised.value):
            yield f"{raised.key}: {raised.value!r} {reason}"
        elif not strength(question, raised.value):
            yield f"{raised.key}: {raised.value!r} raises nothing"
    if family.raises[-1].when_said or family.raises[-1].unless_said:
        yield "the last answer must hold whatever else is said"


def check_text_cases(catalogue: Catalogue, root: Path) -> list[Problem]:
    """Sentences that are not read as written, and families with too few of them."""
    files = Reader(root)
    problems: list[Problem] = []
    for language, reader in catalogue.readers.items():
        folder = f"{FOLDER}/{language}"
        cases = dict(files.folder(folder, TextCases))
        for stem, case in cases.items():
            file = f"{folder}/{stem}.toml"
            if case.family not in reader.families:
                problems.append(Problem(file, "family", f"there is no family {case.family!r}"))
                continue
            problems += [
                Problem(file, text, why) for text, why in _differences(reader, catalogue, case)
            ]
        for word in sorted(set(reader.language.fillers) & reader.spoken.vocabulary):
            file = f"screening/written/{language}.toml"
            problems.append(Problem(file, word, "is skipped, and in a phrase"))
        for name in reader.families.keys() - {case.family for case in cases.values()}:
            problems.append(Problem(folder, name, "no sentences stand beside this family"))
    return [*problems, *files.problems]


def _differences(
    reader: TextReader, catalogue: Catalogue, case: TextCases
) -> Iterator[tuple[str, str]]:
    if min(len(case.raises), len(case.silent)) < LEAST:
        yield case.family, f"needs {LEAST} sentences that raise and {LEAST} that are silent"
    for wanted in ("raises", "asks", "silent"):
        for text in getattr(case, wanted):
            matches = [
                match
                for match in reader.read(text, catalogue.safety, {})
                if match.family == case.family
            ]
            said = "silent"
            if matches:
                said = "raises" if any(match.is_raised for match in matches) else "asks"
            if said != wanted:
                yield text, f"{said}, and should be: {wanted}"
    for chosen in case.chooses:
        found = {
            (match.key, match.value)
            for match in reader.read(chosen.text, catalogue.safety, {})
            if match.family == case.family and match.is_raised
        }
        if found != {(chosen.key, chosen.value)}:
            yield chosen.text, f"raises {sorted(map(str, found))}, not {chosen.value!r}"
