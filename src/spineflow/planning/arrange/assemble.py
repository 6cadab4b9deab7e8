"""From an arrangement back to sittings with their items, each with why it is there and why then."""

from dataclasses import replace

from spineflow.knowledge.programme import Sitting
from spineflow.planning.arrange.build import Built, Meaning
from spineflow.planning.arrange.problem import Arrangement
from spineflow.planning.arrange.why_then import why_then
from spineflow.planning.day import Day
from spineflow.planning.day_plan import PlannedSession
from spineflow.planning.items.breaks import break_times
from spineflow.planning.items.candidate import Candidate
from spineflow.planning.items.choose import Choices
from spineflow.vocabulary.timing import minutes_of


def assemble(
    day: Day, choices: Choices, built: Built, arrangement: Arrangement
) -> tuple[PlannedSession, ...]:
    """Every sitting of the day in its order: done ones as they were, then what is planned."""
    timed = _timed(day, built, arrangement)
    so_far = day.request.so_far
    done = so_far.sessions if so_far else ()
    timed = [*(each for each in done if each.uses_minutes), *timed]
    over_the_day = _over_the_day(day, choices, timed)
    kept = [each for each in done if not each.uses_minutes]
    names = {each.id for each in kept}
    rest = [each for each in over_the_day if each.id not in names]
    return tuple(sorted((*timed, *kept, *rest), key=lambda session: session.starts))


def _timed(day: Day, built: Built, arrangement: Arrangement) -> list[PlannedSession]:
    held: dict[int, list[tuple[int, Candidate]]] = {}
    for task, at in enumerate(arrangement.options):
        if at is not None:
            option = built.problem.tasks[task].options[at]
            meaning = built.meanings[task][at]
            for number, part in enumerate(option.parts):
                held.setdefault(part.block, []).append((task, _as_done(meaning, number)))
    sessions = []
    for block, found in held.items():
        starts = arrangement.starts[block]
        if starts is None:
            raise ValueError(f"block {block} holds something and has no start")
        because = why_then(day, built, arrangement, block)
        items = tuple(
            candidate.because(*because).planned() for _, candidate in sorted(found, key=_task)
        )
        sessions.append(PlannedSession(built.sittings[block].id, starts, items, True))
    return sessions


def _task(pair: tuple[int, Candidate]) -> int:
    """Tasks stand in the programme's order, and so do the items of a sitting."""
    return pair[0]


def _as_done(meaning: Meaning, number: int) -> Candidate:
    """The candidate, or its part of the walk."""
    if meaning.walk is None:
        return meaning.candidate
    return meaning.candidate.lasting(meaning.walk.minutes[number]).because(*meaning.walk.rules)


def _over_the_day(day: Day, choices: Choices, timed: list[PlannedSession]) -> list[PlannedSession]:
    """Sittings that use none of the minutes: water, breaks, food, a therapist's visit."""
    sessions = []
    for sitting in day.content.programme.sittings:
        if sitting.uses_minutes:
            continue
        found = [slot[0] for slot in choices.slots if slot[0].sitting == sitting.id]
        if found:
            items = tuple(_recurring(day, each, timed).planned() for each in found)
            starts = _within_day(day, sitting)
            if items[0].at:
                starts = items[0].at[0]
            sessions.append(PlannedSession(sitting.id, starts, items, False))
    return sessions


def _recurring(day: Day, candidate: Candidate, timed: list[PlannedSession]) -> Candidate:
    if day.content.group(candidate.item) != "posture":
        return candidate
    times, rules = break_times(day, candidate, timed)
    return replace(candidate, at=times).because(*rules)


def _within_day(day: Day, sitting: Sitting) -> int:
    wake, sleep = day.profile.wake, day.profile.sleep
    at = minutes_of(sitting.at)
    return min(max(at, wake), sleep) if sleep > wake else max(at, wake)
