"""Why a practice is in, out or changed, for particular people."""

from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from spineflow.screening.evaluate import screen
from spineflow.screening.explain import Explanation, explain
from spineflow.vocabulary.disposition import Clearance
from spineflow.vocabulary.reason import Reason
from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
HEALTHY = healthy_answers(SAFETY)


def explained(item: str, **answers: Any) -> Explanation:
    return explain(SAFETY, screen(SAFETY, {**HEALTHY, **answers}), item)


def kinds(explanation: Explanation) -> set[tuple[str, str, str]]:
    return {(why.kind, why.id, why.effect) for why in explanation.whys}


def test_nothing_speaks_against_a_practice_for_the_healthy_person() -> None:
    found = explained("cobra")
    assert found.clearance is Clearance.PERMITTED
    assert found.whys == ()
    assert all(form.closed_by == () for form in found.forms)
    assert found.replacements == found.withheld == ()
    assert found.source == SAFETY.practices["cobra"].source


def test_a_cell_of_the_matrix_and_its_words_for_the_reviewer() -> None:
    found = explained("seated_forward_fold", osteoporosis=True)
    assert found.clearance is Clearance.BARRED
    assert ("condition", "osteoporosis", "bars") in kinds(found)
    cell = next(why for why in found.whys if why.kind == "condition")
    assert cell.sentence == SAFETY.conditions["osteoporosis"].plain
    assert "spinal flexion" in cell.reviewer
    assert "V:Sinaki1984" in cell.source


def test_a_demand_names_the_forms_it_closes_and_who_bars_it() -> None:
    found = explained("cat_cow", cannot_get_to_floor=True)
    assert found.clearance is Clearance.WITH_PRECAUTION
    floor = [form for form in found.forms if form.variant == "floor"]
    assert floor and all("getting_down_to_floor" in form.closed_by for form in floor)
    assert any(form.closed_by == () for form in found.forms)
    demand = next(why for why in found.whys if why.id == "getting_down_to_floor")
    assert (demand.effect, demand.through) == ("closes_forms", ("no_floor",))


def test_two_conditions_that_together_leave_no_form() -> None:
    heart: dict[str, Any] = {"heart_failure": True, "known_heart_disease": "stable_cleared"}
    found = explained("seated_forward_fold", **heart, vertigo_dizzy=True)
    screening = screen(SAFETY, {**HEALTHY, **heart, "vertigo_dizzy": True})
    barred = screening.clearance_of("seated_forward_fold")
    assert found.clearance is Clearance.BARRED
    assert all(form.closed_by for form in found.forms)
    assert Reason("demand", "supine") in barred.reasons
    assert Reason("condition", "heart_failure") in barred.reasons


def test_two_tokens_that_leave_no_direction() -> None:
    found = explained("cat_cow", stenosis=True, disc_sciatica=True)
    assert found.clearance is Clearance.BARRED
    assert found.taken_words == ("flexion", "extension")
    assert ("token", "neutral_to_cow_only", "closes_forms") in kinds(found)
    assert found.replacements == ("pelvic_tilt", "standing_pelvic_rock")


def test_a_token_says_what_brings_it() -> None:
    found = explained("breath_4_4_6", hypertension=True, glaucoma_or_retina=True)
    token = next(why for why in found.whys if why.id == "no_breath_hold")
    assert (token.kind, token.effect) == ("token", "changes")
    assert token.through == ("hypertension", "glaucoma")
    assert token.sentence == SAFETY.tokens["no_breath_hold"].sentence
    hold = next(form for form in found.forms if form.level == 4)
    assert hold.closed_by == ("breath_hold",)


def test_the_rule_that_shuts_and_the_rule_that_leaves_the_hold_plan() -> None:
    assert ("rule", "E01", "bars") in kinds(explained("walking", saddle_numbness=True))
    waiting = explained("walking", night_sweats=True)
    assert waiting.clearance is Clearance.WITH_PRECAUTION
    assert ("rule", "C03", "changes") in kinds(waiting)
    assert ("token", "usual_amount_only", "changes") in kinds(waiting)
    assert ("rule", "C03", "bars") in kinds(explained("cobra", night_sweats=True))


def test_who_is_not_screened_reads_that_first() -> None:
    unscreened = screen(SAFETY, {})
    why = explain(SAFETY, unscreened, "walking").whys[0]
    assert (why.kind, why.id, why.effect) == ("message", "not_screened", "bars")


def test_a_withheld_replacement_says_why() -> None:
    found = explained("heating_pad", ms_heat_sensitive=True)
    withheld = {each.item: each.reasons for each in found.withheld}
    assert Reason("condition", "ms_heat") in withheld["warm_towel"]
    assert "warm_towel" not in found.replacements
    assert "warm_towel" in explained("heating_pad", sedation_or_alcohol=True).replacements


def test_an_unknown_practice_is_no_practice() -> None:
    with pytest.raises(KeyError):
        explained("yodel")
