"""Laws of looking practices up, for everybody."""

from typing import Any

from hypothesis import given

from spineflow.planning.open_ways import open_ways
from spineflow.planning.request import Profile
from spineflow.screening.evaluate import Circumstances, screen
from tests.properties.strategies import TODAY, mostly_healthy
from tests.the_catalogue import CATALOGUE


@given(mostly_healthy)
def test_no_way_asks_for_what_is_closed_or_goes_beyond_a_limit(answers: dict[str, Any]) -> None:
    screening = screen(CATALOGUE.safety, answers, Circumstances(TODAY))
    for practice in CATALOGUE.practices.values():
        cleared = screening.clearance_of(practice.id)
        ways = open_ways(practice, cleared, screening.spared, Profile())
        if cleared.barred:
            assert ways.own is None and ways.forms == ()
            continue
        assert (ways.own is None) == (not ways.forms)
        assert ways.own is None or ways.own in ways.forms
        easiest = min((form.level.level for form in ways.forms), default=0)
        for form in ways.forms:
            asked = {form.variant.id, *form.variant.demands, *form.level.demands}
            assert asked.isdisjoint(cleared.closed)
            most = cleared.limits.get("level_max", form.level.level)
            assert form.level.level <= max(most, easiest)


@given(mostly_healthy)
def test_what_is_not_barred_can_be_looked_up(answers: dict[str, Any]) -> None:
    screening = screen(CATALOGUE.safety, answers, Circumstances(TODAY))
    for practice in CATALOGUE.practices.values():
        cleared = screening.clearance_of(practice.id)
        if not cleared.barred:
            assert open_ways(practice, cleared, screening.spared, Profile()).forms
