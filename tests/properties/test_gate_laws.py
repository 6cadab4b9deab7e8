"""Laws of the gate over dispositions, conditions, modifications and demands."""

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from spineflow.screening.clearance import clear_practices, smallest_limits
from spineflow.screening.collect import barred_demands
from spineflow.screening.demand import with_higher_grades
from spineflow.screening.evaluate import screen
from spineflow.screening.explain import explain
from spineflow.screening.finding import ItemClearance, Screening
from spineflow.screening.forms import open_forms
from spineflow.screening.safety import Safety
from spineflow.vocabulary.disposition import Disposition
from tests.properties.demanding import DEMANDING, MADE, SINGLE
from tests.properties.examples import law
from tests.properties.strategies import HEALTHY, SAFETY, mostly_healthy, values

EXCEPTIONS = {
    "surgery_cleared": "the surgical team has agreed: C12 no longer asks for them",
    "trauma_assessed": "a doctor has looked since the accident: E07 no longer fires",
    "known_axspa": "the inflammation is known and treated: C08 no longer asks for a referral",
    "stenosis": "the old symptoms of both legs are explained: C10 no longer fires",
    "heart_failure": "the breathlessness is explained: C19 gives way to C15",
}
"""Yes to these may lower the result or change which rule applies (clinical reference A.3)."""

LADDERS: dict[str, list[list[Any]]] = {
    "sex": [],  # No answer is more severe than another.
    "pregnancy_status": [  # Pregnant and after birth differ; neither is more.
        ["no", "pregnant"],
        ["no", "postpartum_6_12w"],
        ["no", "postpartum_0_6w"],
    ],
    "recent_surgery": [  # The site differs, not the weight.
        ["none", site] for site in values(SAFETY.questions["recent_surgery"])[1:]
    ],
    "dvt_status": [["no", "past", "treated_lt_3m", "suspected"]],
    "vertebral_fracture": [["no", "older", "recent_lt_3m"]],
    "known_heart_disease": [  # "Stable and cleared" is good news beside chest pain: C15, C16.
        ["no", "not_cleared_or_recent_event"],
        ["stable_cleared", "not_cleared_or_recent_event"],
    ],
    "asthma_copd": [  # "Stable" explains a long-standing breathlessness: C19.
        ["no", "breathless_unstable"],
        ["stable", "breathless_unstable"],
    ],
}
"""Answers from mild to severe where the order of the content is not it."""

STEPS = [
    (question.key, mild, severe)
    for question in SAFETY.questions.values()
    if question.answer != "number" and question.key not in EXCEPTIONS
    for ladder in LADDERS.get(question.key, [values(question)])
    for at, mild in enumerate(ladder)
    for severe in ladder[at + 1 :]
]

NAMES, TOKENS, DEMANDS = sorted(SAFETY.conditions), sorted(SAFETY.tokens), sorted(SAFETY.demands)
conditions = st.binary(max_size=6).map(lambda drawn: some_of(NAMES, drawn))
tokens = st.binary(max_size=8).map(lambda drawn: [TOKENS[each % len(TOKENS)] for each in drawn])


def some_of(names: list[str], drawn: bytes) -> list[str]:
    """Each name once; bytes are drawn at once, and a list of names is not."""
    return list(dict.fromkeys(names[each % len(names)] for each in drawn))


def cleared(names: list[str], safety: Safety = DEMANDING) -> dict[str, ItemClearance]:
    """What conditions alone clear, with the made practices beside the real ones."""
    order = tuple(name for name in SAFETY.conditions if name in names)
    worst = Disposition.OK_WITH_MODIFICATIONS if names else Disposition.OK
    found = clear_practices(safety, worst, (), order, None, False)
    return {each.item: each for each in (*found.items, *found.further)}


def severity(screening: Screening) -> int:
    return screening.disposition.severity if screening.disposition else -1


def no_wider(before: ItemClearance, after: ItemClearance) -> bool:
    """Whether `after` allows nothing that `before` did not."""
    if after.barred:
        return True
    return (
        after.clearance.strictness >= before.clearance.strictness
        and set(after.tokens) >= set(before.tokens)
        and after.closed >= before.closed
        and all(after.limits.get(name, 1e9) <= most for name, most in before.limits.items())
    )


