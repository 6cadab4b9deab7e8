"""How well the phrases read sentences written by somebody who has never seen them.

`python -m spineflow.catalogue.held_out [FOLDER]` prints one line per question: precision and recall
of the alarm.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spineflow.catalogue.load import CONTENT, Catalogue, load
from spineflow.entries.problem import BrokenContent
from spineflow.entries.read import Reader
from spineflow.screening.free_text.text_case import HeldOut
from spineflow.vocabulary.disposition import Disposition

FOLDER = CONTENT / "screening" / "held_out"


@dataclass(slots=True)
class Score:
    """Counts of one question. `asked`: sentences that became an ordinary question."""

    hit: int = 0
    missed: list[str] = field(default_factory=list)
    false_alarm: list[str] = field(default_factory=list)
    silent: int = 0
    asked: int = 0

    @property
    def precision(self) -> float | None:
        """The share of alarms that were right; None without an alarm."""
        alarms = self.hit + len(self.false_alarm)
        return self.hit / alarms if alarms else None

    @property
    def recall(self) -> float | None:
        """The share of true sentences that gave an alarm; None without one."""
        wanted = self.hit + len(self.missed)
        return self.hit / wanted if wanted else None


def held_out_sets(folder: Path, language: str) -> list[str]:
    """The names of the sets of one language: ``en``, ``en_second``."""
    return sorted(file.stem for file in folder.glob(f"{language}*.toml"))


def read_held_out(folder: Path, name: str) -> tuple[HeldOut, ...]:
    """The sentences of one set; BrokenContent when the file cannot be used."""
    reader = Reader(folder)
    sentences = reader.table(f"{name}.toml", "sentence", HeldOut)
    if reader.problems:
        raise BrokenContent(folder, reader.problems)
    return sentences


def score(catalogue: Catalogue, language: str, sentences: tuple[HeldOut, ...]) -> dict[str, Score]:
    """One score per question. Nothing else was answered."""
    reader = catalogue.readers[language]
    scores: dict[str, Score] = {}
    for sentence in sentences:
        counts = scores.setdefault(_row(sentence), Score())
        matches = [
            match
            for match in reader.read(sentence.text, catalogue.safety, {})
            if match.key == sentence.key
        ]
        is_alarm = any(
            match.is_raised and sentence.value in (None, match.value) for match in matches
        )
        counts.asked += bool(matches) and not is_alarm
        if sentence.positive:
            if is_alarm:
                counts.hit += 1
            else:
                counts.missed.append(sentence.text)
        elif is_alarm:
            counts.false_alarm.append(sentence.text)
        else:
            counts.silent += 1
    return scores


def _row(sentence: HeldOut) -> str:
    """The key, with the answer where a sentence asks for one."""
    return f"{sentence.key} = {sentence.value}" if sentence.value else sentence.key


def is_emergency(catalogue: Catalogue, key: str) -> bool:
    """Whether an answer to this question can fire an emergency rule."""
    safety = catalogue.safety
    return any(
        key in safety.compiled.rules[rule.id].keys
        for rule in safety.rules.values()
        if rule.disposition is Disposition.EMERGENCY_NOW
    )


def table(catalogue: Catalogue, scores: dict[str, Score]) -> Iterator[str]:
    """The scores as the lines of a table, the emergency questions and all together at the end."""
    urgent, whole = Score(), Score()
    yield "| question | emergency | hit | missed | false alarms | silent | precision | recall |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, counts in scores.items():
        is_urgent = is_emergency(catalogue, name.split(" ")[0])
        yield _line(name, "yes" if is_urgent else "", counts)
        for total in (urgent, whole) if is_urgent else (whole,):
            total.hit += counts.hit
            total.silent += counts.silent
            total.missed += counts.missed
            total.false_alarm += counts.false_alarm
    yield _line("**emergency**", "yes", urgent)
    yield _line("**all**", "", whole)


def _line(name: str, emergency: str, counts: Score) -> str:
    cells = [
        name, emergency, counts.hit, len(counts.missed), len(counts.false_alarm), counts.silent,
        _percent(counts.precision), _percent(counts.recall),
    ]  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"


def main(arguments: list[str]) -> int:
    """Print the tables, and every sentence that was read wrongly."""
    folder = Path(arguments[0]) if arguments else FOLDER
    catalogue = load()
    for language in catalogue.readers:
        for name in held_out_sets(folder, language):
            scores = score(catalogue, language, read_held_out(folder, name))
            lines = [f"{name}:", *table(catalogue, scores)]
            for row, counts in scores.items():
                lines += [f"missed: {row}: {text}" for text in counts.missed]
                lines += [f"false alarm: {row}: {text}" for text in counts.false_alarm]
            sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
