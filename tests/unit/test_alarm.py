"""Alarms: what stands, what falls, and what nobody has examined."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from spineflow.screening.alarm import Alarm, correctable, held, standing, stopped, stopping
from spineflow.screening.clearance import smallest_limits
from spineflow.screening.evaluate import screen
from spineflow.screening.finding import Screening
from spineflow.vocabulary.disposition import Clearance, Disposition
from spineflow.vocabulary.reason import Reason
from tests.properties.strategies import HEALTHY, SAFETY, TODAY, answers, mostly_healthy

EMERGENCY = Alarm(TODAY, Disposition.EMERGENCY_NOW, ("E01", "E02"))
STOPS = [rule.id for rule in SAFETY.rules.values() if rule.disposition.stops_everything]
some_stops = st.lists(st.sampled_from(STOPS), min_size=1, max_size=4, unique=True)


def alarm_of(rules: list[str]) -> Alarm:
    worst = max((SAFETY.rules[r].disposition for r in rules), key=lambda each: each.severity)
    return Alarm(TODAY, worst, tuple(rules))


def strictness(found: Screening) -> list[int]:
    return [each.clearance.strictness for each in (*found.clearances, *found.further)]


def test_a_rule_falls_by_its_own_question_only() -> None:
    assert standing(SAFETY, EMERGENCY, ()) == ("E01", "E02")
    one = Alarm(TODAY, EMERGENCY.disposition, EMERGENCY.fired, frozenset({"saddle_numbness"}))
    assert standing(SAFETY, one, ()) == ("E02",)
    assert standing(SAFETY, one, ("E01",)) == ("E01", "E02")
    elsewhere = Alarm(TODAY, EMERGENCY.disposition, EMERGENCY.fired, frozenset({"fever_now"}))
    assert standing(SAFETY, elsewhere, ()) == ("E01", "E02")


def test_content_that_lost_the_rule_does_not_end_the_alarm() -> None:
    lost = Alarm(TODAY, Disposition.EMERGENCY_NOW, ("E99",), frozenset({"saddle_numbness"}))
    assert standing(SAFETY, lost, ()) == ("E99",)
    shown = stopped(SAFETY, screen(SAFETY, HEALTHY), lost)
    assert shown.disposition is Disposition.EMERGENCY_NOW
    assert "emergency_contact" in shown.messages


def test_a_mistake_is_for_the_same_day_and_once_a_question() -> None:
    keys = {"saddle_numbness", "bladder_change"}
    assert correctable(SAFETY, EMERGENCY, TODAY, frozenset()) == keys
    assert correctable(SAFETY, EMERGENCY, TODAY, frozenset({"bladder_change"})) == {
        "saddle_numbness"
    }
    assert correctable(SAFETY, EMERGENCY, TODAY + timedelta(days=1), frozenset()) == frozenset()


def test_all_is_asked_again_on_a_later_date_only() -> None:
    assert not EMERGENCY.may_screen_again(TODAY)
    assert not EMERGENCY.may_screen_again(TODAY - timedelta(days=1))
    assert EMERGENCY.may_screen_again(TODAY + timedelta(days=1))


@given(answers, some_stops)
def test_an_alarm_clears_nothing_and_never_softens(
    given_: dict[str, Any], rules: list[str]
) -> None:
    found, alarm = screen(SAFETY, given_), alarm_of(rules)
    shown = stopped(SAFETY, found, alarm)
    assert shown.disposition is not None and shown.disposition.stops_everything
    assert shown.disposition.severity >= alarm.disposition.severity
    if found.disposition is not None:
        assert shown.disposition.severity >= found.disposition.severity
    assert set(rules) | set(found.fired) == set(shown.fired)
    assert all(each.barred and not each.replacements for each in shown.clearances)
    assert all(each.barred for each in shown.further)
    assert shown.messages and set(shown.messages) <= SAFETY.messages.keys()


@given(mostly_healthy, some_stops)
def test_what_nobody_examined_leaves_the_hold_plan(
    given_: dict[str, Any], rules: list[str]
) -> None:
    found = screen(SAFETY, given_)
    shown = held(SAFETY, found, rules)
    if found.disposition is None or found.disposition.stops_everything:
        assert shown is found
        return
    assert shown.disposition is Disposition.CLINICIAN_BEFORE_START
    assert {each.item for each in shown.clearances if not each.barred} <= set(SAFETY.hold_plan)
    assert all(new >= old for new, old in zip(strictness(shown), strictness(found), strict=True))
    walking = shown.clearance_of("walking")
    assert walking.barred or "usual_amount_only" in walking.tokens
    assert held(SAFETY, found, ()) is found


@given(
    some_stops, st.sets(st.sampled_from(sorted(SAFETY.questions))), st.sets(st.sampled_from(STOPS))
)
def test_correcting_more_leaves_less_and_never_what_fires(
    rules: list[str], corrected: set[str], firing: set[str]
) -> None:
    alarm = alarm_of(rules)
    more = Alarm(alarm.on, alarm.disposition, alarm.fired, frozenset(corrected))
    left = standing(SAFETY, more, firing)
    assert set(left) <= set(standing(SAFETY, alarm, firing)) == set(rules)
    assert firing & set(rules) <= set(left)


def test_stopping_takes_the_rules_that_stop() -> None:
    assert stopping(SAFETY, ("E01", "C02", "U01", "E99")) == ("E01", "U01")
    assert Clearance.BARRED.strictness == 2
    assert date(2026, 11, 23) == TODAY


def test_only_the_worst_rules_speak_and_stand_as_the_reason() -> None:
    """A same-day rule fires beside an emergency of before: its message waits."""
    beside = screen(SAFETY, {**HEALTHY, "calf_swelling": True})
    assert beside.fired == ("U05",)
    shown = stopped(SAFETY, beside, Alarm(TODAY, Disposition.EMERGENCY_NOW, ("E02",)))
    assert shown.fired == ("E02", "U05")
    assert shown.messages == SAFETY.rules["E02"].messages
    first = shown.clearances[0]
    assert first.reasons[0] == Reason("rule", "E02")
    assert first.reasons.count(Reason("rule", "U05")) == 1
    assert (first.tokens, dict(first.limits), first.replacements) == ((), {}, ())


def test_the_same_reason_is_said_once() -> None:
    found = screen(SAFETY, {**HEALTHY, "calf_swelling": True})
    shown = stopped(SAFETY, found, Alarm(TODAY, Disposition.URGENT_SAME_DAY, ("U05",)))
    assert all(each.reasons.count(Reason("rule", "U05")) == 1 for each in shown.clearances)
    assert shown.messages == SAFETY.rules["U05"].messages


def test_a_rule_that_content_has_lost_borrows_one_message_of_its_weight() -> None:
    lost = Alarm(TODAY, Disposition.URGENT_SAME_DAY, ("E99",))
    alike = [r for r in SAFETY.rules.values() if r.disposition is Disposition.URGENT_SAME_DAY]
    assert stopped(SAFETY, screen(SAFETY, HEALTHY), lost).messages == alike[0].messages
    assert correctable(SAFETY, lost, TODAY, frozenset()) == frozenset()


def test_who_was_not_examined_hears_of_the_clinician_first_and_once() -> None:
    awaiting = screen(SAFETY, {**HEALTHY, "syncope_unexplained": True})
    assert awaiting.disposition is Disposition.CLINICIAN_BEFORE_START
    assert held(SAFETY, awaiting, ("E99",)) is awaiting
    for found in (awaiting, screen(SAFETY, HEALTHY)):
        shown = held(SAFETY, found, ("E02", "E99"))
        assert shown.messages[0] == "see_clinician_first"
        assert len(set(shown.messages)) == len(shown.messages)
        assert set(found.messages) <= set(shown.messages)
        for each in shown.clearances:
            assert each.reasons[0] == Reason("rule", "E02")
            assert len(set(each.reasons)) == len(each.reasons)


def test_the_hold_plan_keeps_the_smaller_limit_and_what_was_limited_before() -> None:
    found = screen(SAFETY, {**HEALTHY, "hypermobility": True, "pregnancy_status": "pregnant"})
    before, after = found.clearance_of("walking"), held(SAFETY, found, ("E02",))
    walking = after.clearance_of("walking")
    assert set(walking.tokens) >= {*before.tokens, *SAFETY.hold_plan["walking"]}
    assert walking.clearance is Clearance.WITH_PRECAUTION
    limits = smallest_limits("walking", [SAFETY.tokens[token] for token in walking.tokens])
    assert walking.limits == limits
    assert len(set(walking.tokens)) == len(walking.tokens)
    twice = held(SAFETY, after, ("E02",)).clearance_of("walking")
    assert twice.reasons == walking.reasons
    closed = after.clearance_of("cat_cow")
    assert closed.barred and not closed.replacements


def test_a_hold_plan_with_limits_is_a_precaution_and_one_without_is_none() -> None:
    shown = held(SAFETY, screen(SAFETY, HEALTHY), ("E02",))
    for item, tokens in SAFETY.hold_plan.items():
        expected = Clearance.WITH_PRECAUTION if tokens else Clearance.PERMITTED
        assert shown.clearance_of(item).clearance is expected, item
    assert {bool(tokens) for tokens in SAFETY.hold_plan.values()} == {True, False}
