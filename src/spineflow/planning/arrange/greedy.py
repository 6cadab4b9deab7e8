"""A good plan at once: the most valuable task first, each at the best place still free.

It keeps every rule and never takes anything back; only a sitting it has placed may still move.
Heat whose sitting holds nothing that moves yet brings the best such task with it: if it waited
until one is there, all that is worth less would have used up the minutes.
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
    for task in (*waiting, *waiting):  # once more: a sitting may have moved away
        if draft.options[task] is None:  # or came with heat
            _take(draft, task)
    return Arrangement(tuple(draft.options), tuple(draft.place.starts))


def _best(problem: DayProblem, task: int) -> int:
    return max((option.points for option in problem.tasks[task].options), default=0)


def _take(draft: _Draft, task: int) -> None:
    """Put the best option of a task that fits into the day."""
    for at in _best_first(draft.problem.tasks[task].options):
        if _put(draft, task, at) or _put_with_move(draft, task, at):
            return


def _best_first(options: tuple[Option, ...]) -> list[int]:
    """Options that are worth something, the best first."""
    worth = [at for at, option in enumerate(options) if option.points > 0]
    return sorted(worth, key=lambda at: -options[at].points)


def _put(draft: _Draft, task: int, at: int) -> bool:
    """Put one option into the day, where it fits."""
    option = draft.problem.tasks[task].options[at]
    place = _fits(draft, option)
    if place is None:
        return False
    draft.options[task], draft.place = at, place
    for part in option.parts:
        draft.held[part.block].append(option)
    return True


def _put_with_move(draft: _Draft, task: int, at: int) -> bool:
    """Put heat into the day together with the best task for it to hand over to."""
    heat = draft.problem.tasks[task].options[at]
    if not heat.heats:
        return False
    blocks = {part.block for part in heat.parts}
    before = draft.place
    for other, move in _moves_in(draft, blocks):
        if other == task or not _put(draft, other, move):
            continue
        if _put(draft, task, at):
            return True
        draft.options[other], draft.place = None, before
        for block in blocks:
            draft.held[block].pop()
    return False


def _moves_in(draft: _Draft, blocks: set[int]) -> list[tuple[int, int]]:
    """(task, option) for what moves in these blocks and in no other, and is not in the day yet;
    the best first."""
    found = [
        (option.points, task, at)
        for task, each in enumerate(draft.problem.tasks)
        if draft.options[task] is None
        for at, option in enumerate(each.options)
        if option.moves and option.points > 0 and {part.block for part in option.parts} == blocks
    ]
    return [(task, at) for _, task, at in sorted(found, key=lambda each: (-each[0], *each[1:]))]


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
