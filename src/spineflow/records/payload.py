"""What an event says beside when and whose: one strict shape per kind, unknown keys refused."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from spineflow.vocabulary.ids import Id

Pain = Annotated[int, Field(ge=0, le=10)]
Minutes = Annotated[float, Field(ge=0, le=24 * 60, allow_inf_nan=False)]
Seconds = Annotated[float, Field(ge=0, le=24 * 3600, allow_inf_nan=False)]
Told = Annotated[float, Field(gt=0, le=24 * 60, allow_inf_nan=False)]
"""Minutes of something that was done at all."""
Number = Annotated[int, Field(ge=0, le=10_000)]
Answer = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]
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


class FoodPart(Payload):
    """One food and its weight as eaten."""

    food: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
    """A food of the content, or `own_` and the hexadecimal id of one of the person's own."""
    grams: Annotated[float, Field(gt=0, le=2000, allow_inf_nan=False)]


class FoodEaten(Payload):
    """Something eaten: one food, or the several of a recipe."""

    parts: Annotated[tuple[FoodPart, ...], Field(strict=False, min_length=1, max_length=40)]
    recipe: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{32})?$")] = ""
    """The person's own recipe it came from."""


class NeedsTold(Payload):
    """What a person tells of themselves that moves a reference value; the newest one counts."""

    told: Annotated[
        tuple[Literal["smokes", "before_menopause", "after_menopause"], ...],
        Field(strict=False, max_length=3),
    ] = ()


class DrinkTaken(Payload):
    """A drink other than a glass of water, in mL."""

    drink: Id
    ml: Annotated[int, Field(ge=1, le=2000)]


class SweatHad(Payload):
    """Minutes of heat or of work that made one sweat: a reason to drink more today."""

    minutes: Annotated[int, Field(ge=1, le=24 * 60)]


class WalkDone(Payload):
    """A walk without the player."""

    minutes: Told


Talk = Literal["sing", "talk", "few_words"]
"""The talk test: what one could still do on the way."""
MOST_STEPS = 100_000
"""More than anybody walks in a day."""
Steps = Annotated[int, Field(ge=1, le=MOST_STEPS)]


class ActivityDone(Payload):
    """Walking, swimming or cycling outside the player, with what a person can say of it."""

    practice: Id
    minutes: Told
    effort: Talk | None = None
    steps: Steps | None = None


class EffortTold(Payload):
    """What a person says of a walk, swim or ride that was guided; the entity is the session."""

    practice: Id
    effort: Talk | None = None
    steps: Steps | None = None


class IllnessOver(Payload):
    """An illness that is over; the date of the event is its last day."""


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


class TherapistFound(Payload):
    """What a therapist found on a visit: ids of the content. The entity is that of the massage."""

    findings: Annotated[tuple[Id, ...], Field(strict=False, min_length=1, max_length=20)]


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


class BreakTaken(Payload):
    """A break from sitting; what was done in it where it was one of those offered."""

    item: Id | None = None
    seconds: Seconds | None = None
    """None where no clock saw it."""


class BreakSkipped(Payload):
    """A break was offered and let go."""

    item: Id | None = None


Side = Literal["left", "middle", "right"]


class PainMark(Payload):
    """Pain in one region of the map: of which kinds, and how strong."""

    region: Id
    side: Side
    kinds: Annotated[tuple[Id, ...], Field(strict=False, min_length=1, max_length=12)]
    strength: Annotated[int, Field(ge=1, le=10)]


class LegLine(Payload):
    """How far down a leg it goes; `reach` is an id of the content."""

    side: Literal["left", "right"]
    reach: Id


class PainMapped(Payload):
    """The whole map at one moment. Without a mark: nothing hurt."""

    marks: Annotated[tuple[PainMark, ...], Field(strict=False, max_length=80)] = ()
    legs: Annotated[tuple[LegLine, ...], Field(strict=False, max_length=2)] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        places = [(mark.region, mark.side) for mark in self.marks]
        if len(set(places)) < len(places):
            raise ValueError("marks: a region stands here twice")
        if len({line.side for line in self.legs}) < len(self.legs):
            raise ValueError("legs: a leg stands here twice")
        if any(len(set(mark.kinds)) < len(mark.kinds) for mark in self.marks):
            raise ValueError("marks: a kind stands here twice")
        return self

    @property
    def strongest(self) -> int:
        """The highest strength on it; 0 where nothing is marked."""
        return max((mark.strength for mark in self.marks), default=0)


class MeasureTaken(Payload):
    """The answers to one outcome measure; its score is computed from them, never told."""

    measure: Id
    version: Annotated[int, Field(ge=1, le=1000)]
    """Of its questions: values of another version do not compare."""
    answers: Annotated[dict[Id, Answer], Field(max_length=40)]
    """Item of the measure to what was answered; of sentences, only those that were ticked."""


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
    "drink_taken": DrinkTaken,
    "sweat_had": SweatHad,
    "food_eaten": FoodEaten,
    "needs_told": NeedsTold,
    "walk_done": WalkDone,
    "activity_done": ActivityDone,
    "effort_told": EffortTold,
    "illness_over": IllnessOver,
    "warmth_had": WarmthHad,
    "massage_had": MassageHad,
    "therapist_found": TherapistFound,
    "quick_check": QuickCheck,
    "signs_seen": SignsSeen,
    "adverse_event": AdverseEvent,
    "break_taken": BreakTaken,
    "break_skipped": BreakSkipped,
    "pain_mapped": PainMapped,
    "measure_taken": MeasureTaken,
    "correction": Correction,
}
"""Every kind of event there is."""
