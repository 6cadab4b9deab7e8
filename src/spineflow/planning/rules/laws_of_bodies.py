"""Laws about order, bending and lying (C.1)."""

from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan, PlannedItem, PlannedSession
from spineflow.planning.rules.planned import slot_of, timed
from spineflow.vocabulary.timing import MINUTES_PER_DAY


def order_of_the_sitting(day: Day, plan: DayPlan) -> list[str]:
    """Heat, breathing, mobility, poses, fold: the order of the programme's slots."""
    order = [
        item
        for sitting in day.content.programme.sittings
        for slot in sitting.slots
        for item in slot.practices
    ]
    broken = []
    for session in timed(day, plan):
        places = [order.index(item.item) for item in session.items if item.item in order]
        if places != sorted(places):
            broken.append(session.id)
    return broken


def _bends(day: Day, session: PlannedSession) -> list[tuple[PlannedItem, float]]:
    found = []
    for item, starts in session.item_starts():
        slot = slot_of(day.content, item.item)
        if slot is not None and slot.end_range_bend:
            found.append((item, starts))
    return found


def no_end_range_bend_first_hour(day: Day, plan: DayPlan) -> list[str]:
    """None before one has been up for an hour."""
    hour, wake, sleep = (
        day.content.minutes("no_end_range_bend_first_hour"), day.profile.wake, day.profile.sleep,
    )  # fmt: skip
    asleep = 0 if sleep > wake else sleep
    return [
        item.item
        for session in timed(day, plan)
        for item, starts in _bends(day, session)
        if asleep <= starts < wake + hour
    ]


def bend_then_other_way(day: Day, plan: DayPlan) -> list[str]:
    """A bend ends with easy movements the other way, where this person may do any."""
    broken = []
    for session in timed(day, plan):
        for item, _ in _bends(day, session):
            slot = slot_of(day.content, item.item)
            if slot is None or item.then is not None:
                continue
            open_ones = [
                name
                for name in slot.then
                if not day.clearance_of(name).tokens and not day.clearance_of(name).barred
                and name not in day.profile.nevers
            ]  # fmt: skip
            if open_ones and day.profile.position == "floor" and not day.request.screening.spared:
                broken.append(item.item)
    return broken


def no_lying_after_meal(day: Day, plan: DayPlan) -> list[str]:
    """No form that is done lying, within half an hour of a meal's end."""
    words = day.content.words("no_lying_after_meal")
    long = day.content.words("no_lying_long_after_meal")
    lasts = day.content.minutes("not_through_a_meal")
    broken = []
    for session in timed(day, plan):
        for item, starts in session.item_starts():
            practice = day.content.practices[item.item]
            asked = next(
                form.words
                for form in practice.forms
                if (form.variant.id, form.level.level) == (item.variant, item.level)
            )
            if not words & asked:
                continue
            rule = "no_lying_long_after_meal" if long & set(item.tokens) else "no_lying_after_meal"
            gap = lasts + day.content.minutes(rule)
            meals = day.profile.meals
            if any((starts - meal) % MINUTES_PER_DAY < gap for meal in meals):
                broken.append(item.item)
    return broken
