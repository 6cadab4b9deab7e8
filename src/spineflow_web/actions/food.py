"""What was eaten: kept as events, and read back as a day against this person's needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from spineflow.knowledge.nutrient import Told
from spineflow.nourishment.drinks import brought
from spineflow.nourishment.ideas import Suits
from spineflow.nourishment.needs import Eater
from spineflow.nourishment.totals import Facts, Totals, facts_of, joined, totals
from spineflow.records.event import Event
from spineflow.records.payload import FoodEaten
from spineflow.records.standing import standing
from spineflow.records.summary import DaySummary
from spineflow_web.actions.outcome import outcome_today
from spineflow_web.actions.recording import keep, new_event
from spineflow_web.store import own_foods, records, summaries
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened

US = frozenset({"US", "CA"})
"""Countries that use the reference values of the IOM."""
NEEDS, LOOKED_AT = "needs_told", 5
HIDING_AMOUNTS = frozenset({"targets", "tracking"})


@dataclass(frozen=True, slots=True)
class Diary:
    """What the food pages may do and show for this person."""

    tracks: bool
    """Whether anything may be counted or logged at all."""
    eater: Eater
    suits: Suits
    practices: tuple[str, ...]
    """Food practices that may be spoken of, in content's order."""
    sentences: tuple[str, ...]
    """Cautions and hides of their tokens, each once."""


def diary(person: KnownPerson, screened: Screened, on: date) -> Diary:
    """Read from the screening of today: what it hides, what it leaves out, what it moves."""
    outcome, content = outcome_today(person, screened, on), catalogue()
    avoided = outcome.avoided_foods | frozenset(person.avoids or ())
    tokens: dict[str, None] = {}
    hidden: set[str] = set()
    barred: set[str] = set()
    tracks = True
    for nutrient in content.food.nutrients.values():
        clearance = outcome.clearance_of(nutrient.practice)
        hides = {word for token in clearance.tokens for word in content.safety.tokens[token].hides}
        tracks = tracks and "tracking" not in hides
        if clearance.barred or hides & HIDING_AMOUNTS:
            hidden.add(nutrient.id)
        if clearance.barred:
            barred.add(nutrient.practice)
        avoided |= clearance.closed
        tokens.update(dict.fromkeys(clearance.tokens))
    greens = outcome.clearance_of("leafy_greens_vit_k")
    tokens.update(dict.fromkeys(greens.tokens))
    practices = [each.practice for each in content.food.nutrients.values()]
    named = frozenset(tokens)
    return Diary(
        tracks=tracks,
        eater=_eater(person, screened, named, frozenset(hidden)),
        suits=Suits(avoided, named, frozenset(barred)),
        practices=tuple(each for each in practices if each not in barred),
        sentences=tuple(content.safety.tokens[token].sentence for token in tokens),
    )


def _eater(
    person: KnownPerson, screened: Screened, tokens: frozenset[str], hidden: frozenset[str]
) -> Eater:
    sex, age = screened.answers.get("sex"), screened.answers.get("age")
    pregnant = screened.answers.get("pregnancy_status") == "pregnant"
    return Eater(
        sex=sex if sex in ("male", "female") else None,
        age=age if isinstance(age, int) else None,
        state="pregnant" if pregnant else "breast_feeding" if person.breast_feeding else "",
        set="us" if person.country in US else "eu",
        tokens=tokens,
        told=told_needs(person),
        no_amounts=hidden,
    )


def told_needs(person: KnownPerson) -> frozenset[Told]:
    """What the person told of themselves last; a kind that was never told is no kind."""
    kept = standing(records.newest(person.id, NEEDS, LOOKED_AT))
    told = [event.payload["told"] for event in kept if event.kind == NEEDS]
    return frozenset(told[-1]) if told else frozenset()


def tell_needs(person: KnownPerson, told: Iterable[str], *, now: datetime) -> None:
    """Keep what a person tells of themselves, in place of what they told before."""
    keep(person.id, [new_event(person, NEEDS, {"told": sorted(told)}, now=now)], now=now)


def eat(
    person: KnownPerson,
    parts: Sequence[Mapping[str, Any]],
    *,
    now: datetime,
    recipe: str = "",
    replaces: UUID | None = None,
) -> Event:
    """Keep one thing eaten; pydantic's ValidationError where it is none."""
    said = {"parts": [dict(part) for part in parts], "recipe": recipe}
    event = new_event(person, "food_eaten", said, now=now, replaces=replaces)
    keep(person.id, [event], now=now)
    return event


def copy_day(person: KnownPerson, day: date, *, now: datetime) -> int:
    """Eat what stands of another day once more, today; how many entries that were."""
    told = eaten_on(person, day)
    events = [
        new_event(person, "food_eaten", event.said().model_dump(mode="json"), now=now)
        for event in told
    ]
    if events:
        keep(person.id, events, now=now)
    return len(events)


def eaten_on(person: KnownPerson, on: date) -> list[Event]:
    """The entries of a day that stand, oldest first."""
    found = standing(records.of_days(person.id, [on]))
    return [
        event for event in found if event.local_date == on and isinstance(event.said(), FoodEaten)
    ]


def known_facts(person: KnownPerson) -> dict[str, Facts]:
    """What one gram of every food brings, the person's own among them."""
    found = {food.id: facts_of(food) for food in catalogue().food.foods.values()}
    found.update({key: own.facts for key, own in own_foods.own_foods(person.id).items()})
    return found


def of_summary(summary: DaySummary) -> dict[str, int]:
    """Tenths of a gram by food, drinks that are foods among them."""
    drunk = [(mark.item, mark.value) for mark in summary.of("drink")]
    return joined([summary.foods, brought(drunk, catalogue().food.drinks)])


def totals_between(person: KnownPerson, first: date, last: date) -> tuple[Totals, int]:
    """What a stretch of days came to, and on how many of them something was told."""
    days = [of_summary(each) for each in summaries.between(person.id, first, last).values()]
    told = [day for day in days if day]
    return totals(joined(told), known_facts(person)), len(told)


def week_before(on: date) -> date:
    """The first of the seven days that end with this one."""
    return on - timedelta(days=6)
