"""Whether much of a kind of exercise is left out by the answers, so that a page says so (B.1)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue

THE_GATE = {"rule", "condition", "demand"}
"""Kinds of reasons that come from the answers, not from the day."""
RULE = "shorter_on_purpose"


def on_purpose(left_out: Sequence[Mapping[str, Any]]) -> str:
    """The sentence where the answers leave out more than the named share of a group; else empty."""
    content = catalogue()
    rule, practices = content.constraints[RULE], content.practices
    whole: Counter[str] = Counter(practices[item].group for item in content.safety.matrix_items)
    out: Counter[str] = Counter(
        practices[each["item"]].group
        for each in left_out
        if each["item"] in content.safety.matrix_items
        and any(reason["kind"] in THE_GATE for reason in each["reasons"])
    )
    share = content.planning.number(RULE) / 100
    is_much = any(out[group] > share * whole[group] for group in rule.words)
    return say(rule.sentence) if is_much else ""
