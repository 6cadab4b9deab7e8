"""What an event says beside when and whose: one strict shape per kind, unknown keys refused."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from spineflow.vocabulary.ids import Id

Pain = Annotated[int, Field(ge=0, le=10)]
Minutes = Annotated[float, Field(ge=0, le=24 * 60, allow_inf_nan=False)]
Seconds = Annotated[float, Field(ge=0, le=24 * 3600, allow_inf_nan=False)]
Told = Annotated[float, Field(gt=0, le=24 * 60, allow_inf_nan=False)]
"""Minutes of something that was done at all."""
Number = Annotated[int, Field(ge=0, le=10_000)]
StepKind = Literal[
    "ready", "move", "hold", "rest", "switch", "breathe", "heat", "check", "walk", "roll"
]


class Payload(BaseModel):
    """The base of them all."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SessionStarted(Payload):
    """A guided session began."""

    sitting: Id


class Step(Payload):
    """One step of a session; `seconds` is the time really spent on it."""

    sitting: Id
    step: Number
    item: Id
    kind: StepKind
    seconds: Seconds


class SessionFinished(Payload):
    """A session was done to its end."""

    sitting: Id
    minutes: Minutes


class SessionStopped(Payload):
    """A session ended before its end; the reason is an id, never free text."""

    sitting: Id
    step: Number
    reason: Id


class PainRated(Payload):
    """How the back is, from 0 to 10."""

    when: Literal["before", "after", "now", "next_morning"]
    """`next_morning`: the day after; the entity is the session before."""
    pain: Pain


class WaterDrunk(Payload):
    """Glasses of water; one tap is one glass."""

    glasses: Annotated[int, Field(ge=1, le=20)]


class WalkDone(Payload):
    """A walk without the player."""

    minutes: Told


class ActivityDone(Payload):
    """Walking, swimming or cycling outside the player, with what a person can say of it."""

    practice: Id
    minutes: Told
    effort: Literal["sing", "talk", "few_words"] | None = None
    """The talk test: what one could still do on the way."""
    steps: Annotated[int, Field(ge=1, le=100_000)] | None = None


class WarmthHad(Payload):
    """Warmth outside a session: begun when the event says."""

    source: Id
    minutes: Told
    warmth: Literal["low", "medium", "high"]
    degrees_c: Annotated[float, Field(ge=20, le=70, allow_inf_nan=False)] | None = None
    """Measured at the skin side of the cover."""
    cloth: bool
    skin: Literal["unseen", "as_before", "pink", "blotchy", "hurt"] = "unseen"


class MassageHad(Payload):
    """Rolling, kneading or a therapist's hands: where, how hard, and what it did."""

    practice: Id
    minutes: Told
    zones: Annotated[tuple[Id, ...], Field(strict=False, max_length=10)] = ()
    pressure: Pain | None = None
    tender_before: Pain | None = None
    tender_after: Pain | None = None


class QuickCheck(Payload):
    """The check before a session: which of its questions were answered yes, and the pain."""

    sitting: Id
    yes: Annotated[tuple[Id, ...], Field(strict=False, max_length=20)] = ()
    pain: Pain | None = None
    """Not asked for any more once a yes has stopped the session."""


class SignsSeen(Payload):
    """What a person noticed during or after a session, and what followed from it (A.7)."""

    sitting: Id
    signs: Annotated[tuple[Id, ...], Field(strict=False, max_length=20)] = ()
    """None of them: asked, and nothing was noticed."""
    effect: Literal["carry_on", "ease_off", "stop"]


class AdverseEvent(Payload):
    """Something went wrong: what, in which practice, how bad. Ids of the content, never free text.

    The entity is the session; `on` is its day, because it may be told days later.
    """

    sitting: Id
    on: Annotated[date, Field(strict=False)]
    what: Id
    severity: Id
    item: Id | None = None
    """The practice in which it happened; None when the person cannot tell."""


class Correction(Payload):
    """Takes back the event it names, and puts nothing in its place."""

    void: Literal[True]


PAYLOADS: dict[str, type[Payload]] = {
    "session_started": SessionStarted,
    "step_done": Step,
    "step_skipped": Step,
    "step_stopped": Step,
    "step_eased": Step,
    "session_finished": SessionFinished,
    "session_stopped": SessionStopped,
    "pain_rated": PainRated,
    "water_drunk": WaterDrunk,
    "walk_done": WalkDone,
    "activity_done": ActivityDone,
    "warmth_had": WarmthHad,
    "massage_had": MassageHad,
    "quick_check": QuickCheck,
    "signs_seen": SignsSeen,
    "adverse_event": AdverseEvent,
    "correction": Correction,
}
"""Every kind of event there is."""
