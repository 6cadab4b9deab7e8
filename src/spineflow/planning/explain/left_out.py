"""Why a practice is not in the day: the rule that bit first."""

from dataclasses import replace

from spineflow.planning.arrange.build import Built
from spineflow.planning.arrange.judge import chosen_options, lengths
from spineflow.planning.arrange.problem import Arrangement, DayProblem, Option
from spineflow.planning.day import Day
from spineflow.planning.day_plan import LeftOut
from spineflow.planning.items.candidate import Candidate
from spineflow.planning.items.choose import Choices
from spineflow.planning.reasons import Reasons, by_rule


def left_out(
    day: Day, found: Choices, built: Built, arrangement: Arrangement
) -> tuple[LeftOut, ...]:
    """Every practice that is not planned, with its reasons, in the order of the content."""
    reasons = dict(found.left_out)
    planned: set[str] = set()
    for task, at in enumerate(arrangement.options):
        items = [meaning.candidate.item for meaning in built.meanings[task]]
        if at is None:
            why = by_rule(_rule_that_bit(day, built, arrangement, task))
            reasons.update(dict.fromkeys(items, why))
        else:
            taken = built.meanings[task][at].candidate.item
            planned.add(taken)
            others = {item for item in items if item != taken}
            reasons.update(dict.fromkeys(others, by_rule("one_alternative_chosen")))
    timeless = [c for slot in found.slots for c in slot if not _is_timed(day, c)]
    planned |= {each.item for each in timeless}
    return tuple(
        LeftOut(item, _reasons_of(reasons, item))
        for item in day.content.practices
        if item not in planned and (item in day.content.items or item in reasons)
    )


def _is_timed(day: Day, candidate: Candidate) -> bool:
    return day.content.sitting(candidate.sitting).uses_minutes


def _reasons_of(reasons: dict[str, Reasons], item: str) -> Reasons:
    return reasons.get(item) or by_rule("one_alternative_chosen")


def _rule_that_bit(day: Day, built: Built, arrangement: Arrangement, task: int) -> str:
    """Try to add its dearest option to the day as it is, and see what stops it."""
    problem = built.problem
    options = problem.tasks[task].options
    if not options:
        return "what_is_done_stays"
    if max(option.points for option in options) <= 0:
        return "not_worth_a_place"
    option = min(options, key=lambda each: sum(part.seconds for part in each.parts))
    held = chosen_options(problem, arrangement)
    if option.heats and not any(each.moves for each in held):
        return "heat_ends_before_stretching"
    wanted = sum(part.seconds for part in option.parts)
    used = sum(part.seconds for each in held for part in each.parts)
    if problem.budget_s is not None and used + wanted > problem.budget_s:
        return "fits_the_minutes"
    return _no_room(day, problem, option)


def _no_room(day: Day, problem: DayProblem, option: Option) -> str:
    """The minutes are there, but no start: by the windows, or by a rule about when."""
    minutes = lengths(problem, [option])[option.parts[0].block]
    block = problem.blocks[option.parts[0].block]
    fits = [s for s in block.starts if s + minutes <= problem.ends_at.get(s, -1)]
    free = [s for s in fits if not any(w.start <= s < w.end for w in option.barred)]
    return _by_barred(day, option) if fits and not free else "inside_your_windows"


def _by_barred(day: Day, option: Option) -> str:
    hour = day.content.minutes("no_end_range_bend_first_hour")
    if option.heats:
        return "no_heat_before_sleep"
    if any(window.end == day.profile.wake + hour for window in option.barred):
        return "no_end_range_bend_first_hour"
    return "no_lying_after_meal" if option.barred else "inside_your_windows"


def without_budget(problem: DayProblem, more_s: int) -> DayProblem:
    """The same day with so many seconds more."""
    if problem.budget_s is None:
        return problem
    return replace(problem, budget_s=problem.budget_s + more_s)
