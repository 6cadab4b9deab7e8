"""Whether rolling, kneading or a massage was harder or longer than it should be (D.4, D.5)."""

from spineflow.planning.content import PlanContent
from spineflow.screening.finding import ItemClearance


def too_much(
    own: ItemClearance, minutes: float, pressure: float | None, content: PlanContent
) -> tuple[str, ...]:
    """Ids of the constraints that were passed. `pressure` is 0 to 10; None: not told.

    Of the pressures only the smallest one that holds for this practice and person is named.
    """
    lightest = min((name for name in _PRESSURES if _holds(name, own, content)), key=content.number)
    against = {
        lightest: pressure is not None and pressure > content.number(lightest),
        "gun_minutes_max": own.item in content.words("gun_minutes_max")
        and minutes > content.number("gun_minutes_max"),
    }
    return tuple(constraint for constraint, holds in against.items() if holds)


_PRESSURES = ("pressure_hardest", "pressure_gun", "pressure_yours")


def _holds(name: str, own: ItemClearance, content: PlanContent) -> bool:
    """A constraint without words holds for everybody, else for these practices and tokens."""
    words = content.words(name)
    return not words or not words.isdisjoint({own.item, *own.tokens})
