"""Laws about what is in a day at all."""

from spineflow.planning.arrange.value import YOGA, yoga_is_due
from spineflow.planning.day import Day
from spineflow.planning.day_plan import DayPlan
from spineflow.planning.rules.planned import new_items, slots_of, timed
from spineflow.planning.rules.zones import open_zones, rests, zones_for_today
from spineflow.vocabulary.ids import WALKING

BREATHING = "breath_4_4_6"


def cleared_only(day: Day, plan: DayPlan) -> list[str]:
    """Nothing barred, in no item and in no movement that ends a bend."""
    items = list(new_items(day, plan))
    names = [item.item for item in items] + [item.then.item for item in items if item.then]
    return [name for name in names if day.clearance_of(name).barred]


def clinician_asked_first(day: Day, plan: DayPlan) -> list[str]:
    """Nothing that a clinician must allow first, unless they did."""
    cleared = day.request.cleared
    return [
        item.item
        for item in new_items(day, plan)
        if any(day.content.tokens[token].asks_first for token in item.tokens)
        and not (cleared is not None and cleared.allows(item.item))
    ]


def supplements_never_planned(day: Day, plan: DayPlan) -> list[str]:
    """No supplement, ever."""
    practices = day.content.practices
    return [item.item for item in new_items(day, plan) if practices[item.item].supplement]


def never_asked_for(day: Day, plan: DayPlan) -> list[str]:
    """Nothing the person asked never to have."""
    return [i.item for i in new_items(day, plan) if i.item in day.request.profile.nevers]


def skipped_today(day: Day, plan: DayPlan) -> list[str]:
    """Nothing comes back on the date it was skipped on."""
    so_far = day.request.so_far
    return [i.item for i in new_items(day, plan) if so_far and i.item in so_far.skipped]


def weekday_only(day: Day, plan: DayPlan) -> list[str]:
    """What has its days of the week stands on those alone, unless it was asked for today."""
    today, broken = day.request.on.isoweekday(), []
    for item in new_items(day, plan):
        slots = slots_of(day.content, item.item)
        is_its_day = not slots or any(today in slot.weekdays for slot in slots)
        if not is_its_day and item.item not in day.request.wants:
            broken.append(item.item)
    return broken


def rhythm_of_the_day(day: Day, plan: DayPlan) -> list[str]:
    """A flare-up holds gentle practices only."""
    return [i.item for i in new_items(day, plan) if not day.terms.allows(i.item)]


def equipment_at_home(day: Day, plan: DayPlan) -> list[str]:
    """What a practice and its form need is at hand where the day is spent."""
    broken = []
    for item in new_items(day, plan):
        practice = day.content.practices[item.item]
        at_hand = day.profile.equipment
        variant = next(each for each in practice.variants if each.id == item.variant)
        needs_met = (at_hand | {"chair", "bed"}).issuperset(variant.needs)
        if not needs_met or (practice.one_of and not at_hand.intersection(practice.one_of)):
            broken.append(item.item)
    return broken


def breathing_daily(day: Day, plan: DayPlan) -> list[str]:
    """The breathing lasts 2-3 minutes, whoever's level it is."""
    least = day.content.number("breathing_minutes_min")
    most = day.content.number("breathing_minutes_max")
    return [
        item.item
        for item in new_items(day, plan)
        if item.item == BREATHING and not least <= item.seconds / 60 <= most
    ]


def walking_goal(day: Day, plan: DayPlan) -> list[str]:
    """All parts of the walk together never pass the goal."""
    walked = sum(i.seconds for s in plan.sittings for i in s.items if i.item == WALKING)
    return [WALKING] if walked > day.content.number("walking_goal") * 60 else []


def water_glasses_max(day: Day, plan: DayPlan) -> list[str]:
    """6-8 glasses of 250 mL, two more at most in pregnancy, in the person's own glasses."""
    content, own = day.content, day.profile.glass_ml
    least = content.number("water_glasses_min") * content.number("glass_ml")
    extra = content.number("water_extra_glasses_max") if day.request.pregnant else 0
    most = (content.number("water_glasses_max") + extra) * content.number("glass_ml")
    return [
        item.item
        for item in new_items(day, plan)
        if item.dose.glasses is not None
        and not least - own / 2 <= item.dose.glasses * own <= most + own / 2
    ]


def one_food_idea(day: Day, plan: DayPlan) -> list[str]:
    """At most one a day."""
    ideas = [item.food for item in new_items(day, plan) if item.food]
    return ideas[1:]


def rolling_every_other_day(day: Day, plan: DayPlan) -> list[str]:
    """No zone is rolled on the day it was, nor on the day after."""
    broken = []
    for item in new_items(day, plan):
        practice = day.content.practices[item.item]
        if rests(practice):
            left, named = open_zones(day, practice), zones_for_today(day, practice)
            unnamed = bool(named) and not item.zones
            if not left or unnamed or not set(left).issuperset(item.zones):
                broken.append(item.item)
    return broken


def therapist_weekly(day: Day, plan: DayPlan) -> list[str]:
    """Not within six days of the last visit."""
    lately = {
        past.item
        for past in day.past
        if (day.request.on - past.on).days < day.content.minutes("therapist_weekly")
    }
    therapist = "massage_therapist"
    return [i.item for i in new_items(day, plan) if i.item == therapist and therapist in lately]


def yoga_days_min(day: Day, plan: DayPlan) -> list[str]:
    """When the week needs a yoga day today, nothing that matters less takes its place.

    A day without any pose is sound only where none was possible: then all are left out by a rule
    that has nothing to do with worth.
    """
    if not yoga_is_due(day) or not timed(day, plan):
        return []
    group = day.content.group
    if any(group(item.item) == YOGA for session in plan.sittings for item in session.items):
        return []
    return [
        each.item
        for each in plan.left_out
        if group(each.item) == YOGA
        and any(reason.id == "not_worth_a_place" for reason in each.reasons)
        and each.item not in day.profile.dislikes
    ]


def two_steps_a_week(day: Day, plan: DayPlan) -> list[str]:
    """At most two practices go up."""
    rising = [step.item for step in plan.steps if step.change == "up"]
    return rising[day.content.minutes("two_steps_a_week") :]
