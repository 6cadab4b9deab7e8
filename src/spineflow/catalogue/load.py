"""Loads the content folder into one frozen catalogue, or names everything that is wrong with it."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from spineflow.catalogue.cross_check import cross_check
from spineflow.catalogue.load_phrases import read_phrases
from spineflow.catalogue.load_sessions import read_sessions
from spineflow.catalogue.version import content_version
from spineflow.entries.entry import Entry
from spineflow.entries.problem import BrokenContent
from spineflow.entries.read import Reader
from spineflow.knowledge.clinical_review import ClinicalReview
from spineflow.knowledge.day_terms import (
    CertaintyWorth,
    DayType,
    DirectionWorth,
    Goal,
    Light,
    Place,
    Weight,
)
from spineflow.knowledge.evidence import BibliographyEntry, Claim, FamilySummary
from spineflow.knowledge.food import Food
from spineflow.knowledge.nutrient import (
    Addition,
    AskAbove,
    Ceiling,
    Drink,
    Factor,
    Measure,
    Nutrient,
    QuickTap,
    ReadAs,
    ReferenceValue,
    Without,
)
from spineflow.knowledge.pain_map import LegReach, PainAsk, PainKind, PainRegion
from spineflow.knowledge.practice import Practice
from spineflow.knowledge.programme import Constraint, Programme
from spineflow.knowledge.push_service import PushService
from spineflow.knowledge.sitting import BreakRhythm, BreakTiming, CheckPoint, MicroBreak
from spineflow.knowledge.weekly import WeeklyProgramme
from spineflow.measures.content import OutcomeMeasure
from spineflow.nourishment.content import FoodContent
from spineflow.planning.content import DayContent, PlanContent
from spineflow.screening.card import CardFlag
from spineflow.screening.country import Country
from spineflow.screening.demand import Demand
from spineflow.screening.free_text.read_text import TextReader
from spineflow.screening.limit import Limit
from spineflow.screening.prompts import RoutinePrompt
from spineflow.screening.question import Question, Screen
from spineflow.screening.rescreen import DueRule
from spineflow.screening.rule import (
    Condition,
    Conflict,
    Derived,
    HoldPlanItem,
    LimitKind,
    MatrixRow,
    Message,
    OverlayCell,
    Replacement,
    Rule,
    Token,
)
from spineflow.screening.safety import Safety
from spineflow.sessions.content import SessionContent

CONTENT = Path(__file__).resolve().parents[3] / "content"
"""The content folder of this checkout."""

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Catalogue:
    """Everything `content/` says, by id. `version` is stored with every plan and screening."""

    version: str
    safety: Safety
    practices: Mapping[str, Practice]
    programme: Programme
    weekly: Mapping[str, WeeklyProgramme]
    """Walking, swimming and cycling week by week, by practice."""
    constraints: Mapping[str, Constraint]
    foods: Mapping[str, Food]
    sources: Mapping[str, BibliographyEntry]
    claims: Mapping[str, Claim]
    """What is known about blood flow and about pain; practices name them."""
    families: Mapping[str, FamilySummary]
    """The seven practices of the method by name, each with its truth in one line."""
    sessions: SessionContent
    """What the guided sessions read."""
    days: DayContent
    """Kinds of days, places, lights, goals and weights."""
    readers: Mapping[str, TextReader]
    """Who reads free text, by language."""
    food: FoodContent = field(default_factory=FoodContent)
    """What the food diary reads."""
    due_rules: tuple[DueRule, ...] = ()
    """When all safety questions are asked again."""
    limit_kinds: Mapping[str, LimitKind] = field(default_factory=dict)
    """What a clinician may ask a person not to do; each is a condition of `safety` as well."""
    prompts: Mapping[str, RoutinePrompt] = field(default_factory=dict)
    push_services: Mapping[str, PushService] = field(default_factory=dict)
    """The only hosts this server may ever send something to."""
    card_flags: tuple[str, ...] = ()
    """Questions whose answers stand first on the safety card."""
    reviews: tuple[ClinicalReview, ...] = ()
    """Clinicians who have put their name to this content."""
    pain_regions: Mapping[str, PainRegion] = field(default_factory=dict)
    """The map of pain: where, how it feels, how far down a leg, and what asks a question."""
    pain_kinds: Mapping[str, PainKind] = field(default_factory=dict)
    leg_reaches: Mapping[str, LegReach] = field(default_factory=dict)
    pain_asks: tuple[PainAsk, ...] = ()
    micro_breaks: Mapping[str, MicroBreak] = field(default_factory=dict)
    """What a break from sitting may be, by practice."""
    break_rhythms: tuple[BreakRhythm, ...] = ()
    break_timings: Mapping[str, BreakTiming] = field(default_factory=dict)
    check_points: tuple[CheckPoint, ...] = ()
    """What to look at at a desk, standing and walking."""
    outcome_measures: Mapping[str, OutcomeMeasure] = field(default_factory=dict)
    """What shows over weeks whether something has changed, in the order in which it is offered."""

    @cached_property
    def planning(self) -> PlanContent:
        """The part that planning reads."""
        return PlanContent(
            programme=self.programme,
            practices=self.practices,
            items=self.safety.matrix_items,
            food=self.food,
            constraints=self.constraints,
            tokens=self.safety.tokens,
            claims=self.claims,
            days=self.days,
            instead={item: each.instead for item, each in self.safety.replacements.items()},
        )


def load(root: Path | None = None) -> Catalogue:
    """The catalogue of one content folder; BrokenContent lists every problem by file and path."""
    folder = root or CONTENT
    reader = Reader(folder)
    with _no_collecting():
        catalogue = _read(reader, folder)
        if catalogue is not None and not reader.problems:
            reader.problems.extend(cross_check(catalogue))
    if reader.problems or catalogue is None:
        raise BrokenContent(folder, reader.problems)
    return catalogue


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without the garbage collector: what is made here stays, and looking for waste in it again and
    again costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(reader: Reader, folder: Path) -> Catalogue | None:
    practices = _practices(reader)
    programmes = dict(reader.folder("programmes", Programme))
    if "daily" not in programmes:
        reader.problem("programmes/daily.toml", "", "the daily programme is missing")
    if reader.problems:
        _read_safety(reader, practices)
        return None
    kinds = _by(reader, "screening/clinician_limits.toml", "kind", LimitKind, "id")
    safety = _with_limits(_read_safety(reader, practices), kinds)
    constraints = _by(reader, "planning/constraints.toml", "constraint", Constraint, "id")
    foods = _by(reader, "foods/foods.toml", "food", Food, "id")
    return Catalogue(
        version=content_version(folder),
        safety=safety,
        practices=practices,
        programme=programmes["daily"],
        weekly={
            each.practice: each for _, each in reader.folder("programmes/weekly", WeeklyProgramme)
        },
        constraints=constraints,
        foods=foods,
        food=_food(reader, foods),
        sources=_by(reader, "evidence/sources.toml", "source", BibliographyEntry, "tag"),
        claims=_by(reader, "evidence/claims.toml", "claim", Claim, "id"),
        families=_by(reader, "evidence/families.toml", "family", FamilySummary, "id"),
        sessions=read_sessions(reader, practices, safety.tokens, constraints),
        readers=read_phrases(reader),
        days=_days(reader),
        due_rules=reader.table("screening/rescreen.toml", "due", DueRule),
        limit_kinds=kinds,
        prompts=_by(reader, "screening/prompts.toml", "prompt", RoutinePrompt, "id"),
        push_services=_by(reader, "outside/push_services.toml", "service", PushService, "id"),
        card_flags=tuple(
            flag.question for flag in reader.table("screening/card.toml", "flag", CardFlag)
        ),
        reviews=reader.table("review.toml", "review", ClinicalReview),
        pain_regions=_by(reader, "pain_map/regions.toml", "region", PainRegion, "id"),
        pain_kinds=_by(reader, "pain_map/kinds.toml", "kind", PainKind, "id"),
        leg_reaches=_by(reader, "pain_map/reaches.toml", "reach", LegReach, "id"),
        pain_asks=reader.table("pain_map/asks.toml", "ask", PainAsk),
        micro_breaks=_by(reader, "sitting/micro_breaks.toml", "micro_break", MicroBreak, "item"),
        break_rhythms=reader.table("sitting/break_rhythms.toml", "rhythm", BreakRhythm),
        break_timings=_by(reader, "sitting/break_timings.toml", "timing", BreakTiming, "id"),
        check_points=reader.table("sitting/check_points.toml", "point", CheckPoint),
        outcome_measures=_measures(reader),
    )


def _food(reader: Reader, foods: Mapping[str, Food]) -> FoodContent:
    return FoodContent(
        foods=foods,
        nutrients=_by(reader, "foods/nutrients.toml", "nutrient", Nutrient, "id"),
        references=reader.table("foods/references.toml", "reference", ReferenceValue),
        ceilings=reader.table("foods/ceilings.toml", "ceiling", Ceiling),
        ask_above=_by(reader, "foods/ask_above.toml", "ask_above", AskAbove, "nutrient"),
        factors=reader.table("foods/factors.toml", "factor", Factor),
        additions=reader.table("foods/additions.toml", "addition", Addition),
        read_as=reader.table("foods/read_as.toml", "read_as", ReadAs),
        withouts=reader.table("foods/withouts.toml", "without", Without),
        measures=reader.table("foods/measures.toml", "measure", Measure),
        drinks=_by(reader, "foods/drinks.toml", "drink", Drink, "id"),
        taps=_by(reader, "foods/quick_taps.toml", "tap", QuickTap, "id"),
    )


def _days(reader: Reader) -> DayContent:
    return DayContent(
        day_types=_by(reader, "planning/day_types.toml", "day_type", DayType, "id"),
        places=_by(reader, "planning/places.toml", "place", Place, "id"),
        lights=_by(reader, "planning/lights.toml", "light", Light, "id"),
        goals=_by(reader, "planning/goals.toml", "goal", Goal, "id"),
        weights=_by(reader, "planning/weights.toml", "weight", Weight, "id"),
        certainties=_by(
            reader, "planning/certainties.toml", "certainty", CertaintyWorth, "certainty"
        ),
        directions=_by(
            reader, "planning/directions.toml", "direction", DirectionWorth, "direction"
        ),
    )


def _with_limits(safety: Safety, kinds: Mapping[str, LimitKind]) -> Safety:
    """Every kind of clinician's limit as one more condition, which no answer sets."""
    limits = {
        kind.id: Condition(
            id=kind.id,
            label=kind.label,
            plain=kind.plain,
            bars=kind.bars,
            limits=kind.limits,
            source=kind.source,
            review=kind.review,
        )
        for kind in kinds.values()
    }
    rows = tuple(
        MatrixRow(
            condition=kind.id,
            items=(item,),
            cell="modify",
            tokens=tokens,
            source=kind.source,
            review=kind.review,
        )
        for kind in kinds.values()
        for item, tokens in kind.tokens.items()
    )
    conditions = {**safety.conditions, **limits}
    return replace(safety, conditions=conditions, rows=(*safety.rows, *rows))


