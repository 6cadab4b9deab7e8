"""What follows when something went wrong: from the content, and never milder for what is worse."""

from __future__ import annotations

import itertools

import pytest

from spineflow.sessions.adverse_event import OnlyNoted, OpenGate, after_harm, harms_to_show
from tests.the_catalogue import CATALOGUE

HARMS, SEVERITIES = CATALOGUE.sessions.harms, CATALOGUE.sessions.severities
EMERGENCY = CATALOGUE.safety.emergency_keys
WORST = CATALOGUE.sessions.worst_severity
BY_LEVEL = sorted(SEVERITIES.values(), key=lambda each: each.level)


def result(harm: str, severity: str) -> OpenGate | OnlyNoted:
    return after_harm(HARMS[harm], SEVERITIES[severity], WORST, EMERGENCY)


@pytest.mark.parametrize("harm", HARMS)
def test_the_worst_always_opens_the_gate_and_worse_is_never_milder(harm: str) -> None:
    opens = [isinstance(result(harm, each.id), OpenGate) for each in BY_LEVEL]
    assert opens[-1], "the worst is always serious"
    assert all(later or not earlier for earlier, later in itertools.pairwise(opens))
    worst = result(harm, BY_LEVEL[-1].id)
    assert isinstance(worst, OpenGate) and set(EMERGENCY) <= set(worst.ask)
    assert worst.ask[: len(HARMS[harm].asks_again)] == HARMS[harm].asks_again


@pytest.mark.parametrize(
    "harm", ["leg_symptoms", "numb_or_bladder", "chest_or_breath", "dizzy_or_faint", "pregnancy"]
)
def test_what_may_be_an_alarm_is_serious_however_short_it_was(harm: str) -> None:
    assert isinstance(result(harm, "mild"), OpenGate)


def test_a_sore_knee_is_only_noted() -> None:
    assert result("other_joint", "mild") == result("other_joint", "moderate") == OnlyNoted()


def test_signs_of_pregnancy_for_whom_they_may_concern() -> None:
    shown = {harm.id for harm in harms_to_show(HARMS, maybe_pregnant=False)}
    assert "pregnancy" not in shown and "skin" in shown
    assert len(harms_to_show(HARMS, maybe_pregnant=True)) == len(shown) + 1
