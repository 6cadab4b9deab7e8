"""What a person minds at a self-test that is open to them."""

from collections.abc import Iterable

from spineflow.measures.content import OutcomeMeasure, SelfTest
from spineflow.screening.finding import Screening
from spineflow.screening.safety import Safety

SPEAKS_OF_FORMS = frozenset({"level", "variant", "hide"})
"""Kinds of tokens that choose among the forms of a practice, or take numbers off its page. A test
has one form and no number: "begin at level 1" says nothing there."""


def precautions(safety: Safety, measure: OutcomeMeasure, found: Screening) -> tuple[str, ...]:
    """Ids of tokens: those on the practices the test is like, then those that this person's
    conditions put on its demands. Each once; empty for what is only asked."""
    if measure.test is None:
        return ()
    named = dict.fromkeys(
        (*_on_practices(measure.test, found), *_on_demands(safety, measure.test, found))
    )
    return tuple(each for each in named if safety.tokens[each].kind not in SPEAKS_OF_FORMS)


def _on_practices(test: SelfTest, found: Screening) -> Iterable[str]:
    return (token for item in test.practices for token in found.clearance_of(item).tokens)


def _on_demands(safety: Safety, test: SelfTest, found: Screening) -> Iterable[str]:
    """A test asks for more than the practice it is like: one stands for it, and only sits there."""
    limits = (safety.conditions[each].limits for each in found.conditions)
    return (token for each in limits for demand in test.asks for token in each.get(demand, ()))
