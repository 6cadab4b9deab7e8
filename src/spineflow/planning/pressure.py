"""Whether rolling, kneading or a massage was harder or longer than it should be (D.4, D.5)."""

from collections.abc import Iterator

from spineflow.planning.caution import Caution, spoken_against
from spineflow.planning.content import PlanContent
from spineflow.screening.finding import ItemClearance


def too_much(
    own: ItemClearance, minutes: float, pressure: float | None, content: PlanContent
) -> tuple[str, ...]:
    """Ids of the constraints that were passed. `pressure` is 0 to 10; None: not told."""
    told = {"minutes": minutes, "pressure": pressure}
    return tuple(spoken_against(pressure_cautions(own, content), told))


def pressure_cautions(own: ItemClearance, content: PlanContent) -> Iterator[Caution]:
    """Of the pressures only the smallest one that holds for this practice and person is named."""
    lightest = min((name for name in _PRESSURES if _holds(name, own, content)), key=content.number)
    yield Caution(lightest, "pressure", over=content.number(lightest))
    if own.item in content.words("gun_minutes_max"):
        yield Caution("gun_minutes_max", "minutes", over=content.number("gun_minutes_max"))


_PRESSURES = ("pressure_hardest", "pressure_gun", "pressure_yours")


def _holds(name: str, own: ItemClearance, content: PlanContent) -> bool:
    """A constraint without words holds for everybody, else for these practices and tokens."""
    words = content.words(name)
    return not words or not words.isdisjoint({own.item, *own.tokens})