def _waits(before: Screening, after: Screening) -> bool:
    """Whether an emergency question has come up that nobody answered: then nothing is cleared, and
    what stopped everything before still does."""
    stopped = before.disposition is not None and before.disposition.stops_everything
    return after.disposition is None and bool(after.unanswered) and not stopped


def narrowed(before: Screening, old: ItemClearance, new: ItemClearance) -> ItemClearance:
    """The clearance without the tokens of forms that are now closed altogether.

    `acute_noinjury` limits the bend that `acute_injury` bars: with the bend its limits go.
    """
    limits = [SAFETY.conditions[name].limits for name in before.conditions]
    gone = {
        token
        for each in limits
        for demand, tokens_of in each.items()
        if demand in new.closed
        for token in tokens_of
    } - set(new.tokens)
    kept = tuple(token for token in old.tokens if token not in gone)
    by_limit = smallest_limits(old.item, [SAFETY.tokens[token] for token in kept])
    return replace(old, tokens=kept, limits=by_limit) if gone else old


@law()
@given(conditions, st.sampled_from(NAMES))
def test_one_more_condition_never_clears_more(names: list[str], more: str) -> None:
    before, after = cleared(names), cleared([*names, more])
    assert all(no_wider(before[item], after[item]) for item in before)


NEWLY_ASKED: dict[str, Any] = {
    **HEALTHY,
    "active_cancer_treatment": True,
    "age": 80,
    "anticoagulant": True,
    "asthma_copd": "breathless_unstable",
    "trauma_assessed": "unsure",
}
"""A fall brings up whether a doctor has looked; not sure is no answer, and everything waits."""


@law()
@given(mostly_healthy, st.sampled_from(STEPS))
@example(NEWLY_ASKED, ("trauma", "none", "minor"))
@example({**NEWLY_ASKED, "age": 15}, ("trauma", "none", "minor"))
@example({**NEWLY_ASKED, "saddle_numbness": True}, ("trauma", "none", "minor"))
@example({**NEWLY_ASKED, "calf_swelling": True}, ("trauma", "none", "minor"))
def test_a_more_severe_answer_is_never_milder(
    answers: dict[str, Any], step: tuple[str, Any, Any]
) -> None:
    key, mild, severe = step
    before = screen(DEMANDING, {**answers, key: mild})
    after = screen(DEMANDING, {**answers, key: severe})
    assert severity(after) >= severity(before) or _waits(before, after)
    for old, new in zip(_all(before), _all(after), strict=True):
        is_narrower = no_wider(old, new) or no_wider(narrowed(before, old, new), new)
        assert is_narrower, (old.item, set(old.tokens) - set(new.tokens))


def test_a_question_that_newly_comes_up_clears_nothing_until_it_is_answered() -> None:
    before = screen(DEMANDING, {**NEWLY_ASKED, "trauma": "none"})
    waiting = screen(DEMANDING, {**NEWLY_ASKED, "trauma": "minor"})
    assert before.disposition is Disposition.CLINICIAN_BEFORE_START
    assert waiting.disposition is None and "trauma_assessed" in waiting.unanswered
    assert all(each.barred for each in _all(waiting))
    stopped = screen(DEMANDING, {**NEWLY_ASKED, "trauma": "minor", "saddle_numbness": True})
    assert stopped.disposition is Disposition.EMERGENCY_NOW


@law()
@given(conditions, conditions, st.integers(0, 1 << 32))
def test_modifications_merge_alike_in_any_order_and_twice(
    first: list[str], second: list[str], order: int
) -> None:
    shuffled = [*first, *second, *first]
    Random(order).shuffle(shuffled)
    found = clear_practices(DEMANDING, Disposition.OK, (), tuple(shuffled), None, False)
    merged = cleared([*first, *second])
    for each in (*found.items, *found.further):
        same = merged[each.item]
        assert each.clearance == same.clearance
        assert set(each.tokens) == set(same.tokens)
        assert (each.limits, each.closed) == (same.limits, same.closed)
        assert set(each.reasons) == set(same.reasons)


