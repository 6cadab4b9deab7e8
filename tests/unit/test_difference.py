"""What changed between two outcomes."""

from typing import Any

from hypothesis import given

from spineflow.exchange.screening_answer import screening_json
from spineflow.exchange.stored_outcome import read_stance
from spineflow.screening.difference import ItemStance, Stance, difference, stance
from spineflow.screening.evaluate import screen
from spineflow.vocabulary.disposition import Clearance, Disposition
from tests.properties.strategies import HEALTHY, SAFETY, mostly_healthy

FREE = Stance(Disposition.OK, {"cobra": ItemStance(Clearance.PERMITTED)})
BARRED = Stance(Disposition.OK_WITH_MODIFICATIONS, {"cobra": ItemStance(Clearance.BARRED)})
LOST = Stance(Disposition.OK, {})


def test_stricter_wider_gone_and_new() -> None:
    (change,) = difference(FREE, BARRED).items
    assert change.stricter and not change.wider
    (change,) = difference(BARRED, FREE).items
    assert change.wider and not change.stricter
    (change,) = difference(FREE, LOST).items
    assert change.stricter and change.after is None
    (change,) = difference(LOST, FREE).items
    assert change.wider and change.before is None


def test_a_token_more_is_a_change_that_is_neither() -> None:
    more = Stance(
        Disposition.OK, {"cobra": ItemStance(Clearance.PERMITTED, frozenset({"short_rest"}))}
    )
    (change,) = difference(FREE, more).items
    assert not change.stricter and not change.wider
    assert not difference(FREE, more).is_empty
    assert not difference(Stance(None, {}), Stance(Disposition.OK, {})).is_empty


@given(mostly_healthy)
def test_stored_and_read_back_says_the_same(answers: dict[str, Any]) -> None:
    found = screen(SAFETY, answers)
    stored = read_stance(screening_json(found, "v"))
    assert difference(stance(found), stored).is_empty
    changed = difference(stance(screen(SAFETY, HEALTHY)), stored)
    back = difference(stored, stance(screen(SAFETY, HEALTHY)))
    assert {each.item for each in changed.items} == {each.item for each in back.items}
