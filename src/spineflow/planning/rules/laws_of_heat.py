"""Laws about heat: what it hands over to, how often, how far apart, and not before sleep."""

from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan
from spineflow.planning.rules.heat import heat_today
from spineflow.planning.rules.planned import timed


def _heats(day: Day, plan: DayPlan) -> list[tuple[float, float]]:
    """Start and end of every new heat."""
    return [
        (starts, starts + item.seconds / 60)
        for session in timed(day, plan)
        for item, starts in session.item_starts()
        if day.content.group(item.item) == "heat"
    ]


def heat_ends_before_stretching(day: Day, plan: DayPlan) -> list[str]:
    """Heat ends 0-5 minutes before stretching or light exercise of the same sitting."""
    moving = day.content.words("heat_ends_before_stretching")
    within = day.content.number("heat_ends_before_stretching")
    broken = []
    for session in timed(day, plan):
        for item, starts in session.item_starts():
            if day.content.group(item.item) != "heat":
                continue
            ends = starts + item.seconds / 60
            after = [
                at - ends
                for each, at in session.item_starts()
                if day.content.group(each.item) in moving and at >= ends
            ]
            if not after or min(after) > within:
                broken.append(item.item)
    return broken


def heat_spacing(day: Day, plan: DayPlan) -> list[str]:
    """At least an hour between two times of heat, comfort heat counted."""
    apart = day.content.number("heat_spacing")
    told = [(at, at + lasted) for at, lasted in heat_today(day) if at is not None]
    new = _heats(day, plan)
    others = sorted([*told, *new])
    return [
        "heat"
        for start, end in new
        for other in others
        if other != (start, end) and start < other[1] + apart and other[0] < end + apart
    ]


def heat_three_a_day(day: Day, plan: DayPlan) -> list[str]:
    """Three times a day, comfort heat counted; 20 minutes at most."""
    new = _heats(day, plan)
    used = len(heat_today(day))
    most = day.content.minutes("heat_three_a_day")
    longest = day.content.number("heat_minutes_max")
    broken = ["heat"] if new and used + len(new) > most else []
    return broken + ["heat_minutes_max" for start, end in new if end - start > longest]


def no_heat_before_sleep(day: Day, plan: DayPlan) -> list[str]:
    """None in the last hour before sleep."""
    quiet, wake, sleep = (
        day.content.minutes("no_heat_before_sleep"), day.profile.wake, day.profile.sleep,
    )  # fmt: skip
    beds = (sleep,) if sleep > wake else (sleep, sleep + 24 * 60)
    return [
        "heat" for _, end in _heats(day, plan) for bed in beds if bed - quiet < end <= bed + quiet
    ]
