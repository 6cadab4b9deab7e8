"""Why a practice is in, out or changed for one person: sentences and sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from spineflow.knowledge.practice import Practice
from spineflow.screening.collect import Barred, barred_demands
from spineflow.screening.finding import ItemClearance, Screening
from spineflow.screening.forms import closed_words
from spineflow.screening.safety import Safety
from spineflow.vocabulary.disposition import Clearance
from spineflow.vocabulary.reason import Reason

Kind = Literal["message", "rule", "condition", "demand", "token"]
Effect = Literal["bars", "closes_forms", "changes"]
"""Takes the whole practice away; takes some of its forms or words away; changes how it is done."""


class Why(NamedTuple):
    """One reason: an entry of `content/screening`, what it does here, and its words."""

    kind: Kind
    id: str
    effect: Effect
    sentence: str
    """For the person, a gettext id: a whole sentence, or what stands after "because"."""
    source: tuple[str, ...]
    through: tuple[str, ...] = ()
    """For a demand or a token: the conditions (or rules) that bring it."""
    reviewer: str = ""
    """The words of the clinical reference, for a clinician; not shown to the person."""


class FormState(NamedTuple):
    """One form of the practice and what closes it; nothing closes an open one."""

    variant: str
    level: int
    title: str
    closed_by: tuple[str, ...]
    """Demands, or the variant itself where a token takes it away."""


class Withheld(NamedTuple):
    """A replacement that is not offered, because it is not cleared itself."""

    item: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that speaks for and against one practice, for one person, now."""

    item: str
    clearance: Clearance
    whys: tuple[Why, ...]
    forms: tuple[FormState, ...]
    taken_words: tuple[str, ...]
    """Words of its choices that are taken away: a direction, a zone, a mode."""
    replacements: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    source: tuple[str, ...]
    """Where the practice itself comes from."""


def explain(safety: Safety, screening: Screening, item: str) -> Explanation:
    """Why `item` is in, out or changed; KeyError for an unknown practice."""
    clearance = screening.clearance_of(item)
    practice = safety.practices[item]
    barred = barred_demands(safety, screening.conditions)
    tokens = _tokens(safety, screening, item)
    taken = barred.words.union(*(safety.tokens[token].excludes for token in tokens))
    closed = closed_words(practice, taken)
    words = (word for choice in practice.choices.values() for word in choice)
    whys = (
        *_from_the_disposition(safety, screening, clearance),
        *_from_conditions(safety, screening, practice),
        *_from_demands(safety, practice, barred),
        *_from_tokens(safety, practice, tokens),
    )
    return Explanation(
        item=item,
        clearance=clearance.clearance,
        whys=whys,
        forms=_forms(practice, closed),
        taken_words=tuple(word for word in words if word in closed),
        replacements=clearance.replacements,
        withheld=_withheld(safety, screening, clearance),
        source=practice.source,
    )


def _from_the_disposition(
    safety: Safety, screening: Screening, clearance: ItemClearance
) -> Iterator[Why]:
    """The rules that shut the practice, or leave it in the hold plan."""
    if screening.disposition is None:
        message = safety.messages["not_screened"]
        yield Why("message", message.id, "bars", message.text, message.source)
    effect: Effect = "bars" if clearance.barred else "changes"
    for reason in clearance.reasons:
        if reason.kind == "rule":
            rule = safety.rules[reason.id]
            yield Why("rule", rule.id, effect, rule.topic, rule.source, reviewer=rule.why)


def _from_conditions(safety: Safety, screening: Screening, practice: Practice) -> Iterator[Why]:
    """The cells of the matrix."""
    for name in screening.conditions:
        plain = safety.conditions[name].plain
        for row in safety.rows_of[name]:
            if practice.id in row.items:
                effect: Effect = "bars" if row.cell == "avoid" else "changes"
                words = "; ".join(filter(None, (row.how, row.reason)))
                yield Why("condition", name, effect, plain, row.source, reviewer=words)


def _from_demands(safety: Safety, practice: Practice, barred: Barred) -> Iterator[Why]:
    """Barred demands of the practice; together they may leave no form of it."""
    asked = practice.demands & barred.words
    left = any(form.words.isdisjoint(barred.words) for form in practice.forms)
    for name in sorted(asked):
        demand = safety.demands[name]
        effect: Effect = "closes_forms" if left else "bars"
        yield Why("demand", name, effect, demand.plain, demand.source, barred.by[name])


def _tokens(safety: Safety, screening: Screening, item: str) -> dict[str, tuple[str, ...]]:
    """Every token that conditions or the hold plan put on the practice, and what brings it."""
    found: dict[str, tuple[str, ...]] = {}
    for name in screening.conditions:
        rows = (row.tokens for row in safety.rows_of[name] if item in row.items)
        tokens = [token for tokens in rows for token in tokens]
        for token in dict.fromkeys((*tokens, *safety.limits_of[name].get(item, ()))):
            found[token] = (*found.get(token, ()), name)
    for token in screening.clearance_of(item).tokens:
        found.setdefault(token, ())
    return found


def _from_tokens(
    safety: Safety, practice: Practice, tokens: dict[str, tuple[str, ...]]
) -> Iterator[Why]:
    for name, through in tokens.items():
        token = safety.tokens[name]
        takes = not practice.closable.isdisjoint(token.excludes)
        effect: Effect = "closes_forms" if takes else "changes"
        yield Why("token", name, effect, token.sentence, token.source, through)


def _forms(practice: Practice, closed: frozenset[str]) -> tuple[FormState, ...]:
    return tuple(
        FormState(
            form.variant.id,
            form.level.level,
            form.level.title,
            tuple(sorted(form.words & closed)),
        )
        for form in practice.forms
    )


def _withheld(
    safety: Safety, screening: Screening, clearance: ItemClearance
) -> tuple[Withheld, ...]:
    """The replacements of a barred practice that are barred themselves."""
    replacement = safety.replacements.get(clearance.item)
    if replacement is None or not clearance.barred:
        return ()
    return tuple(
        Withheld(each, screening.clearance_of(each).reasons)
        for each in replacement.instead
        if each not in clearance.replacements
    )
