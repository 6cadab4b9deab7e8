"""What a therapist may have found on a visit, as the person ticks it."""

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text


class TherapistFinding(SourcedEntry):
    """One thing found; what needs a second look asks its safety questions again."""

    id: Id
    text: Text
    asks_again: Many[Id] = ()
