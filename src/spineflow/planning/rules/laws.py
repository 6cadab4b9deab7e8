"""What must hold of every finished plan, whoever made it: one named law each.

A law reads the plan as it will be shown and knows nothing of how it was made. It answers with what
breaks it; nothing is the only good answer. Names are those of `content/planning/constraints.toml`.
"""

from collections.abc import Callable

from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan
from spineflow.planning.rules import laws_of_bodies, laws_of_heat, laws_of_items, laws_of_time

Law = Callable[[Day, DayPlan], list[str]]

LAWS: tuple[Law, ...] = (
    laws_of_items.cleared_only,
    laws_of_items.clinician_asked_first,
    laws_of_items.supplements_never_planned,
    laws_of_items.never_asked_for,
    laws_of_items.skipped_today,
    laws_of_items.weekday_only,
    laws_of_items.rhythm_of_the_day,
    laws_of_items.equipment_at_home,
    laws_of_items.breathing_daily,
    laws_of_items.walking_goal,
    laws_of_items.water_glasses_max,
    laws_of_items.one_food_idea,
    laws_of_items.rolling_every_other_day,
    laws_of_items.therapist_weekly,
    laws_of_items.yoga_days_min,
    laws_of_items.two_steps_a_week,
    laws_of_time.fits_the_minutes,
    laws_of_time.inside_your_windows,
    laws_of_time.not_through_a_meal,
    laws_of_time.walking_parts_apart,
    laws_of_time.breaks_apart,
    laws_of_time.sitting_break_every,
    laws_of_time.water_before_bed,
    laws_of_time.what_is_done_stays,
    laws_of_heat.heat_ends_before_stretching,
    laws_of_heat.heat_spacing,
    laws_of_heat.heat_three_a_day,
    laws_of_heat.no_heat_before_sleep,
    laws_of_bodies.order_of_the_sitting,
    laws_of_bodies.no_end_range_bend_first_hour,
    laws_of_bodies.bend_then_other_way,
    laws_of_bodies.no_lying_after_meal,
)


def broken_laws(day: Day, plan: DayPlan) -> dict[str, list[str]]:
    """The laws a plan breaks, each with what breaks it; empty for a sound plan."""
    found = {law.__name__: law(day, plan) for law in LAWS}
    return {name: broken for name, broken in found.items() if broken}
