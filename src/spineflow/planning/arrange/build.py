"""From the choices of a day to whole numbers, with the way back."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from spineflow.knowledge.programme import Sitting
from spineflow.planning.arrange.barred import barred_starts, walking_barred
from spineflow.planning.arrange.free_time import free_windows, seconds_left
from spineflow.planning.arrange.problem import HUNDREDTHS, Block, DayProblem, Option, Part, Task
from spineflow.planning.arrange.value import telling, value_parts
from spineflow.planning.arrange.walk_parts import Walk, walks
from spineflow.planning.day import Day
from spineflow.planning.items.candidate import Candidate
from spineflow.planning.items.choose import Choices
from spineflow.planning.reasons import by_score
from spineflow.vocabulary.ids import WALKING
from spineflow.vocabulary.timing import MINUTES_PER_DAY, TimeWindow, minutes_of


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an option stands for: a candidate, and the minutes of each part of a walk."""

    candidate: Candidate
    walk: Walk | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """The problem, what its options mean, and which sitting each block is."""

    problem: DayProblem
    meanings: tuple[tuple[Meaning, ...], ...]
    sittings: tuple[Sitting, ...]


def build(day: Day, choices: Choices) -> Built:
    """The problem of a day: which of the choices, and when."""
    sittings = tuple(
        each
        for each in day.content.programme.sittings
        if each.uses_minutes and each.id not in day.done_sittings
    )
    places = {sitting.id: at for at, sitting in enumerate(sittings)}
    tasks, meanings = [], []
    for number, candidates in enumerate(choices.slots):
        if day.content.sitting(candidates[0].sitting).uses_minutes:
            pairs = [
                pair
                for choice, candidate in enumerate(candidates)
                for pair in _options(day, candidate, choice, places, sittings, number)
            ]
            tasks.append(Task(tuple(option for option, _ in pairs)))
            meanings.append(tuple(meaning for _, meaning in pairs))
    windows = free_windows(day)
    starts = _starts(day, windows)
    problem = DayProblem(
        tasks=tuple(tasks),
        blocks=tuple(_block(day, sitting, places, starts) for sitting in sittings),
        windows=windows,
        budget_s=seconds_left(day),
        thirds=thirds(day),
        spread=_hundredths(day, "spread"),
        moved=-_hundredths(day, "moved"),
        taken_thirds=_taken_thirds(day),
    )
    return Built(problem, tuple(meanings), sittings)


def _hundredths(day: Day, weight: str) -> int:
    return round(day.content.days.weights[weight].points * HUNDREDTHS)


def _options(
    day: Day,
    candidate: Candidate,
    choice: int,
    places: dict[str, int],
    sittings: tuple[Sitting, ...],
    number: int,
) -> list[tuple[Option, Meaning]]:
    parts = value_parts(day, candidate, choice)
    candidate = candidate.with_reasons(*(r for name in telling(parts) for r in by_score(name)))
    worth = round(sum(parts.values()) * HUNDREDTHS) + _lot(day, number, choice)
    if candidate.item == WALKING:
        return _walk_options(day, candidate, worth, places)
    group = day.content.group(candidate.item)
    barred = barred_starts(day, candidate)
    first = candidate.sitting
    blocks = [places[each.id] for each in sittings if first in (each.id, each.later_of)]
    return [
        (
            Option(
                parts=(Part(block, candidate.seconds),),
                points=worth,
                barred=barred,
                heats=group == "heat",
                moves=group in day.content.words("heat_ends_before_stretching"),
            ),
            Meaning(candidate),
        )
        for block in blocks
    ]


def _walk_options(
    day: Day, candidate: Candidate, worth: int, places: dict[str, int]
) -> list[tuple[Option, Meaning]]:
    """A shorter walk keeps a part of its worth and the rest by its share; parts suit a desk day."""
    first = candidate.sitting
    names = [name for name in places if name == first or _is_part(day, name, first)]
    blocks = [places[name] for name in names]
    barred = walking_barred(day)
    between = _hundredths(day, "walk_between_desk_hours") if day.profile.desk else 0
    whole, keeps = candidate.seconds / 60, day.content.number("shorter_walk_keeps")
    found = []
    for walk in walks(day, candidate, len(blocks)):
        parts = tuple(
            Part(block, round(minutes * 60))
            for block, minutes in zip(blocks, walk.minutes, strict=False)
        )
        share = keeps + (1 - keeps) * sum(walk.minutes) / whole if whole else 1
        points = round(worth * share) + between * (len(parts) - 1)
        option = Option(parts, points, barred=barred, moves=True)
        found.append((option, Meaning(candidate, walk)))
    return found


def _lot(day: Day, number: int, choice: int) -> int:
    """What decides between equals: a small draw from the seed, the date and the place."""
    drawn = (day.request.seed * 7919 + day.request.on.toordinal() * 31 + number * 17 + choice) % 10
    return round(drawn * day.content.days.weights["seed"].points * HUNDREDTHS)


def _block(day: Day, sitting: Sitting, places: dict[str, int], starts: tuple[int, ...]) -> Block:
    first = sitting.part_of
    after = None
    if first is not None:
        parts = [name for name in places if name == first or _is_part(day, name, first)]
        at = parts.index(sitting.id)
        after = places[parts[at - 1]] if at else None
    is_extra = sitting.part_of is not None or sitting.later_of is not None
    return Block(
        usual=usual_start(day, sitting),
        starts=starts,
        cost=-_hundredths(day, "one_more_sitting") if is_extra else 0,
        after=after,
        gap=day.content.minutes("walking_parts_apart") if after is not None else 0,
    )


def _is_part(day: Day, name: str, first: str) -> bool:
    return day.content.sitting(name).part_of == first


def _starts(day: Day, windows: tuple[TimeWindow, ...]) -> tuple[int, ...]:
    """Every fifth minute of the windows, and each window's own beginning."""
    grid = day.content.minutes("time_grid")
    starts = {window.start for window in windows}
    for window in windows:
        starts.update(range(-(-window.start // grid) * grid, window.end, grid))
    return tuple(sorted(starts))


def usual_start(day: Day, sitting: Sitting) -> int:
    """When the person chose it today, or usually does it; the programme's own time until then."""
    if sitting.id in day.request.times:
        return day.request.times[sitting.id]
    items = {item for slot in sitting.slots for item in slot.practices}
    told = [past.at for past in day.past if past.item in items and past.at is not None]
    told = told[-day.content.minutes("own_time_last") :]
    is_own = len(told) >= day.content.minutes("own_time_least")
    at = round(median(told)) if is_own else minutes_of(sitting.at)
    at = max(at, day.profile.wake + round(sitting.hours_after_wake * 60))
    return min(at, MINUTES_PER_DAY - 1)


def thirds(day: Day) -> tuple[TimeWindow, ...]:
    """Morning, middle and evening of the hours the person is up."""
    start, length = day.awake.start, day.awake.minutes
    cuts = [start + round(length * n / 3) for n in range(4)]
    return tuple(TimeWindow(a, b) for a, b in pairwise(cuts))


def _taken_thirds(day: Day) -> frozenset[int]:
    so_far = day.request.so_far
    sessions = [each for each in so_far.sessions if each.uses_minutes] if so_far else []
    return frozenset(
        at
        for at, third in enumerate(thirds(day))
        for session in sessions
        if third.start <= session.starts < third.end
    )
