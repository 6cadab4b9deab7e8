"""What a therapist may have found on a visit, as the person ticks it."""

from typing import Self

from pydantic import model_validator

from spineflow.entries.entry import Many, SourcedEntry
from spineflow.vocabulary.ids import Id, Text


class TherapistFinding(SourcedEntry):
    """One thing found; what needs a second look asks its safety questions again."""

    id: Id
    text: Text
    asks_again: Many[Id] = ()
    topic: str = ""
    """The same in plain words, to stand inside a message where nobody can be asked."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.asks_again) != bool(self.topic):
            raise ValueError("what asks again, and only that, needs a topic")
        return self
