"""What a person's answers changed in their plan, and why, said once and plainly."""

from collections.abc import Iterable
from dataclasses import dataclass

from spineflow.vocabulary.disposition import Clearance, Disposition
from spineflow_web.pages.sentences import listed, say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import Screened


@dataclass(frozen=True, slots=True)
class Changes:
    """Activities left out and softened, and the answers behind both."""

    because: list[str]
    left_out: str
    softened: str
    suited: str
    """Foods and drinks: they are chosen otherwise, which is not gentler."""


def changes(screened: Screened) -> Changes | None:
    """None where the answers change nothing, or where nothing is decided yet."""
    if screened.outcome["disposition"] != Disposition.OK_WITH_MODIFICATIONS:
        return None
    conditions = catalogue().safety.conditions
    careful = _items(screened, Clearance.WITH_PRECAUTION)
    plain = [say(conditions[name].plain) for name in screened.outcome["conditions"]]
    return Changes(
        because=list(dict.fromkeys(plain)),
        left_out=_titles(_items(screened, Clearance.BARRED)),
        softened=_titles(item for item in careful if not _is_food(item)),
        suited=_titles(item for item in careful if _is_food(item)),
    )


def _items(screened: Screened, clearance: Clearance) -> list[str]:
    practices = catalogue().practices
    return [
        each["item"]
        for each in screened.outcome["clearances"]
        if each["clearance"] == clearance and not practices[each["item"]].supplement
    ]


def _is_food(item: str) -> bool:
    return catalogue().practices[item].group == "nutrition"


def _titles(items: Iterable[str]) -> str:
    return listed([say(catalogue().practices[item].title) for item in items])
