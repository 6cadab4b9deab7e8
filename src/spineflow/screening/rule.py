"""Rules, conditions, matrix rows, tokens and messages: what a clinician can review."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from spineflow.entries.entry import Entry, Many, SourcedEntry
from spineflow.knowledge.food import Avoided
from spineflow.vocabulary.disposition import Disposition
from spineflow.vocabulary.ids import Id, RuleId, Text

FormName = Annotated[str, StringConstraints(pattern=r"^(floor|chair|bed|wall|standing)\.[0-5]$")]


class Derived(Entry):
    """A name for an expression that several rules share."""

    key: Id
    when: Text


class Rule(SourcedEntry):
    """A red flag: when it fires, the disposition it sets, and how it is said."""

    id: RuleId
    when: Text
    disposition: Disposition = Field(strict=False)
    why: Text
    topic: Text
    """The topic in plain words, to stand inside "Your answer about ..."."""
    messages: Many[Id]
    within_days: int | None = None
    """For CLINICIAN_BEFORE_START: see a clinician within so many days."""
    no_plan: bool = False
    """Whether nothing at all is planned and no clearance is taken: under age."""


class Condition(SourcedEntry):
    """A column of the contraindication matrix."""

    id: Id
    label: Text
    plain: Text
    """For the person: "you take a blood thinner"."""
    when: str = ""
    """Empty for what no answer sets, only a clinician's limit."""
    messages: Many[Id] = ()
    avoid_foods: Many[Avoided] = ()
    bars: Many[Id] = ()
    """Demands that must not be asked; higher grades of the same axis are barred with them."""
    limits: dict[Id, Many[Id]] = Field(default_factory=dict)
    """Demand to the tokens that a practice outside the matrix carries when it asks for it."""
    illness: bool = False
    """Whether it is an illness after which walks, swims and rides start again at half (D.2)."""
    spares: Many[Id] = ()
    """Variants and demands planning leaves out wherever a practice has another form."""


class LimitKind(SourcedEntry):
    """Something a clinician may ask a person not to do for a while; acts as a condition."""

    id: Id
    label: Text
    """As the person picks it from a list: "No bending forward"."""
    plain: Text
    """After "because": "a clinician asked you not to bend forward for now"."""
    bars: Many[Id] = Field(min_length=1)
    """Demands that must not be asked while it holds."""
    tokens: dict[Id, Many[Id]] = Field(default_factory=dict)
    """Practice of the matrix to the tokens that say which part of it is left out."""
    limits: dict[Id, Many[Id]] = Field(default_factory=dict)
    """The same for practices outside the matrix, by the demand that is asked."""


class MatrixRow(SourcedEntry):
    """What one condition does to some items: modified by tokens, or avoided."""

    condition: Id
    items: Many[Id]
    cell: Literal["modify", "avoid"]
    how: str = ""
    tokens: Many[Id] = ()
    reason: str = ""


LimitName = Literal[
    "minutes_max", "temp_c_max", "hold_s_max", "spot_s_max", "range_fraction_max", "level_max"
]
Hidden = Literal["glasses", "minutes", "targets", "tracking"]
"""What a hide token takes off the page: the number of glasses, the minutes, nutrient targets,
or the offer to log at all."""


class Token(SourcedEntry):
    """One modification, of exactly one kind: a limit, a level cap, a variant, a caution, a hide."""

    id: Id
    kind: Literal["limit", "level", "variant", "caution", "hide"]
    sentence: Text
    limit: LimitName | None = None
    value: float | None = None
    unit: str = ""
    only_for: Many[Id] = ()
    """Practices on which the quantity acts; empty means every practice that carries the token."""
    excludes: Many[Id] = ()
    """Variants, demands, choice words or food flags this token takes away."""
    hides: Many[Hidden] = ()
    asks_first: bool = False
    """Whether a clinician must have allowed it first: not planned until a clearance says so."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        has_quantity = self.limit is not None and self.value is not None
        wanted = {
            "limit": has_quantity and not self.hides,
            "level": has_quantity and self.limit == "level_max" and not self.hides,
            "variant": bool(self.excludes) and not has_quantity and not self.hides,
            "caution": not (has_quantity or self.excludes or self.hides),
            "hide": bool(self.hides) and not has_quantity,
        }
        if not wanted[self.kind]:
            raise ValueError(f"a token of kind {self.kind} must carry what that kind acts by only")
        return self


class Message(SourcedEntry):
    """A standard text of the clinical reference, G.3; `{names}` are filled by the page."""

    id: Id
    title: Text
    text: Text


class OverlayCell(SourcedEntry):
    """An item that the matrix bars although its demands alone would leave some forms."""

    condition: Id
    item: Id
    forms: Annotated[Many[FormName], Field(min_length=1)]
    """The forms that only the matrix holds back, as `variant.level`."""
    reason: Text


class Conflict(SourcedEntry):
    """Tokens that must not meet on one item: together they leave nothing of it (B.1)."""

    tokens: Many[Id]
    result: Literal["avoid"]


class HoldPlanItem(Entry):
    """What may still be done while a clinician is awaited, and the tokens added to it."""

    item: Id
    tokens: Many[Id] = ()


class Replacement(SourcedEntry):
    """What to offer instead of a barred item, in this order, each if itself cleared."""

    item: Id
    instead: Many[Id]
