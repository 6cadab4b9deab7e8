"""Ways of doing the day's walk: in one piece, shorter, or split (practice 2: 30 or 3 x 10)."""

from typing import NamedTuple

from spineflow.planning.day import Day
from spineflow.planning.items.candidate import Candidate


class Walk(NamedTuple):
    """Minutes of each part, and the rules that made it so."""

    minutes: tuple[float, ...]
    rules: tuple[str, ...] = ()


def walks(day: Day, candidate: Candidate, most_parts: int) -> list[Walk]:
    """All of it in one piece and in parts, then shorter ones down to the shortest."""
    whole = candidate.seconds / 60
    longest = day.clearance_of(candidate.item).limits.get("minutes_max", whole)
    if day.terms.phase == "flare":
        return _short_and_often(day, whole, min(longest, whole), most_parts)
    found = [Walk((whole,))] if whole <= longest else []
    found += _in_parts(day, whole, longest, most_parts)
    least = min(day.content.minutes("shortest_walk"), int(longest))
    shorter = range(int(min(longest, whole - 1)), least - 1, -1)
    found += [Walk((float(minutes),), ("fits_the_minutes",)) for minutes in shorter]
    return found


def _in_parts(day: Day, whole: float, longest: float, most_parts: int) -> list[Walk]:
    """Equal parts, none too short; where a limit caps a walk, as many as it takes."""
    least = min(day.content.number("walking_in_parts"), longest)
    found = []
    for count in range(2, most_parts + 1):
        parts = _even(min(whole, count * int(longest)), count)
        if min(parts) >= least and max(parts) <= longest:
            found.append(Walk(parts, ("walking_in_parts",)))
    return found


def _short_and_often(day: Day, whole: float, longest: float, most_parts: int) -> list[Walk]:
    """In a flare-up: a few minutes, several times."""
    each = min(longest, day.content.number("flare_walk_minutes"), max(whole / most_parts, 1))
    counts = range(most_parts, 0, -1)
    return [Walk((float(int(each)) or 1.0,) * count, ("flare_walk_minutes",)) for count in counts]


def _even(whole: float, count: int) -> tuple[float, ...]:
    """Whole minutes that add up, the longer parts first."""
    least, more = divmod(int(whole), count)
    return tuple(float(least + (at < more)) for at in range(count))
