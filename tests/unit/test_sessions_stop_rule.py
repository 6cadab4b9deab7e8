"""When to stop, ease off or carry on."""

import pytest
from pydantic import ValidationError

from spineflow.sessions.stop_rule import (
    CarryOn,
    EaseOff,
    Pain,
    Sign,
    Stop,
    after_signs,
    signs_in,
    signs_to_show,
)
from tests.the_catalogue import CATALOGUE

SIGNS = CATALOGUE.sessions.signs
EMERGENCY = CATALOGUE.safety.emergency_keys
STOPS = [sign.id for sign in SIGNS.values() if sign.effect == "stop"]


@pytest.mark.parametrize("sign", STOPS)
def test_a_stop_sign_stops_and_leads_to_the_gate(sign: str) -> None:
    outcome = after_signs(["pain_rises", sign, "mild_effort"], SIGNS, EMERGENCY)
    assert isinstance(outcome, Stop)
    assert outcome.because == (sign,)
    assert outcome.ask[: len(SIGNS[sign].asks_again)] == SIGNS[sign].asks_again
    assert set(EMERGENCY) <= set(outcome.ask)


def test_the_headache_no_question_asks_about_says_it_at_once() -> None:
    outcome = after_signs(["headache_or_sight"], SIGNS, EMERGENCY)
    assert isinstance(outcome, Stop) and outcome.messages == ("emergency_contact",)


@pytest.mark.parametrize(
    ("pain", "signs"),
    [
        (Pain(), ()),
        (Pain(before=2, now=3), ()),
        (Pain(before=0, now=3), ("pain_rises",)),
        (Pain(before=3, now=4), ("pain_4_or_5",)),
        (Pain(before=5, now=6), ("pain_passes_5", "pain_4_or_5")),
        (Pain(before=2, next_morning=2), ()),
        (Pain(before=2, next_morning=3), ("worse_next_morning",)),
        (Pain(sharp=5), ()),
        (Pain(sharp=6), ("sharp_pain",)),
    ],
)
def test_numbers_show_signs(pain: Pain, signs: tuple[str, ...]) -> None:
    assert signs_in(pain, SIGNS) == signs


def test_easing_off_and_carrying_on() -> None:
    assert after_signs(["mild_effort", "pain_rises"], SIGNS, EMERGENCY) == EaseOff(("pain_rises",))
    assert after_signs(["mild_effort"], SIGNS, EMERGENCY) == CarryOn()
    assert after_signs([], SIGNS, EMERGENCY) == CarryOn()


def test_signs_of_pregnancy_for_whom_they_may_concern() -> None:
    shown = {sign.id for sign in signs_to_show(SIGNS, maybe_pregnant=False)}
    assert "pregnancy_signs" not in shown
    assert len(signs_to_show(SIGNS, maybe_pregnant=True)) == len(shown) + 1


@pytest.mark.parametrize(
    "broken",
    [
        {"effect": "stop"},
        {"effect": "ease_off", "asks_again": ["pain_now"]},
        {"effect": "ease_off", "measure": "pain_now"},
        {"effect": "ease_off", "topic": "a headache"},
    ],
)
def test_half_a_sign_is_refused(broken: dict[str, object]) -> None:
    whole = {"id": "x", "text": "You feel it.", "source": ["D"], "review": "draft"}
    with pytest.raises(ValidationError):
        Sign.model_validate({**whole, **broken})
