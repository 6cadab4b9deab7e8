"""What stands beside some practices: the map of where and where never, and the weekly steps."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spineflow.figures.body_map import areas_of, body_map_svg
from spineflow.knowledge.body_map import Tool
from spineflow.knowledge.practice import Practice
from spineflow.planning.form import Form
from spineflow_web.actions.library import Looked
from spineflow_web.pages.sentences import say
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.figures import figures

TOOLS: dict[str, Tool] = {"gun": "gun", "roller": "roller", "ball": "ball"}
"""Things of a form or a practice that are tools of the map."""
BY_HAND, THERAPIST = "hand_self_massage", "massage_therapist"


@dataclass(frozen=True, slots=True)
class MapView:
    """The map and its areas in words: name and how to find it, or why not there."""

    svg: str
    here: list[tuple[str, str]]
    never: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TrackView:
    """One way up, week by week."""

    title: str
    for_whom: str
    weeks: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class WeeklyView:
    """The tracks of a practice and the rules on all of them."""

    title: str
    rules: list[str]
    tracks: list[TrackView]


def map_view(looked: Looked, form: Form) -> MapView | None:
    """The map of the tool this form uses, without closed zones; None where there is no map."""
    tool = _tool(looked.practice, form)
    if tool is None:
        return None
    zones = frozenset(looked.practice.choices.get("zone", ()))
    return _map(tool, zones.intersection(looked.cleared.closed), get_language())


@lru_cache(maxsize=256)
def _map(tool: Tool, closed: frozenset[str], language: str | None) -> MapView:
    areas = [area for area in areas_of(figures(), tool) if area.zone not in closed]
    alt = _("A back seen from behind. The list beside it says where, and where never.")
    return MapView(
        svg=body_map_svg(figures(), tool, alt=alt, closed=closed),
        here=[(say(area.name), say(area.how)) for area in areas if area.where],
        never=[(say(area.name), say(area.how)) for area in areas if not area.where],
    )


def _tool(practice: Practice, form: Form) -> Tool | None:
    if practice.id == BY_HAND:
        return "hand"
    if practice.id == THERAPIST:
        return "therapist"
    if "zone" not in practice.choices:
        return None
    needs = form.variant.needs or tuple(each for each in practice.one_of if each != "roller")
    return next((TOOLS[thing] for thing in needs if thing in TOOLS), None)


def weekly_view(looked: Looked) -> WeeklyView | None:
    """The weekly steps, for whom no limit or hidden number speaks against them."""
    programme = catalogue().weekly.get(looked.practice.id)
    tokens = catalogue().safety.tokens
    hidden = {word for token in looked.cleared.tokens for word in tokens[token].hides}
    if programme is None or "minutes" in hidden or "minutes_max" in looked.cleared.limits:
        return None
    return WeeklyView(
        say(programme.title),
        [say(rule) for rule in programme.rules],
        [
            TrackView(
                say(track.title),
                say(track.for_whom),
                [(step.week, say(step.sentence)) for step in track.steps],
            )
            for track in programme.tracks
        ],
    )
