"""The tables. Rows stay inside `store`; everything above it works with plain values."""

from spineflow_web.store.models.aside import PutAside, Visit
from spineflow_web.store.models.day_wish import DayWish, FlareUp
from spineflow_web.store.models.event import DaySummaryRecord, EventRecord
from spineflow_web.store.models.food import FavouriteFood, OwnFood, Recipe
from spineflow_web.store.models.person import Person, Profile
from spineflow_web.store.models.plan import DayPlanRecord
from spineflow_web.store.models.preference import Preference
from spineflow_web.store.models.prescription import PrescriptionRecord
from spineflow_web.store.models.reminder import (
    HouseRule,
    PushSubscriptionRecord,
    ReminderRecord,
)
from spineflow_web.store.models.screening import (
    AlarmRecord,
    AnswerDraft,
    ClinicianClearance,
    LimitRecord,
    ScreeningRecord,
)
from spineflow_web.store.models.text_finding import TextFindingRecord

__all__ = [
    "AlarmRecord",
    "AnswerDraft",
    "ClinicianClearance",
    "DayPlanRecord",
    "DaySummaryRecord",
    "DayWish",
    "EventRecord",
    "FavouriteFood",
    "FlareUp",
    "HouseRule",
    "LimitRecord",
    "OwnFood",
    "Person",
    "Preference",
    "PrescriptionRecord",
    "Profile",
    "PushSubscriptionRecord",
    "PutAside",
    "Recipe",
    "ReminderRecord",
    "ScreeningRecord",
    "TextFindingRecord",
    "Visit",
]
