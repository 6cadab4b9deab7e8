"""What a person's answers changed in their plan, and why, said once and plainly."""

from dataclasses import dataclass

from spineflow.vocabulary.disposition import Clearance, Disposition
from spineflow_web.pages.sentences import listed, say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.screening import Screened


@dataclass(frozen=True, slots=True)
class Changes:
    """Activities left out and softened, and the answers behind both."""

    because: str
    left_out: str
    softened: str


def changes(screened: Screened) -> Changes | None:
    """None where the answers change nothing, or where nothing is decided yet."""
    if screened.outcome["disposition"] != Disposition.OK_WITH_MODIFICATIONS:
        return None
    conditions = catalogue().safety.conditions
    plain = [say(conditions[name].plain) for name in screened.outcome["conditions"]]
    return Changes(
        because=listed(list(dict.fromkeys(plain))),
        left_out=_titles(screened, Clearance.BARRED),
        softened=_titles(screened, Clearance.WITH_PRECAUTION),
    )


def _titles(screened: Screened, clearance: Clearance) -> str:
    practices = catalogue().practices
    return listed(
        [
            say(practices[each["item"]].title)
            for each in screened.outcome["clearances"]
            if each["clearance"] == clearance and not practices[each["item"]].supplement
        ]
    )
