"""The usual pain: the middle of the days' own middles, once enough days are told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from uuid_utils.compat import uuid7

from spineflow.records.summary import DaySummary, Mark, MarkKind
from spineflow.records.usual_pain import latest_pain, usual_pain


def day(*told: tuple[MarkKind, int]) -> DaySummary:
    marks = (
        Mark(at=f"2026-11-20T{8 + n:02d}:00:00.000+00:00", id=uuid7(), kind=kind, value=value)
        for n, (kind, value) in enumerate(told)
    )
    return DaySummary(marks=tuple(marks))


@pytest.mark.parametrize(
    ("days", "usual"),
    [
        ([], None),
        ([[("now", 3)], [("now", 3)]], None),
        ([[("now", 3)], [], [("now", 5)], [("before", 4)]], 4),
        ([[("now", 9), ("now", 1), ("now", 1)], [("now", 2)], [("now", 2)]], 2),
        ([[("next_morning", 2)], [("after", 9)], [("now", 2)], [("now", 3)]], 2),
        ([[("water", 1)], [("after", 9)], [("now", 2)]], None),
    ],
)
def test_it_needs_three_days_and_leaves_out_what_a_session_just_changed(
    days: Sequence[Sequence[tuple[MarkKind, int]]], usual: float | None
) -> None:
    assert usual_pain([day(*each) for each in days], 3) == usual


def test_the_latest_number_counts_whatever_it_was_told_beside() -> None:
    assert latest_pain(day(("now", 3), ("after", 6), ("water", 1))) == 6
    assert latest_pain(day(("water", 1))) is None