def _practices(reader: Reader) -> dict[str, Practice]:
    practices = {}
    for stem, practice in reader.folder("practices", Practice):
        if practice.id != stem:
            reader.problem(
                f"practices/{stem}.toml", "id", f"must be {stem!r}, as the file is named"
            )
        practices[practice.id] = practice
    return practices


def _measures(reader: Reader) -> dict[str, OutcomeMeasure]:
    measures = []
    for stem, measure in reader.folder("measures", OutcomeMeasure):
        if measure.id != stem:
            reader.problem(f"measures/{stem}.toml", "id", f"must be {stem!r}, as the file is named")
        measures.append(measure)
    return {each.id: each for each in sorted(measures, key=lambda each: each.order)}


def _read_safety(reader: Reader, practices: Mapping[str, Practice]) -> Safety:
    hold_plan = _by(reader, "screening/hold_plan.toml", "item", HoldPlanItem, "item")
    return Safety(
        questions=_by(reader, "screening/questions.toml", "question", Question, "key"),
        screens=reader.table("screening/screens.toml", "screen", Screen),
        derived=reader.table("screening/derived.toml", "derived", Derived),
        demands=_by(reader, "screening/demands.toml", "demand", Demand, "id"),
        rules=_by(reader, "screening/rules.toml", "rule", Rule, "id"),
        conditions=_by(reader, "screening/conditions.toml", "condition", Condition, "id"),
        rows=reader.table("screening/matrix.toml", "row", MatrixRow),
        tokens=_by(reader, "screening/tokens.toml", "token", Token, "id"),
        messages=_by(reader, "screening/messages.toml", "message", Message, "id"),
        countries=_by(reader, "screening/countries.toml", "country", Country, "code"),
        hold_plan={item: entry.tokens for item, entry in hold_plan.items()},
        replacements=_by(reader, "screening/replacements.toml", "replacement", Replacement, "item"),
        conflicts=reader.table("screening/conflicts.toml", "conflict", Conflict),
        limits=_by(reader, "screening/limits.toml", "limit", Limit, "id"),
        overlay=reader.table("screening/overlay.toml", "held", OverlayCell),
        practices=practices,
    )


def _by(reader: Reader, name: str, array: str, kind: type[E], key: str) -> dict[str, E]:
    """Entries of one file by their key; the same key twice is a problem."""
    entries: dict[str, E] = {}
    for at, entry in enumerate(reader.table(name, array, kind)):
        identity = str(getattr(entry, key))
        if identity in entries:
            reader.problem(name, f"{array}.{at}.{key}", f"{identity!r} stands here twice")
        entries[identity] = entry
    return entries
