"""Content is read strictly, and every problem is named by file and path."""

from pathlib import Path

from spineflow.entries.entry import Entry, Many
from spineflow.entries.read import Reader


class Fruit(Entry):
    """A sample entry."""

    name: str
    grams: int
    colours: Many[str] = ()


def write(root: Path, text: str) -> Reader:
    (root / "fruit.toml").write_text(text, encoding="utf-8")
    return Reader(root)


def test_reads_entries_as_frozen_values(tmp_path: Path) -> None:
    reader = write(tmp_path, '[[fruit]]\nname = "fig"\ngrams = 50\ncolours = ["green"]\n')
    assert reader.table("fruit.toml", "fruit", Fruit) == (
        Fruit(name="fig", grams=50, colours=("green",)),
    )
    assert reader.problems == []


def test_names_every_problem_with_its_path(tmp_path: Path) -> None:
    reader = write(tmp_path, '[[fruit]]\nname = 3\ngrams = "50"\nsweet = true\n')
    assert reader.table("fruit.toml", "fruit", Fruit) == ()
    assert {problem.path for problem in reader.problems} == {
        "fruit.0.name",
        "fruit.0.grams",
        "fruit.0.sweet",
    }
    assert all(str(problem).startswith("fruit.toml: fruit.0.") for problem in reader.problems)


def test_broken_toml_missing_file_and_unknown_table_are_problems(tmp_path: Path) -> None:
    reader = write(tmp_path, "[[fruit\n")
    reader.table("fruit.toml", "fruit", Fruit)
    reader.table("gone.toml", "fruit", Fruit)
    (tmp_path / "other.toml").write_text("[[fruits]]\n")
    reader.table("other.toml", "fruit", Fruit)
    reasons = [problem.reason for problem in reader.problems]
    assert reasons[0].startswith("not valid TOML")
    assert reasons[1] == "the file is missing"
    assert reasons[2].startswith("unknown table")
