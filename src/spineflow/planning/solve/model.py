"""A day problem as a CP-SAT model: the same rules and the same points as `arrange.judge`."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from spineflow.planning.arrange.problem import Arrangement, DayProblem
from spineflow.vocabulary.timing import TimeWindow

MINUTE = 60
DAY = 24 * 60


@dataclass
class Variables:
    """What the solver decides."""

    taken: list[list[cp_model.IntVar]] = field(default_factory=list)
    """Whether each option of each task is in the day."""
    present: list[cp_model.IntVar] = field(default_factory=list)
    starts: list[cp_model.IntVar] = field(default_factory=list)
    minutes: list[cp_model.IntVar] = field(default_factory=list)
    spans: list[cp_model.IntervalVar] = field(default_factory=list)


def day_model(problem: DayProblem) -> tuple[cp_model.CpModel, Variables]:
    """The model, with the points to be made as great as possible."""
    model, variables = rules_model(problem)
    model.maximize(_worth(model, variables, problem))
    return model, variables


def rules_model(problem: DayProblem) -> tuple[cp_model.CpModel, Variables]:
    """The rules alone, with nothing to strive for."""
    model, variables = cp_model.CpModel(), Variables()
    for task in problem.tasks:
        options = [model.new_bool_var("") for _ in task.options]
        model.add_at_most_one(options)
        variables.taken.append(options)
    for at in range(len(problem.blocks)):
        _add_block(model, variables, problem, at)
    _keep_apart(model, variables, problem)
    _keep_budget(model, variables, problem)
    _bar_starts(model, variables, problem)
    _hand_over_heat(model, variables, problem)
    _keep_turns(model, variables, problem)
    return model, variables


def _held(
    variables: Variables, problem: DayProblem, block: int
) -> list[tuple[cp_model.IntVar, int]]:
    """The options that put something into a block, with their seconds there."""
    return [
        (variables.taken[at][number], part.seconds)
        for at, task in enumerate(problem.tasks)
        for number, option in enumerate(task.options)
        for part in option.parts
        if part.block == block
    ]


def _add_block(model: cp_model.CpModel, variables: Variables, problem: DayProblem, at: int) -> None:
    """A block is in the day exactly if it holds something, and lasts whole minutes."""
    block = problem.blocks[at]
    held = _held(variables, problem, at)
    present = model.new_bool_var("")
    domain = cp_model.Domain.from_values(block.starts or (0,))
    start = model.new_int_var_from_domain(domain, "")
    minutes = model.new_int_var(0, DAY, "")
    literals = [literal for literal, _ in held]
    model.add_bool_or(literals).only_enforce_if(present)
    for literal in literals:
        model.add_implication(literal, present)
    seconds = cp_model.LinearExpr.weighted_sum(literals, [each for _, each in held])
    model.add(MINUTE * minutes >= seconds)
    model.add(MINUTE * minutes <= seconds + MINUTE - 1)
    if not block.starts:
        model.add(present == 0)
    variables.present.append(present)
    variables.starts.append(start)
    variables.minutes.append(minutes)


def _keep_apart(model: cp_model.CpModel, variables: Variables, problem: DayProblem) -> None:
    """No two blocks at once, and none outside the windows."""
    for present, start, minutes in zip(
        variables.present, variables.starts, variables.minutes, strict=True
    ):
        end = model.new_int_var(0, 2 * DAY, "")
        span = model.new_optional_interval_var(start, minutes, end, present, "")
        variables.spans.append(span)
    model.add_no_overlap([*variables.spans, *_closed(model, problem.windows, None)])


def _closed(
    model: cp_model.CpModel, windows: Sequence[TimeWindow], when: cp_model.IntVar | None
) -> list[cp_model.IntervalVar]:
    """The stretches between windows, always or only when a literal is true."""
    edges = [0, *(edge for window in windows for edge in (window.start, window.end)), 2 * DAY]
    stretches = [
        (closed, opened - closed)
        for closed, opened in zip(edges[::2], edges[1::2], strict=True)
        if opened > closed
    ]
    if when is None:
        return [model.new_fixed_size_interval_var(at, lasts, "") for at, lasts in stretches]
    return [
        model.new_optional_fixed_size_interval_var(at, lasts, when, "") for at, lasts in stretches
    ]


def close_windows(
    model: cp_model.CpModel,
    variables: Variables,
    windows: Sequence[TimeWindow],
    when: cp_model.IntVar,
) -> None:
    """Keep every block inside these windows as long as a literal is true."""
    model.add_no_overlap([*variables.spans, *_closed(model, windows, when)])


def _keep_budget(model: cp_model.CpModel, variables: Variables, problem: DayProblem) -> None:
    if problem.budget_s is not None:
        model.add(
            sum(
                literal * sum(part.seconds for part in option.parts)
                for task, literals in zip(problem.tasks, variables.taken, strict=True)
                for option, literal in zip(task.options, literals, strict=True)
            )
            <= problem.budget_s
        )


def _bar_starts(model: cp_model.CpModel, variables: Variables, problem: DayProblem) -> None:
    """An option keeps its sitting out of the stretches that are barred for it."""
    for task, literals in zip(problem.tasks, variables.taken, strict=True):
        for option, literal in zip(task.options, literals, strict=True):
            if not option.barred:
                continue
            for part in option.parts:
                open_starts = [
                    start
                    for start in problem.blocks[part.block].starts
                    if not any(w.start <= start < w.end for w in option.barred)
                ]
                if not open_starts:
                    model.add(literal == 0)
                    continue
                domain = cp_model.Domain.from_values(open_starts)
                model.add_linear_expression_in_domain(
                    variables.starts[part.block], domain
                ).only_enforce_if(literal)


def _hand_over_heat(model: cp_model.CpModel, variables: Variables, problem: DayProblem) -> None:
    """Heat only where its block holds something that moves."""
    for task, literals in zip(problem.tasks, variables.taken, strict=True):
        for option, literal in zip(task.options, literals, strict=True):
            if not option.heats:
                continue
            for part in option.parts:
                moving = [
                    variables.taken[at][number]
                    for at, other in enumerate(problem.tasks)
                    for number, each in enumerate(other.options)
                    if each.moves and any(p.block == part.block for p in each.parts)
                ]
                model.add_bool_or(moving).only_enforce_if(literal)


def _keep_turns(model: cp_model.CpModel, variables: Variables, problem: DayProblem) -> None:
    """The later parts of a walk follow the earlier ones, far enough apart."""
    for at, block in enumerate(problem.blocks):
        if block.after is not None:
            model.add_implication(variables.present[at], variables.present[block.after])
            model.add(
                variables.starts[at]
                >= variables.starts[block.after] + variables.minutes[block.after] + block.gap
            ).only_enforce_if(variables.present[at])


def _worth(
    model: cp_model.CpModel, variables: Variables, problem: DayProblem
) -> cp_model.LinearExpr:
    terms = [
        literal * option.points
        for task, literals in zip(problem.tasks, variables.taken, strict=True)
        for option, literal in zip(task.options, literals, strict=True)
    ]
    for at, block in enumerate(problem.blocks):
        away = model.new_int_var(0, DAY, "")
        present, start = variables.present[at], variables.starts[at]
        model.add(away >= start - block.usual).only_enforce_if(present)
        model.add(away >= block.usual - start).only_enforce_if(present)
        terms += [-problem.moved * away, -block.cost * present]
    terms += [
        problem.spread * _lit(model, variables, problem, at) for at in range(len(problem.thirds))
    ]
    return cp_model.LinearExpr.sum(terms)


def _lit(
    model: cp_model.CpModel, variables: Variables, problem: DayProblem, at: int
) -> cp_model.IntVar:
    """Whether something starts in a third of the day."""
    third, lit = problem.thirds[at], model.new_bool_var("")
    if at in problem.taken_thirds:
        model.add(lit == 1)
        return lit
    inside = []
    for block, present, start in zip(
        problem.blocks, variables.present, variables.starts, strict=True
    ):
        within = [s for s in block.starts if third.start <= s < third.end]
        if within:
            here = model.new_bool_var("")
            model.add_implication(here, present)
            model.add(start >= within[0]).only_enforce_if(here)
            model.add(start <= within[-1]).only_enforce_if(here)
            inside.append(here)
    model.add_bool_or([*inside, lit.negated()])
    return lit


def add_hint(
    model: cp_model.CpModel, variables: Variables, problem: DayProblem, known: Arrangement
) -> None:
    """Where to begin: a plan that keeps the rules already."""
    for literals, taken in zip(variables.taken, known.options, strict=True):
        for number, literal in enumerate(literals):
            model.add_hint(literal, number == taken)
    for present, start, block, at in zip(
        variables.present, variables.starts, problem.blocks, known.starts, strict=True
    ):
        model.add_hint(present, at is not None)
        if at is not None or block.starts:
            model.add_hint(start, block.starts[0] if at is None else at)
