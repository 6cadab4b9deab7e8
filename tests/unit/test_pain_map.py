"""What is drawn on the map of pain, what its content names, and what an event of it may hold."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from spineflow.figures.load import load_figures
from spineflow.figures.pain_map import VIEWS, Spot, map_svg, open_map_svg, symbols
from spineflow.records.event import Refused, read_event
from tests.the_catalogue import CATALOGUE

ROOT = Path(__file__).resolve().parents[2]
CONTENT = CATALOGUE
REGIONS, REACHES = CONTENT.pain_regions, CONTENT.leg_reaches


def paths(svg: str, css: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [path.get("d", "") for path in root if css in path.get("class", "").split()]


def first_x(path: str) -> float:
    return float(path.removeprefix("M").split("l")[0].replace("-", " -").split()[0])


def drawn(view, spots=(), legs=()):
    return map_svg(view, REGIONS, REACHES, spots, legs)


def test_every_region_can_be_touched_once_on_each_of_its_sides():
    named = []
    for view in VIEWS:
        root = ElementTree.fromstring(open_map_svg(view, REGIONS))
        named += [path.get("data-region") for path in root if path.get("data-region")]
    assert sorted(named) == sorted(f"{r.id}.{side}" for r in REGIONS.values() for side in r.sides)


def test_the_persons_left_is_left_from_behind_and_right_from_the_front():
    for view, region, is_left in (("back", "calf", True), ("front", "shin", False)):
        left, right = (
            first_x(paths(drawn(view, [Spot(region, side)]), "fig-pain")[0])
            for side in ("left", "right")
        )
        assert (left < right) is is_left


def test_only_what_is_marked_is_drawn_and_only_on_its_view():
    spots = [Spot("low_back", "left", 3), Spot("shin", "right", 1, True), Spot("unknown", "left")]
    assert (
        len(paths(drawn("back", spots), "p3")) == 1 == len(paths(drawn("back", spots), "fig-pain"))
    )
    assert len(paths(drawn("front", spots), "numb")) == 1
    assert paths(drawn("front", spots, [("left", "to_foot")]), "fig-leg-line") == []
    assert len(paths(drawn("back", (), [("left", "to_foot"), ("right", "x")]), "fig-leg-line")) == 1


def test_the_bodies_are_drawn_once_and_differ():
    body = symbols(load_figures(ROOT / "content").body)
    assert body.count("<symbol") == 2 and body.count("fig-hair") == 2
    assert "style=" not in body


def test_the_red_flag_places_of_the_reference_ask_their_question():
    asks = {(r, k) for rule in CONTENT.pain_asks for r in rule.regions for k in rule.questions}
    wanted = {
        ("saddle", "saddle_numbness"),
        ("saddle", "bladder_change"),
        ("chest", "chest_pain"),
        ("calf", "calf_swelling"),
        ("foot", "leg_numbness"),
        ("shin", "both_legs"),
    }
    assert wanted <= asks


MARK = {"region": "low_back", "side": "left", "kinds": ["ache"], "strength": 5}


def told(kind, payload):
    return {
        "id": "01930000-0000-7000-8000-000000000001",
        "sequence": 0,
        "kind": kind,
        "entity": "01930000-0000-7000-8000-000000000001",
        "occurred_at": "2026-11-25T10:00:00Z",
        "time_zone": "UTC",
        "local_date": "2026-11-25",
        "content_version": "1",
        "payload": payload,
    }


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("pain_mapped", {"marks": [{**MARK, "strength": 11}]}),
        ("pain_mapped", {"marks": [{**MARK, "strength": 0}]}),
        ("pain_mapped", {"marks": [{**MARK, "side": "top"}]}),
        ("pain_mapped", {"marks": [{**MARK, "kinds": []}]}),
        ("pain_mapped", {"marks": [{**MARK, "kinds": ["ache", "ache"]}]}),
        ("pain_mapped", {"marks": [MARK, MARK]}),
        ("pain_mapped", {"marks": [{**MARK, "note": "free text"}]}),
        ("pain_mapped", {"marks": [{**MARK, "region": "Low back"}]}),
        ("pain_mapped", {"legs": [{"side": "middle", "reach": "to_foot"}]}),
        ("pain_mapped", {"legs": [{"side": "left", "reach": "to_foot"}] * 2}),
        ("pain_mapped", {"marks": [{**MARK, "region": f"r{n}"} for n in range(81)]}),
        ("break_taken", {"seconds": -1}),
        ("break_taken", {"seconds": 90_000}),
        ("break_taken", {"item": "x" * 10 + " "}),
        ("break_skipped", {"seconds": 5}),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(kind, payload):
    with pytest.raises(Refused) as refused:
        read_event(told(kind, payload))
    assert str(refused.value)


def test_a_map_with_nothing_on_it_says_that_nothing_hurt():
    said: Any = read_event(told("pain_mapped", {})).said()
    assert said.strongest == 0 and said.marks == ()
