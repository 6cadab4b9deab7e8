"""What is wrong with a content file, said so that a person can mend it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One problem: the file (relative to `content/`), the dotted key and the reason."""

    file: str
    path: str
    reason: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.path}" if self.path else self.file
        return f"{where}: {self.reason}"


class BrokenContent(Exception):
    """Raised when content cannot be used; carries every problem found, not only the first."""

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{len(self.problems)} problem(s) in the content folder {root}:\n{lines}")
