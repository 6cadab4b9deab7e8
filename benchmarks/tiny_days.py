"""Tiny random days, and their best arrangement by trying every one."""

from itertools import product
from random import Random

from spineflow.planning.arrange.judge import chosen_options, is_allowed, lengths, points
from spineflow.planning.arrange.problem import (
    Arrangement,
    Block,
    DayProblem,
    Option,
    Part,
    Task,
)
from spineflow.vocabulary.timing import TimeWindow


def tiny_day(chance: Random) -> DayProblem:
    """Up to three tasks of two options in up to three sittings: every rule may bite."""
    windows, at = [], chance.randrange(0, 60, 5)
    for _ in range(chance.randint(1, 2)):
        lasts = chance.choice([5, 10, 20, 30])
        windows.append(TimeWindow(at, at + lasts))
        at += lasts + chance.choice([5, 20])
    grid = [minute for window in windows for minute in range(window.start, window.end, 5)]
    starts = tuple(sorted(chance.sample(grid, min(4, len(grid)))))
    blocks = chance.randint(1, 3)
    return DayProblem(
        tasks=tuple(_task(chance, blocks) for _ in range(chance.randint(1, 3))),
        blocks=tuple(_block(chance, at, starts) for at in range(blocks)),
        windows=tuple(windows),
        budget_s=chance.choice([None, 300, 600, 900]),
        thirds=(TimeWindow(0, 30), TimeWindow(30, 60), TimeWindow(60, 200)),
        spread=chance.choice([0, 40]),
        moved=chance.choice([0, 1, 3]),
        taken_thirds=frozenset(chance.choice([(), (0,)])),
    )


def _block(chance: Random, at: int, starts: tuple[int, ...]) -> Block:
    after = at - 1 if at and chance.random() < 0.3 else None
    gap = chance.choice([0, 5, 10]) if after is not None else 0
    return Block(chance.randrange(100), starts, chance.choice([0, 0, 50]), after, gap)


def _task(chance: Random, blocks: int) -> Task:
    return Task(tuple(_option(chance, blocks) for _ in range(chance.randint(1, 2))))


def _option(chance: Random, blocks: int) -> Option:
    places = chance.sample(range(blocks), chance.randint(1, min(blocks, 2)))
    begin = chance.choice([0, 10, 20, 40])
    barred = (TimeWindow(begin, begin + chance.choice([5, 20])),)
    return Option(
        parts=tuple(Part(place, chance.choice([30, 60, 150, 300, 600])) for place in places),
        points=chance.randint(-50, 400),
        barred=barred if chance.random() < 0.3 else (),
        heats=chance.random() < 0.2,
        moves=chance.random() < 0.5,
    )


def best_by_force(problem: DayProblem) -> int:
    """The points of the best arrangement that keeps the rules; an empty day always does."""
    best = points(problem, _empty(problem))
    for options in product(*([None, *range(len(task.options))] for task in problem.tasks)):
        held = lengths(problem, chosen_options(problem, Arrangement(options, ())))
        open_starts = [
            block.starts if minutes else (None,)
            for block, minutes in zip(problem.blocks, held, strict=True)
        ]
        for starts in product(*open_starts):
            arrangement = Arrangement(options, starts)
            if is_allowed(problem, arrangement):
                best = max(best, points(problem, arrangement))
    return best


def _empty(problem: DayProblem) -> Arrangement:
    return Arrangement((None,) * len(problem.tasks), (None,) * len(problem.blocks))
