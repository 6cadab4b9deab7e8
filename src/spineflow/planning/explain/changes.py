"""What changed between two plans of one day, for one line."""

from dataclasses import dataclass

from spineflow.planning.day_plan import DayPlan, PlannedItem
from spineflow.planning.reasons import Reasons, by_rule


@dataclass(frozen=True, slots=True)
class Changes:
    """Practices that came, went, moved to another time, or take another time than before."""

    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def headline(self) -> tuple[Reasons, tuple[str, ...]]:
        """The one sentence that says most, by its id, and the practices to name in it."""
        for name, items in (
            ("day_left_out", self.dropped),
            ("day_added", self.added),
            ("day_shortened", self.changed),
            ("day_moved", self.moved),
        ):
            if items:
                return by_rule(name), items
        return by_rule("day_unchanged"), ()


def changes(before: DayPlan, after: DayPlan) -> Changes:
    """What is different in the new plan; the order is that of the plans."""
    old, new = _placed(before), _placed(after)
    both = [item for item in new if item in old]
    return Changes(
        added=tuple(item for item in new if item not in old),
        dropped=tuple(item for item in old if item not in new),
        moved=tuple(item for item in both if _when(old[item]) != _when(new[item])),
        changed=tuple(item for item in both if _how(old[item]) != _how(new[item])),
    )


Placed = dict[str, list[tuple[int, PlannedItem]]]


def _placed(plan: DayPlan) -> Placed:
    found: Placed = {}
    for sitting in plan.sittings:
        for item in sitting.items:
            found.setdefault(item.item, []).append((sitting.starts, item))
    return found


def _when(places: list[tuple[int, PlannedItem]]) -> list[int]:
    return [starts for starts, _ in places]


def _how(places: list[tuple[int, PlannedItem]]) -> tuple[int, set[tuple[int, str]]]:
    seconds = sum(item.seconds for _, item in places)
    return seconds, {(item.level, item.variant) for _, item in places}
