"""Reads the phrases of every language that has some."""

from spineflow.entries.read import Reader
from spineflow.screening.free_text.family import PhraseFamily, WrittenLanguage
from spineflow.screening.free_text.read_text import TextReader


def read_phrases(reader: Reader) -> dict[str, TextReader]:
    """Who reads free text, by language."""
    readers = {}
    for stem, language in reader.folder("screening/written", WrittenLanguage):
        folder = f"screening/phrases/{stem}"
        families = dict(reader.folder(folder, PhraseFamily))
        named = [("written", stem, language.language)]
        named += [("phrases", name, family.id) for name, family in families.items()]
        for what, name, identity in named:
            if name != identity:
                file = f"screening/{what}/{name}.toml"
                reader.problem(file, "id", f"must be {name!r}, as the file is named")
        readers[stem] = TextReader(language, families)
    return readers
