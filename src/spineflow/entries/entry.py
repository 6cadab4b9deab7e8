"""The strict base of everything that stands in `content/`."""

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A TOML array as a tuple; the members stay strict."""

Citation = Annotated[
    str, StringConstraints(pattern=r"^(V:.+|K:.+|D|D: .+|method|practice, unreferenced)$")
]
"""Where a fact comes from: ``V:tag`` read, listed in evidence/sources.toml; ``K:name`` from
knowledge of a named standard; ``D`` a design decision of this product; ``method`` the owner's
method; or, honestly, ``practice, unreferenced``."""

Review = Literal["draft", "reviewed"]


class Entry(BaseModel):
    """A frozen value from a content file: strict types, no unknown keys."""

    # Built when the first entry is read: a start from kept content reads none.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


class SourcedEntry(Entry):
    """An entry with its passport: where it comes from and whether a clinician reviewed it."""

    source: Annotated[tuple[Citation, ...], Field(strict=False, min_length=1)]
    review: Review
