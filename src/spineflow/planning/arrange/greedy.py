"""A good plan at once: the most valuable task first, each at the best place still free.

It keeps every rule and never takes anything back; only a sitting it has placed may still move.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from spineflow.planning.arrange.problem import Arrangement, Block, DayProblem, Option

MINUTE = 60


class _Place(NamedTuple):
    """Where every block would start, and how many seconds each would hold."""

    starts: list[int | None]
    seconds: list[int]


@dataclass(slots=True)
class _Draft:
    """The day as it grows."""

    problem: DayProblem
    options: list[int | None]
    place: _Place
    held: list[list[Option]] = field(default_factory=list)


def construct(problem: DayProblem) -> Arrangement:
    """An arrangement that keeps every rule; the same problem always gives the same one."""
    blocks = len(problem.blocks)
    place = _Place([None] * blocks, [0] * blocks)
    draft = _Draft(problem, [None] * len(problem.tasks), place, [[] for _ in problem.blocks])
    waiting = sorted(range(len(problem.tasks)), key=lambda task: -_best(problem, task))
    for task in waiting:
        _take(draft, task)
    for task in waiting:  # heat waits for what it hands over to; a sitting may have moved away
        if draft.options[task] is None:
            _take(draft, task)
    return Arrangement(tuple(draft.options), tuple(draft.place.starts))


def _best(problem: DayProblem, task: int) -> int:
    return max((option.points for option in problem.tasks[task].options), default=0)


def _take(draft: _Draft, task: int) -> None:
    """Put the best option of a task that fits into the day."""
    options = draft.problem.tasks[task].options
    for at in sorted(range(len(options)), key=lambda each: -options[each].points):
        if options[at].points > 0 and (place := _fits(draft, options[at])):
            draft.options[task], draft.place = at, place
            for part in options[at].parts:
                draft.held[part.block].append(options[at])
            return


def _fits(draft: _Draft, option: Option) -> _Place | None:
    """Starts and seconds of all blocks with this option in the day; None where it does not fit."""
    problem = draft.problem
    place = _Place(list(draft.place.starts), list(draft.place.seconds))
    wanted = sum(part.seconds for part in option.parts)
    if problem.budget_s is not None and sum(place.seconds) + wanted > problem.budget_s:
        return None
    gained = option.points
    for part in option.parts:
        held = draft.held[part.block]
        if option.heats and not any(each.moves for each in held):
            return None
        was = place.starts[part.block]
        place.seconds[part.block] += part.seconds
        start = _free_start(problem, place, part.block, [*held, option])
        if start is None:
            return None
        gained -= _loss(problem, was, start, problem.blocks[part.block])
        place.starts[part.block] = start
    return place if gained > 0 else None


def _loss(problem: DayProblem, was: int | None, start: int, block: Block) -> int:
    """Points that a new or moved block costs; a third of the day that it lights is a gain."""
    if was is not None:
        return problem.moved * (abs(start - block.usual) - abs(was - block.usual))
    lights = any(
        third.start <= start < third.end and at not in problem.taken_thirds
        for at, third in enumerate(problem.thirds)
    )
    lost = block.cost + problem.moved * abs(start - block.usual)
    return lost - problem.spread if lights else lost


def _free_start(problem: DayProblem, place: _Place, at: int, options: list[Option]) -> int | None:
    """The start nearest to the usual one at which the block fits."""
    minutes = _minutes(place.seconds[at])
    barred = [window for option in options for window in option.barred]
    spans = [
        (start, start + _minutes(place.seconds[other]))
        for other, start in enumerate(place.starts)
        if start is not None and other != at
    ]
    earliest, latest = _turn(problem, place, at)
    for start in problem.blocks[at].nearest_first:
        end = start + minutes
        if not earliest <= start <= latest or end > problem.ends_at.get(start, -1):
            continue
        if any(window.start <= start < window.end for window in barred):
            continue
        if any(start < other_end and other < end for other, other_end in spans):
            continue
        return start
    return None


def _turn(problem: DayProblem, place: _Place, at: int) -> tuple[int, int]:
    """First and last start that keep the parts of a walk in turn and apart."""
    earliest, latest = 0, 24 * 60
    block = problem.blocks[at]
    if block.after is not None:
        before = place.starts[block.after]
        if before is None:
            return 1, 0
        earliest = before + _minutes(place.seconds[block.after]) + block.gap
    for other, follower in enumerate(problem.blocks):
        start = place.starts[other]
        if follower.after == at and start is not None:
            latest = min(latest, start - follower.gap - _minutes(place.seconds[at]))
    return earliest, latest


def _minutes(seconds: int) -> int:
    return -(-seconds // MINUTE)
