"""The shapes of what `plan` prints beside the screening; stored with every plan."""

from typing import NotRequired

from typing_extensions import TypedDict

from spineflow.exchange.screening_answer import ReasonOut, ScreeningOut


class DoseOut(TypedDict):
    """How much; what a dose does not use is absent."""

    minutes: NotRequired[float]
    sets: NotRequired[int]
    reps: NotRequired[int]
    hold_s: NotRequired[int]
    side: NotRequired[str]
    glasses: NotRequired[int]


class OtherWayOut(TypedDict):
    """The easy movement that ends a bend (ADR 0013)."""

    item: str
    level: int
    variant: str
    reps: int
    tokens: list[str]


class ItemOut(TypedDict):
    """One planned practice; `food` stands on a food item only (ADR 0002).

    `then` stands on a bend, `at` on what recurs over the day (ADR 0013); `zones` on rolling, where
    some of the open zones rest today.
    """

    item: str
    level: int
    variant: str
    tokens: list[str]
    dose: DoseOut
    reasons: list[ReasonOut]
    food: NotRequired[str]
    then: NotRequired[OtherWayOut]
    at: NotRequired[list[str]]
    zones: NotRequired[list[str]]


class SittingOut(TypedDict):
    """A planned session."""

    id: str
    starts: str
    items: list[ItemOut]


class DayOut(TypedDict):
    """The planned sessions of one date."""

    on: str
    sittings: list[SittingOut]


class LeftOutOut(TypedDict):
    """A practice that is not planned, and why."""

    item: str
    reasons: list[ReasonOut]


class NoPlanOut(TypedDict):
    """Why there is no plan."""

    reason: str
    messages: list[str]


class LevelStepOut(TypedDict):
    """The traffic light of one practice and the level that follows (ADR 0013)."""

    item: str
    light: str
    was: int
    to: int
    change: str
    reasons: list[ReasonOut]


class ProofOut(TypedDict):
    """How good the plan is (ADR 0014); `gap` null means not proven."""

    score: float
    gap: float | None
    solver: str


class WishOut(TypedDict):
    """Something asked of the day."""

    kind: str
    id: str


class RelaxationOut(TypedDict):
    """The smallest change to one wish; `minutes` null means giving it up."""

    wish: WishOut
    minutes: int | None


class ClashOut(TypedDict):
    """Wishes that cannot all be met (ADR 0013)."""

    wishes: list[WishOut]
    relaxations: list[RelaxationOut]


class PlanPart(TypedDict):
    """What `plan` prints beside the screening."""

    plan: DayOut | None
    left_out: list[LeftOutOut]
    no_plan: NoPlanOut | None
    progress: NotRequired[list[LevelStepOut]]
    with_more: NotRequired[list[str]]
    clashes: NotRequired[list[ClashOut]]
    proof: NotRequired[ProofOut]


class PlanOut(ScreeningOut, PlanPart):
    """What `plan` prints."""
