"""What planning names has its entry, and every entry of planning has somebody who reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, get_args

from spineflow.entries.problem import Problem
from spineflow.knowledge.evidence import Certainty, Direction

if TYPE_CHECKING:
    from spineflow.catalogue.load import Catalogue

CONSTRAINTS = "planning/constraints.toml"

NUMBERS = frozenset(
    {
        "bend_then_other_way", "break_every_20_30", "breaks_apart", "breathing_minutes_max",
        "breathing_minutes_min", "cardio_week_not_full", "days_off", "flare_days",
        "flare_pain_rise", "flare_ramp_days", "flare_walk_minutes", "flare_walk_minutes_min",
        "flare_walk_parts",
        "food_closes_the_gap", "glass_ml", "gun_minutes_max", "heat_ends_before_stretching",
        "heat_minutes_default", "heat_minutes_max", "heat_spacing", "heat_three_a_day",
        "late_first_look", "least_shortening", "more_minutes", "no_end_range_bend_first_hour",
        "no_heat_before_sleep", "no_lying_after_meal", "no_lying_long_after_meal",
        "not_through_a_meal", "own_response_last", "own_response_least", "own_time_last",
        "own_time_least", "pressure_gun", "pressure_hardest", "pressure_yours",
        "rolling_every_other_day", "shorter_on_purpose", "shorter_walk_keeps", "shortest_walk",
        "shortest_window", "sitting_break_every", "step_days", "step_down_of_three",
        "step_up_sessions", "steps_more", "steps_more_most", "therapist_weekly", "time_grid",
        "two_steps_a_week", "usual_pain_days", "usual_pain_least", "usual_time_near",
        "walking_after_break", "walking_after_illness",
        "walking_drop_week", "walking_goal", "walking_growth_minutes", "walking_growth_percent",
        "walking_in_parts", "walking_parts_apart", "walking_repeat_week",
        "walking_week_not_full", "warmth_hottest", "water_before_bed",
        "water_extra_glasses_max", "water_glasses_max", "water_glasses_min",
        "water_ml_breast_feeding", "water_ml_max", "water_ml_men", "water_ml_min",
        "water_ml_per_20_min_heat", "water_ml_per_kg", "water_ml_pregnant",
        "water_ml_unspecified", "water_ml_women", "water_over_the_day", "water_pauses_grow",
        "yoga_days_min", "you_said_no",
    }
)  # fmt: skip
"""Named rules whose number is read; a test holds this list against the code."""

SENTENCES = frozenset(
    {
        "already_done_today", "another_sitting_there", "breathing_daily", "chosen_time",
        "cleared_only", "clinician_asked_first", "daily_programme", "day_added", "day_left_out",
        "day_moved", "day_shortened", "day_skipped", "day_unchanged", "ease_off_next",
        "easier_level",
        "equipment_at_home", "fits_the_minutes", "food_suits_you", "from_now_on",
        "inside_your_windows", "never_asked_for", "no_variant_here", "not_worth_a_place",
        "numbers_hidden", "one_alternative_chosen", "one_food_idea", "order_of_the_sitting",
        "place_of_the_day", "rhythm_of_the_day", "skipped_today", "spread_over_the_day",
        "supplements_never_planned", "usual_time", "walking_growth", "walking_talk_test",
        "warmth_awake", "warmth_cloth", "warmth_yours_cooler", "warmth_yours_lowest",
        "warmth_yours_shorter", "water_ml_per_hour_max", "weekday_only", "what_is_done_stays",
    }
)  # fmt: skip
"""Named rules that are said, are about some words, or are a law. Two hold a number that stands in
their sentence and that no code reads: `walking_growth` and `water_ml_per_hour_max`."""

WEIGHTS = frozenset(
    {
        "daily", "disliked", "due", "effort", "evidence_flow", "evidence_pain", "goal",
        "later_choice", "liked", "moved", "one_more_sitting", "own_response", "programme",
        "seed", "spread", "variety", "walk_between_desk_hours", "wanted",
    }
)  # fmt: skip
"""Parts of the score."""

HEAT = "heat"


def check_planning(catalogue: Catalogue) -> Iterator[Problem]:
    """Problems for names without an entry, entries without a reader, and missing numbers."""
    days = catalogue.days
    known = NUMBERS | SENTENCES
    yield from _each_read(CONSTRAINTS, known, catalogue.constraints)
    yield from _each_read("planning/weights.toml", WEIGHTS, days.weights)
    yield from _each_read("planning/certainties.toml", get_args(Certainty), days.certainties)
    yield from _each_read("planning/directions.toml", get_args(Direction), days.directions)
    for name in sorted(NUMBERS & catalogue.constraints.keys()):
        if catalogue.constraints[name].value is None:
            yield Problem(CONSTRAINTS, f"{name}.value", "planning reads its number; it has none")
    yield from _usual_heat(catalogue)


def _each_read(file: str, names: Collection[str], entries: Collection[str]) -> Iterator[Problem]:
    for name in sorted(set(names) - set(entries)):
        yield Problem(file, name, "planning names it; it has no entry")
    for name in sorted(set(entries) - set(names)):
        yield Problem(file, name, "nothing reads it")


def _usual_heat(catalogue: Catalogue) -> Iterator[Problem]:
    """The usual level of the programme's heat lasts as long as the method says."""
    rule = catalogue.constraints.get("heat_minutes_default")
    slots = (slot for sitting in catalogue.programme.sittings for slot in sitting.slots)
    items = {item for slot in slots for item in slot.practices} & catalogue.practices.keys()
    for practice in (catalogue.practices[item] for item in sorted(items)):
        for level in practice.levels:
            is_usual = practice.group == HEAT and level.level == practice.default_level
            if rule and is_usual and level.dose.minutes != rule.value:
                reason = f"the usual level of heat lasts {rule.value} minutes"
                yield Problem(f"practices/{practice.id}.toml", f"levels.{level.level}", reason)
