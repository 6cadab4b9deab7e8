"""Whether an arrangement keeps the rules, and what it is worth: plain, slow and the reference."""

from itertools import pairwise

from spineflow.planning.arrange.problem import Arrangement, DayProblem, Option

MINUTE = 60


def chosen_options(problem: DayProblem, arrangement: Arrangement) -> list[Option]:
    """The options that are in the day."""
    return [
        task.options[at]
        for task, at in zip(problem.tasks, arrangement.options, strict=True)
        if at is not None
    ]


def lengths(problem: DayProblem, options: list[Option]) -> list[int]:
    """Whole minutes that each block takes."""
    seconds = [0] * len(problem.blocks)
    for option in options:
        for part in option.parts:
            seconds[part.block] += part.seconds
    return [-(-each // MINUTE) for each in seconds]


def is_allowed(problem: DayProblem, arrangement: Arrangement) -> bool:
    """Whether every rule of the problem is kept."""
    options = chosen_options(problem, arrangement)
    taken = sum(part.seconds for option in options for part in option.parts)
    if problem.budget_s is not None and taken > problem.budget_s:
        return False
    return (
        _starts_fit(problem, arrangement, options)
        and _apart(problem, arrangement, lengths(problem, options))
        and _heat_hands_over(options)
        and _in_turn(problem, arrangement, lengths(problem, options))
    )


def _starts_fit(problem: DayProblem, arrangement: Arrangement, options: list[Option]) -> bool:
    """A block starts exactly if it holds something, where all it holds may start."""
    held = lengths(problem, options)
    for block, start, minutes in zip(problem.blocks, arrangement.starts, held, strict=True):
        if (start is not None) != (minutes > 0):
            return False
        if start is None:
            continue
        if start not in block.starts or start + minutes > problem.ends_at.get(start, -1):
            return False
    return not any(
        window.start <= start < window.end
        for option in options
        for window in option.barred
        for part in option.parts
        if (start := arrangement.starts[part.block]) is not None
    )


def _apart(problem: DayProblem, arrangement: Arrangement, held: list[int]) -> bool:
    """No two blocks at once."""
    spans = sorted(
        (start, start + minutes)
        for start, minutes in zip(arrangement.starts, held, strict=True)
        if start is not None
    )
    return all(a[1] <= b[0] for a, b in pairwise(spans))


def _heat_hands_over(options: list[Option]) -> bool:
    """Heat only where its block holds something that moves."""
    moving = {part.block for option in options if option.moves for part in option.parts}
    return all(part.block in moving for option in options if option.heats for part in option.parts)


def _in_turn(problem: DayProblem, arrangement: Arrangement, held: list[int]) -> bool:
    """The later parts of a walk follow the earlier ones, far enough apart."""
    for at, block in enumerate(problem.blocks):
        start = arrangement.starts[at]
        if start is None or block.after is None:
            continue
        before = arrangement.starts[block.after]
        if before is None or start < before + held[block.after] + block.gap:
            return False
    return True


def points(problem: DayProblem, arrangement: Arrangement) -> int:
    """What an arrangement is worth, in hundredths of a point."""
    total = sum(option.points for option in chosen_options(problem, arrangement))
    lit = set(problem.taken_thirds)
    for block, start in zip(problem.blocks, arrangement.starts, strict=True):
        if start is None:
            continue
        total -= block.cost + problem.moved * abs(start - block.usual)
        lit |= {at for at, third in enumerate(problem.thirds) if third.start <= start < third.end}
    return total + problem.spread * len(lit)
