"""The bibliography: one entry per publication or page that content cites."""

from spineflow.entries.entry import Entry
from spineflow.vocabulary.ids import Text


class BibliographyEntry(Entry):
    """A source by its tag, with what of it was really read."""

    tag: Text
    reference: Text
    read: Text
