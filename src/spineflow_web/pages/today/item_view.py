"""One planned practice as the template reads it: words only, nothing left to look up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from spineflow.knowledge.practice import Level, Practice, Variant
from spineflow.planning.form import Form
from spineflow.screening.forms import closed_words, excluded_words
from spineflow.vocabulary.ids import WALKING
from spineflow_web.pages.evidence_words import certainty_words, source_words, strength_of
from spineflow_web.pages.practices.way_figure import open_breath, open_steps
from spineflow_web.pages.reasons import saved_reason_sentences
from spineflow_web.pages.sentences import say
from spineflow_web.pages.today.dose_words import dose_words, minutes_words
from spineflow_web.store.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about one outcome: how surely, in a sentence, and where that is read."""

    name: str
    certainty: str
    strength: int
    sentence: str
    sources: list[str]


@dataclass(frozen=True, slots=True)
class ItemView:
    """One practice of the day."""

    id: str
    title: str
    dose: str
    goal: str
    level: str
    level_sentence: str
    purpose: str
    start: str
    steps: list[str]
    breath: str
    feel: str
    cautions: list[str]
    stop: list[str]
    reasons: list[str]
    evidence: list[Evidence]
    food: str
    portion: str

    @property
    def name(self) -> str:
        """Its title, with the food where it is one."""
        return f"{self.title}: {self.food}" if self.food else self.title


def item_view(planned: Mapping[str, Any]) -> ItemView:
    """The words of one planned item."""
    content = catalogue()
    practice = content.practices[planned["item"]]
    variant, level = _variant(practice, planned), _level(practice, planned)
    steps, breath = _how(practice, variant, level, planned["tokens"])
    food = content.foods.get(planned.get("food", ""))
    dose = planned["dose"]
    return ItemView(
        id=practice.id,
        title=say(practice.title),
        dose=dose_words(dose),
        goal=_goal(practice, dose),
        level=say(level.title) if level else "",
        level_sentence=say(level.sentence) if level and not _is_reduced(level, dose) else "",
        purpose=say(practice.purpose),
        start=say(practice.start_of(variant, level)),
        steps=steps,
        breath=breath,
        feel=say(practice.feel),
        cautions=[say(content.safety.tokens[token].sentence) for token in planned["tokens"]],
        stop=[say(sign) for sign in practice.stop],
        reasons=saved_reason_sentences(planned["reasons"]),
        evidence=[
            _evidence(_("Blood flow"), practice.blood_flow),
            _evidence(_("Pain"), practice.pain),
        ],
        food=say(food.name) if food else "",
        portion=say(food.portion) if food and not _hides_amounts(planned) else "",
    )


def _how(
    practice: Practice, variant: Variant, level: Level | None, tokens: Iterable[str]
) -> tuple[list[str], str]:
    """The steps and the breath, without what the person's tokens take away."""
    if level is None:
        return [say(step) for step in variant.steps], say(practice.breath)
    known = catalogue().safety.tokens
    closed = closed_words(practice, excluded_words(known[token] for token in tokens))
    form = Form(variant, level)
    return open_steps(practice.id, form, closed), open_breath(practice.id, form, closed)


def _hides_amounts(planned: Mapping[str, Any]) -> bool:
    """Whether this person is to see no amounts of food."""
    tokens = catalogue().safety.tokens
    return any("targets" in tokens[token].hides for token in planned["tokens"])


def _variant(practice: Practice, planned: Mapping[str, Any]) -> Variant:
    found = (each for each in practice.variants if each.id == planned["variant"])
    return next(found, practice.variants[0])


def _level(practice: Practice, planned: Mapping[str, Any]) -> Level | None:
    wanted = (planned["level"], planned["variant"])
    return next((each for each in practice.levels if (each.level, each.variant) == wanted), None)


def _is_reduced(level: Level, dose: Mapping[str, Any]) -> bool:
    """Whether the plan asks for other numbers than the level's own sentence names."""
    asked = {"minutes": level.dose.minutes, "hold_s": level.dose.hold_s}
    return any((dose.get(name) or 0) != number for name, number in asked.items())


def _goal(practice: Practice, dose: Mapping[str, Any]) -> str:
    if practice.id != WALKING or "minutes" not in dose:
        return ""
    goal = catalogue().constraints["walking_goal"].value or 0
    return _("Goal: %(time)s a day, in one piece or in parts") % {"time": minutes_words(goal)}


def _evidence(name: str, claim_ids: tuple[str, ...]) -> Evidence:
    """One label for all claims of a group, as sure as the first; each sentence says its own."""
    claims = [catalogue().claims[claim_id] for claim_id in claim_ids]
    first = claims[0]
    sentences = [say(claim.sentence) for claim in claims]
    if len(claims) > 1:
        said = zip(sentences, map(certainty_words, claims), strict=True)
        sentences = [f"{sentence} ({sure})" for sentence, sure in said]
    sources = source_words(each for claim in claims for each in claim.source)
    return Evidence(name, certainty_words(first), strength_of(first), " ".join(sentences), sources)
