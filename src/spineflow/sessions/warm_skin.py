"""How the skin may look after warmth, where that needs a second look."""

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text


class WarmSkin(SourcedEntry):
    """One way it may look, by the word that the event of the warmth has for it."""

    id: Id
    topic: Text
    """The same in plain words, to stand inside a message where nobody can be asked."""
    sentence: Text
    """What to do at once."""
    asks_again: Many[Id]
    """Safety questions whose answers no longer count."""
