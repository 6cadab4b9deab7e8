"""The input of the contract: what may stand in it, and between which bounds."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from spineflow.knowledge.food import Avoided
from spineflow.knowledge.practice import Equipment
from spineflow.planning.request import DayKind, PlaceName, Position
from spineflow.vocabulary.timing import MINUTES_PER_DAY, minutes_of


def _clock(text: str) -> str:
    minutes_of(text)
    return text


Clock = Annotated[str, AfterValidator(_clock)]


def _all_day(given: Any) -> Any:
    return MINUTES_PER_DAY if given == "all" else given


MinutesToday = Annotated[
    int,
    Field(ge=0, le=MINUTES_PER_DAY),
    BeforeValidator(_all_day),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 1440}, {"const": "all"}]}
    ),
]
"""Minutes for today; `all` is every minute there is, as one line per problem wants one type."""
InOurTimes = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2200, 12, 31))]
Pain = Annotated[int, Field(ge=0, le=10)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, populate_by_name=True)


class WindowIn(_Strict):
    """A stretch of the day in which the person can practise."""

    start: Clock = Field(alias="from")
    end: Clock = Field(alias="to")

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if minutes_of(self.start) >= minutes_of(self.end):
            raise ValueError("'to' must lie after 'from'")
        return self


class ClearanceIn(_Strict):
    """A clinician's clearance; without `items` everything the matrix allows is cleared."""

    who: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    date: date
    items: list[str] | None = None


class LimitIn(_Strict):
    """A clinician's limit, acting as a condition through its last day."""

    condition: str
    until: date
    by: str


class ProfileIn(_Strict):
    """What the person has, wants and can; every key is optional."""

    equipment: list[Equipment] = []
    position: Position = "floor"
    minutes: MinutesToday = 60
    windows: list[WindowIn] = []
    wake: Clock = "07:00"
    sleep: Clock = "23:00"
    meals: list[Clock] = []
    units: Literal["metric", "imperial"] = "metric"
    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|other)$")] = "other"
    glass_ml: int = Field(default=250, ge=50, le=2000)
    body_mass_kg: float | None = Field(default=None, ge=20, le=400)
    goals: list[str] = []
    levels: dict[str, Annotated[int, Field(ge=0, le=5)]] = {}
    clearance: ClearanceIn | None = None
    limits: list[LimitIn] = []
    avoids: list[Avoided] = []
    likes: list[str] = []
    dislikes: list[str] = []
    nevers: list[str] = []
    desk: list[WindowIn] = []
    place: PlaceName = "home"


class HistoryIn(_Strict):
    """One line of what was done; pain 0-10."""

    on: date
    item: str
    minutes: float = Field(default=0, ge=0, le=1440)
    pain_before: Pain | None = None
    pain_after: Pain | None = None
    pain_next_morning: Pain | None = None
    done: bool = True
    level: Annotated[int, Field(ge=0, le=5)] | None = None
    at: Clock | None = None
    zones: list[str] = []
    hard: bool = False
    eased: bool = False


class SoFarIn(_Strict):
    """A day that has begun: the sittings done, as `plan` printed them, and the time now."""

    now: Clock
    done: list[dict[str, Any]] = []
    skipped: list[str] = []


class QuestionPaper(_Strict):
    """The whole input object of the contract."""

    answers: dict[str, Any] = {}
    free_text: str = ""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = "en"
    profile: ProfileIn = ProfileIn()
    on: InOurTimes | None = None
    seed: int = 0
    history: list[HistoryIn] = []
    day_type: DayKind | None = None
    flare_since: date | None = None
    flare_until: InOurTimes | None = None
    ill_until: InOurTimes | None = None
    wants: list[str] = []
    declined: list[str] = []
    so_far: SoFarIn | None = None
    solve: Literal["at_once", "best"] = "at_once"
