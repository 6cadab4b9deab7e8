"""Whatever the gate and planning give as a reason has its words, on every page the same."""

from typing import get_args, get_type_hints

import pytest

from spineflow.vocabulary.reason import Reason
from spineflow_web.pages.reasons import reason_sentences, saved_reason_sentences
from spineflow_web.store.catalogue import catalogue

KINDS = get_args(get_type_hints(Reason)["kind"])


def ids_of(kind: str) -> list[str]:
    content = catalogue()
    known = {
        "rule": content.safety.rules,
        "condition": content.safety.conditions,
        "demand": content.safety.demands,
        "constraint": content.constraints,
        "score": content.days.weights,
    }
    return list(known[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_every_reason_has_its_words(kind: str) -> None:
    for name in ids_of(kind):
        (live,) = reason_sentences([Reason(kind, name)])
        assert saved_reason_sentences([{"kind": kind, "id": name}]) == [live]


def test_a_reason_is_said_once_and_an_unknown_one_not_at_all() -> None:
    reason = Reason("demand", "supine")
    assert reason_sentences([reason, reason]) == ["It asks for this: lying flat on your back."]
    assert saved_reason_sentences([{"kind": "rule", "id": "of an older content"}]) == []
