"""The heat a day has had: what was told, and what the sittings done held."""

from spineflow.planning.day import Day


def heat_today(day: Day) -> tuple[tuple[float | None, float], ...]:
    """Heat used today already: when it began (None: not told) and how many minutes it lasted."""
    told: list[tuple[float | None, float]] = [
        (past.at, past.minutes)
        for past in day.earlier_today
        if day.content.group(past.item) == "heat"
    ]
    # What a sitting's own steps tell says better when it was than the plan does.
    in_sittings = {p.sitting for p in day.earlier_today if day.content.group(p.item) == "heat"}
    so_far = day.request.so_far
    for session in so_far.sessions if so_far else ():
        if session.id in in_sittings:
            continue
        for item, starts in session.item_starts():
            if day.content.group(item.item) == "heat":
                told.append((starts, item.seconds / 60))
    return tuple(told)
