"""Who among clinicians has reviewed the content: empty until somebody puts their name to it."""

from datetime import date

from pydantic import Field

from spineflow.entries.entry import Entry, Many
from spineflow.vocabulary.ids import Text


class ClinicalReview(Entry):
    """A named clinician, their registration, the date, and what they read."""

    name: Text
    registration: Text
    """The register and the number in it, so that anybody can look it up."""
    on: date
    reviewed: Many[Text] = Field(min_length=1)