@law()
@given(st.sampled_from(sorted(SAFETY.practices)), tokens, tokens)
def test_the_smallest_limit_wins(item: str, first: list[str], second: list[str]) -> None:
    def limits(names: list[str]) -> dict[str, float]:
        return smallest_limits(item, [SAFETY.tokens[name] for name in names])

    both = limits([*first, *second])
    apart = [limits(first), limits(second)]
    assert both == limits([*second, *first, *second])
    assert both.keys() == apart[0].keys() | apart[1].keys()
    for name, value in both.items():
        assert value == min(each[name] for each in apart if name in each)


@law()
@given(mostly_healthy)
def test_a_barred_demand_never_comes_back(answers: dict[str, Any]) -> None:
    screening = screen(DEMANDING, answers)
    barred = barred_demands(DEMANDING, screening.conditions).words
    for clearance in _all(screening):
        for offered in (clearance.item, *clearance.replacements):
            found = screening.clearance_of(offered)
            if found.barred:
                assert offered == clearance.item
                continue
            forms = open_forms(DEMANDING.practices[offered], found.closed)
            assert forms, offered
            assert all(barred.isdisjoint(form.words) for form in forms)


@law()
@given(st.binary(max_size=8), st.sampled_from(DEMANDS))
def test_barring_half_way_bars_the_end_and_never_the_other_way(drawn: bytes, more: str) -> None:
    barred = set(some_of(DEMANDS, drawn))
    closed = with_higher_grades(SAFETY.demands, barred)
    assert closed >= barred
    assert with_higher_grades(SAFETY.demands, closed) == closed
    assert with_higher_grades(SAFETY.demands, {*barred, more}) >= closed
    for name in closed - barred:
        axis, grade = SAFETY.demands[name].axis, SAFETY.demands[name].grade
        assert any(
            SAFETY.demands[each].axis == axis and SAFETY.demands[each].grade < grade
            for each in barred
        )


@law()
@given(mostly_healthy, st.sampled_from(sorted(DEMANDING.practices)))
def test_whatever_is_barred_or_changed_is_explained(answers: dict[str, Any], item: str) -> None:
    screening = screen(DEMANDING, answers)
    clearance = screening.clearance_of(item)
    found = explain(DEMANDING, screening, item)
    explained = {(why.kind, why.id) for why in found.whys}
    assert {(reason.kind, reason.id) for reason in clearance.reasons} <= explained | {
        ("condition", name) for why in found.whys for name in why.through
    }
    assert {("token", token) for token in clearance.tokens} <= explained
    assert all(why.sentence and why.source for why in found.whys)
    if clearance.barred:
        bars = any(why.effect == "bars" for why in found.whys)
        assert bars or all(form.closed_by for form in found.forms) or _no_word(item, found)
    else:
        assert any(not form.closed_by for form in found.forms)


def _no_word(item: str, found: Any) -> bool:
    """Whether some choice of the practice has no word left."""
    choices: dict[str, Any] = dict(DEMANDING.practices[item].choices)
    return any(set(found.taken_words) >= set(words) for words in choices.values())


def _all(screening: Screening) -> tuple[ItemClearance, ...]:
    return (*screening.clearances, *screening.further)


def test_a_demand_that_a_condition_bars_takes_away_what_asks_for_it() -> None:
    for name in SAFETY.conditions:
        found = cleared([name], SINGLE)
        for demand in SAFETY.demands:
            added = SAFETY.conditions[name].limits.get(demand, ())
            taken = {word for token in added for word in SAFETY.tokens[token].excludes}
            gone = demand in SAFETY.barred_by[name] or demand in taken
            assert found[f"asks_{demand}"].barred == gone, (name, demand)


def test_practices_outside_the_matrix_stand_apart() -> None:
    screening = screen(DEMANDING, {})
    assert {each.item for each in screening.further} >= set(MADE)
    assert {each.item for each in screening.clearances} == SAFETY.matrix_items


def test_every_limit_reaches_a_practice_that_asks_for_it() -> None:
    for name, condition in SAFETY.conditions.items():
        found = cleared([name], SINGLE)
        for demand, added in condition.limits.items():
            asked = found[f"asks_{demand}"]
            assert asked.barred or set(added) <= set(asked.tokens), (name, demand)
