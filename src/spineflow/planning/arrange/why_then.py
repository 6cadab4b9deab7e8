"""Why a sitting stands where it does: at its usual time, or by the first rule that kept it away."""

from spineflow.planning.arrange.build import Built
from spineflow.planning.arrange.judge import lengths
from spineflow.planning.arrange.problem import Arrangement
from spineflow.planning.day import Day


def why_then(day: Day, built: Built, arrangement: Arrangement, block: int) -> tuple[str, ...]:
    """Names of rules, one as a rule."""
    problem = built.problem
    usual, start = problem.blocks[block].usual, arrangement.starts[block]
    if start is None:
        return ()
    if abs(start - usual) <= day.content.minutes("usual_time_near"):
        return ("chosen_time" if built.sittings[block].id in day.request.times else "usual_time",)
    so_far = day.request.so_far
    if so_far is not None and usual < so_far.now:
        return ("from_now_on",)
    options = [
        option
        for task, at in zip(problem.tasks, arrangement.options, strict=True)
        if at is not None
        for option in [task.options[at]]
        if any(part.block == block for part in option.parts)
    ]
    minutes = lengths(problem, options)[block]
    for number, other in enumerate(arrangement.starts):
        if other is not None and number != block and usual < other < usual + minutes:
            return ("another_sitting_there",)
    if not any(w.start <= usual and usual + minutes <= w.end for w in problem.windows):
        meals = day.profile.meals
        lasts = day.content.minutes("not_through_a_meal")
        if any(meal - minutes < usual < meal + lasts for meal in meals):
            return ("not_through_a_meal",)
        return ("inside_your_windows",)
    if any(w.start <= usual < w.end for option in options for w in option.barred):
        return _barring(day, usual)
    return ("spread_over_the_day",)


def _barring(day: Day, usual: int) -> tuple[str, ...]:
    hour = day.content.minutes("no_end_range_bend_first_hour")
    if usual < day.profile.wake + hour:
        return ("no_end_range_bend_first_hour",)
    if day.profile.meals:
        return ("no_lying_after_meal",)
    return ("heat_spacing",)
