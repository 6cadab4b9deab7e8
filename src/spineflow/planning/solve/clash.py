"""Which wishes cannot all be met, and the smallest ways out.

Every wish is an assumption of the solver. Where they clash it names a set that is enough to clash;
what can be spared from it is taken out, so that two or three remain.
"""

from dataclasses import replace
from typing import NamedTuple

from ortools.sat.python import cp_model

from spineflow.planning.arrange.build import Built, build
from spineflow.planning.arrange.free_time import minutes_for
from spineflow.planning.arrange.problem import DayProblem
from spineflow.planning.content import PlanContent
from spineflow.planning.day import Day
from spineflow.planning.day_plan import WAY_OUT_STEP, WIDEST_WINDOW, Clash, Relaxation, Wish
from spineflow.planning.items.choose import Choices, choices
from spineflow.planning.request import PlanRequest
from spineflow.planning.solve.model import Variables, close_windows, rules_model
from spineflow.vocabulary.timing import MINUTES_PER_DAY, TimeWindow

MINUTES, WINDOWS = Wish("minutes"), Wish("windows")
WORK = 0.1
"""How much each question may cost, in the solver's own measure: a busy machine says the same."""
LIMIT_S = 2.0


class _Wide(NamedTuple):
    """The day without the wishes that may be given up, and what they were."""

    day: Day
    """As it was asked for."""
    built: Built
    windows: tuple[TimeWindow, ...]
    budget_s: int | None


def clashes(request: PlanRequest, content: PlanContent) -> tuple[Clash, ...]:
    """Why what was asked for today is not all there; empty when it can be."""
    day = Day(request, content)
    found = choices(day)
    possible = {candidate.item for slot in found.slots for candidate in slot}
    met = day.done_sessions_items  # under way or done already: no wish is left
    out = [_by_rule(day, found, item) for item in sorted(request.wants - possible - met)]
    wide = _wide(day)
    wants = [Wish("want", item) for item in sorted(request.wants & possible)]
    wishes = [*wants, MINUTES, WINDOWS]
    if wants and _is_possible(wide, wishes) is False:
        core = _smallest(wide, _core(wide, wishes))
        out.append(Clash(tuple(core), _ways_out(wide, core, wishes)))
    return tuple(out)


def _by_rule(day: Day, found: Choices, item: str) -> Clash:
    """A wish that a rule forbids outright: the rule stays, so only the wish can go."""
    want = Wish("want", item)
    reasons = found.left_out.get(item, ())
    rule = reasons[-1].id if reasons else "cleared_only"
    if rule == "never_asked_for":
        never = Wish("never", item)
        return Clash((want, never), (Relaxation(never), Relaxation(want)))
    return Clash((want, Wish("rule", rule)), (Relaxation(want),))


def _wide(day: Day) -> _Wide:
    """The same day with all its waking hours and no bound on the minutes."""
    narrow = build(day, choices(day)).problem
    profile = replace(
        day.request.profile,
        minutes=None,
        windows=(day.awake, *day.request.profile.windows),
    )
    open_day = Day(replace(day.request, profile=profile), day.content)
    built = build(open_day, choices(open_day))
    return _Wide(day, built, narrow.windows, narrow.budget_s)


def _model(
    wide: _Wide, wishes: list[Wish], more_min: int = 0
) -> tuple[cp_model.CpModel, Variables, dict[int, Wish]]:
    """The day in which every wish holds as long as its literal is true."""
    problem = wide.built.problem
    model, variables = rules_model(problem)
    literals: dict[int, Wish] = {}
    for wish in wishes:
        literal = model.new_bool_var("")
        literals[literal.index] = wish
        model.add_assumption(literal)
        if wish == MINUTES:
            if wide.budget_s is not None:
                used = _seconds(problem, variables)
                model.add(used <= wide.budget_s).only_enforce_if(literal)
        elif wish == WINDOWS:
            windows = [_wider(window, more_min) for window in wide.windows]
            close_windows(model, variables, windows, literal)
        else:
            model.add_bool_or(_having(wide, variables, wish.id)).only_enforce_if(literal)
    return model, variables, literals


def _wider(window: TimeWindow, minutes: int) -> TimeWindow:
    return TimeWindow(max(window.start - minutes, 0), min(window.end + minutes, MINUTES_PER_DAY))


def _seconds(problem: DayProblem, variables: Variables) -> cp_model.LinearExpr:
    pairs = [
        (literal, sum(part.seconds for part in option.parts))
        for task, taken in zip(problem.tasks, variables.taken, strict=True)
        for option, literal in zip(task.options, taken, strict=True)
    ]
    return cp_model.LinearExpr.weighted_sum([p[0] for p in pairs], [p[1] for p in pairs])


def _having(wide: _Wide, variables: Variables, item: str) -> list[cp_model.IntVar]:
    """The options that meet a wish for a practice; a walk is meant whole."""
    found = []
    for task, meanings in enumerate(wide.built.meanings):
        for at, meaning in enumerate(meanings):
            walk = meaning.walk
            whole = walk is None or round(sum(walk.minutes) * 60) == meaning.candidate.seconds
            if meaning.candidate.item == item and whole:
                found.append(variables.taken[task][at])
    return found


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = WORK
    solver.parameters.max_time_in_seconds = LIMIT_S
    return solver


def _is_possible(wide: _Wide, wishes: list[Wish], more_min: int = 0) -> bool | None:
    """Whether these wishes can all be met; None where the limit came before an answer."""
    model, _, _ = _model(wide, wishes, more_min)
    status = _solver().solve(model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return True
    return False if status == cp_model.INFEASIBLE else None


def _core(wide: _Wide, wishes: list[Wish]) -> list[Wish]:
    """A set of wishes that is enough to clash, as the solver names it."""
    model, _, literals = _model(wide, wishes)
    solver = _solver()
    if solver.solve(model) != cp_model.INFEASIBLE:
        return wishes
    return [literals[at] for at in solver.sufficient_assumptions_for_infeasibility()] or wishes


def _smallest(wide: _Wide, core: list[Wish]) -> list[Wish]:
    """The core without any wish whose leaving still leaves a clash."""
    for wish in list(core):
        rest = [each for each in core if each != wish]
        if rest and _is_possible(wide, rest) is False:
            core = rest
    return core


def _ways_out(wide: _Wide, core: list[Wish], wishes: list[Wish]) -> tuple[Relaxation, ...]:
    """For each wish of the core the smallest change that lets the others be.

    All others, if that is possible; where there is a second clash beside it, those of the core.
    """
    ways = []
    for wish in core:
        others = [each for each in wishes if each != wish]
        if not _is_possible(wide, others):
            others = [each for each in core if each != wish]
        if wish == MINUTES:
            ways += _more_minutes(wide, others)
        elif wish == WINDOWS:
            wider = range(WAY_OUT_STEP, WIDEST_WINDOW + 1, WAY_OUT_STEP)
            all_of = [*others, wish]
            found = next((more for more in wider if _is_possible(wide, all_of, more)), None)
            ways.append(Relaxation(wish, found))
        else:
            ways.append(Relaxation(wish))
    return tuple(ways)


def _more_minutes(wide: _Wide, rest: list[Wish]) -> list[Relaxation]:
    """The fewest minutes, in fives, with which the other wishes can be met."""
    model, variables, _ = _model(wide, rest)
    model.minimize(_seconds(wide.built.problem, variables))
    solver = _solver()
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return []
    minutes = minutes_for(wide.day, round(solver.objective_value), WAY_OUT_STEP)
    return [] if minutes is None else [Relaxation(MINUTES, minutes)]
