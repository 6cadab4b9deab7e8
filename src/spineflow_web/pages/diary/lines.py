"""A day as the diary tells it: one line for everything that stands, in the order it happened."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spineflow.records.event import Event
from spineflow.records.payload import MassageHad, MeasureTaken
from spineflow.records.visits import VisitTold
from spineflow.vocabulary.ids import WALKING
from spineflow_web.actions.diary import may_take_back
from spineflow_web.pages.diary.forms import ZONES
from spineflow_web.pages.food.rows import food_name
from spineflow_web.pages.measures.words import measure_line
from spineflow_web.pages.sentences import listed, say
from spineflow_web.pages.session.planned import sitting_titles
from spineflow_web.pages.today.clock_words import clock_words
from spineflow_web.pages.today.dose_words import minutes_words
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.own_foods import OWN, own_foods
from spineflow_web.store.people import KnownPerson

PAIN_WHEN: dict[str, Callable[[], str]] = {
    "before": lambda: _("Pain before a session"),
    "after": lambda: _("Pain after a session"),
    "now": lambda: _("Pain"),
    "next_morning": lambda: _("Pain on the next morning"),
}
EFFORTS: dict[str, Callable[[], str]] = {
    "sing": lambda: _("you could have sung"),
    "talk": lambda: _("you could talk"),
    "few_words": lambda: _("a few words at a time"),
}
SKINS: dict[str, Callable[[], str]] = {
    "as_before": lambda: _("skin as before"),
    "pink": lambda: _("skin evenly pink, it faded"),
    "blotchy": lambda: _("skin blotchy"),
    "hurt": lambda: _("skin sore, blistered or numb"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry; `id` where it can be taken back."""

    time: str
    title: str
    words: str
    id: UUID | None


def lines_of(person: KnownPerson, events: Iterable[Event], *, today: date) -> list[Line]:
    """What stands, without the single steps of a session: its end speaks for them."""
    found = []
    for event in events:
        told = _eaten(person, event) or _told(event.kind, event.payload)
        if told is None:
            continue
        moment = event.occurred_at.astimezone(ZoneInfo(event.time_zone))
        may = may_take_back(event.kind, event.local_date, today)
        time = clock_words(f"{moment:%H:%M}", person.clock)
        found.append(Line(time, *told, event.id if may else None))
    return found


def _told(kind: str, said: dict[str, Any]) -> tuple[str, str] | None:
    """Title and details of one event; None for what is part of something else."""
    match kind:
        case "water_drunk":
            glasses = said["glasses"]
            return _("Water"), ngettext("%(n)d glass", "%(n)d glasses", glasses) % {"n": glasses}
        case "drink_taken":
            drink = catalogue().food.drinks.get(said["drink"])
            return _("A drink"), say(drink.name) if drink else ""
        case "sweat_had":
            return _("Heat or sweat"), minutes_words(said["minutes"])
        case "pain_rated":
            return PAIN_WHEN[said["when"]](), _("%(pain)d of 10") % {"pain": said["pain"]}
        case "walk_done":
            return _title(WALKING), minutes_words(round(said["minutes"]))
        case "activity_done":
            return _title(said["practice"]), _activity(said)
        case "effort_told":
            return _title(said["practice"]), ", ".join(_felt(said))
        case "illness_over":
            return _("Illness"), _("the last day of it")
        case "warmth_had":
            return _title(said["source"]), _warmth(said)
        case "massage_had":
            return _title(said["practice"]), massage_words(MassageHad.model_validate(said))
        case "therapist_found":
            known = catalogue().sessions.therapist_findings
            found = [say(known[each].text) for each in said["findings"] if each in known]
            return _("What the therapist found"), ", ".join(found)
        case "break_taken":
            return _("Break from sitting"), _seconds(said["seconds"])
        case "break_skipped":
            return _("Break from sitting"), _("let go")
        case "measure_taken":
            return measure_line(MeasureTaken.model_validate(said))
        case "pain_mapped":
            strengths = [mark["strength"] for mark in said["marks"]]
            words = _("%(pain)d of 10 where it hurts most") % {"pain": max(strengths, default=0)}
            return _("Map of pain"), words if strengths else _("nothing hurts")
        case "session_finished":
            return _sitting(said["sitting"]), minutes_words(max(1, round(said["minutes"])))
        case "session_stopped":
            return _sitting(said["sitting"]), _("ended early")
        case "adverse_event":
            harm = catalogue().sessions.harms.get(said["what"])
            return _("Something went wrong"), say(harm.text) if harm else ""
    return None


def _eaten(person: KnownPerson, event: Event) -> tuple[str, str] | None:
    """Names without amounts, so that anybody may read the line."""
    if event.kind != "food_eaten":
        return None
    keys = [part["food"] for part in event.payload["parts"]]
    own = own_foods(person.id) if any(key.startswith(OWN) for key in keys) else {}
    return _("Food"), listed([food_name(key, own) for key in keys])


def _seconds(seconds: float | None) -> str:
    return minutes_words(max(1, round(seconds / 60))) if seconds else ""


def _activity(said: dict[str, Any]) -> str:
    return ", ".join([minutes_words(max(1, round(said["minutes"]))), *_felt(said)])


def _felt(said: dict[str, Any]) -> list[str]:
    """Steps and the talk test, where they were told."""
    parts = []
    if said["steps"]:
        parts.append(ngettext("%(n)d step", "%(n)d steps", said["steps"]) % {"n": said["steps"]})
    if said["effort"]:
        parts.append(EFFORTS[said["effort"]]())
    return parts


def _warmth(said: dict[str, Any]) -> str:
    parts = [minutes_words(max(1, round(said["minutes"])))]
    if said["degrees_c"] is not None:
        parts.append(_("%(degrees)g °C") % {"degrees": said["degrees_c"]})
    parts.append(_("cloth between") if said["cloth"] else _("on bare skin"))
    if said["skin"] in SKINS:
        parts.append(SKINS[said["skin"]]())
    return ", ".join(parts)


def massage_words(had: MassageHad | VisitTold) -> str:
    """Where, how long, how hard, and what it did."""
    parts = [minutes_words(max(1, round(had.minutes)))]
    parts.append(listed([str(ZONES[zone]) for zone in had.zones if zone in ZONES]))
    if had.pressure is not None:
        parts.append(_("pressure %(n)d of 10") % {"n": had.pressure})
    before, after = had.tender_before, had.tender_after
    if before is not None and after is not None:
        words = _("tender %(before)d before, %(after)d after")
        parts.append(words % {"before": before, "after": after})
    elif before is not None or after is not None:
        parts.append(_("tender %(n)d of 10") % {"n": before if after is None else after})
    return ", ".join(part for part in parts if part)


def _title(item: str) -> str:
    practice = catalogue().practices.get(item)
    return say(practice.title) if practice else item


def _sitting(name: str) -> str:
    return sitting_titles().get(name, _("Session"))
