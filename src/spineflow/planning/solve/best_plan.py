"""The best arrangement within a time limit, and the proof of how good it is.

One worker and a fixed seed: the same problem gives the same answer as long as the limit does not
cut it short.
"""

from dataclasses import replace
from typing import NamedTuple

from ortools.sat.python import cp_model

from spineflow.planning.arrange.build import build
from spineflow.planning.arrange.greedy import construct
from spineflow.planning.arrange.judge import is_allowed, points
from spineflow.planning.arrange.problem import HUNDREDTHS, Arrangement, DayProblem
from spineflow.planning.content import PlanContent
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, NoPlan, Proof
from spineflow.planning.items.choose import choices
from spineflow.planning.plan_day import closed_day, finish
from spineflow.planning.request import PlanRequest
from spineflow.planning.solve.clash import clashes
from spineflow.planning.solve.model import Variables, add_hint, day_model

LIMIT_S = 0.25
SEED = 1


class Solved(NamedTuple):
    """An arrangement with its points, and by which share a better one could beat it at most."""

    arrangement: Arrangement
    points: int
    gap: float


def solve(problem: DayProblem, known: Arrangement, limit_s: float = LIMIT_S) -> Solved:
    """At least as good as the arrangement that is known; gap 0 means none is better."""
    model, variables = day_model(problem)
    add_hint(model, variables, problem, known)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_time_in_seconds = limit_s
    status = solver.solve(model)
    had = points(problem, known)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Solved(known, had, 1.0)
    found = _read(solver, variables, problem)
    best = points(problem, found)
    if not is_allowed(problem, found) or best < had:
        found, best = known, had
    beyond = 0 if status == cp_model.OPTIMAL else solver.best_objective_bound - best
    return Solved(found, best, max(beyond, 0.0) / max(abs(best), 1))


def _read(solver: cp_model.CpSolver, variables: Variables, problem: DayProblem) -> Arrangement:
    options = tuple(
        next((at for at, literal in enumerate(each) if solver.boolean_value(literal)), None)
        for each in variables.taken
    )
    starts = tuple(
        solver.value(start) if solver.boolean_value(present) else None
        for present, start in zip(variables.present, variables.starts, strict=True)
    )
    return Arrangement(options, starts)


def best_plan(
    request: PlanRequest, content: PlanContent, limit_s: float = LIMIT_S
) -> DayPlan | NoPlan:
    """`plan_day`, improved until the limit: the same rules, the same score, and a proven gap."""
    if closed := closed_day(request):
        return closed
    day = Day(request, content)
    found = choices(day)
    built = build(day, found)
    solved = solve(built.problem, construct(built.problem), limit_s)
    proof = Proof(solved.points / HUNDREDTHS, solved.gap, "cp-sat")
    outcome = finish(day, found, built, solved.arrangement, proof)
    if request.wants <= _whole_items(outcome):
        return outcome
    return replace(outcome, clashes=clashes(request, content))


def _whole_items(outcome: DayPlan | NoPlan) -> set[str]:
    """Practices of the plan that no shortage of minutes has shortened."""
    sittings = outcome.sittings if isinstance(outcome, DayPlan) else ()
    return {
        item.item
        for sitting in sittings
        for item in sitting.items
        if all(reason.id != "fits_the_minutes" for reason in item.reasons)
    }
