"""The measures beside the reference, what may be bundled at all, and what a broken one is told."""

import shutil
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from spineflow.catalogue.check_measures import check_measures
from spineflow.catalogue.check_sources import check_sources
from spineflow.catalogue.content_pot import content_pot
from spineflow.catalogue.load import CONTENT, load
from spineflow.entries.problem import BrokenContent
from spineflow.measures.content import OutcomeMeasure
from tests.the_catalogue import CATALOGUE

MEASURES = CATALOGUE.outcome_measures
REFERENCE = (CONTENT.parent / "docs/clinical-reference.md").read_text(encoding="utf-8")
ITEMS = REFERENCE.split("## E.2")[1].split("## E.3")[0]
MAY_NOT = ("Oswestry", "STarT", "PROMIS", "EQ-5D", "WHO-5", "FABQ", "Catastrophizing", "DASH")


def test_only_what_the_reference_lets_us_bundle_is_here() -> None:
    assert list(MEASURES) == [
        "peg",
        "rmdq",
        "own_activities",
        "global_change",
        "fingertip_to_floor",
        "chair_reach",
        "chair_stand",
    ]
    for measure in MEASURES.values():
        assert not any(name in measure.model_dump_json() for name in MAY_NOT)


@pytest.mark.parametrize("name", ["peg", "rmdq"])
def test_free_items_stand_word_for_word_as_in_the_reference(name: str) -> None:
    for item in MEASURES[name].items:
        assert item.text in ITEMS, item.text
    assert len(MEASURES["peg"].items) == 3 and len(MEASURES["rmdq"].items) == 24


def test_the_numbers_are_those_of_the_reference() -> None:
    peg, rmdq, own, all_in_all, floor, reach, stand = MEASURES.values()
    assert (peg.change.percent, peg.every_days) == (30, 14)
    assert (rmdq.change.points, rmdq.change.percent, rmdq.change.recovered) == (5, 30, 2)
    assert [(note.below, note.above) for note in rmdq.notes] == [(4, None), (7, None), (None, 20)]
    assert (own.change.points, own.most) == (2, 3)
    assert (all_in_all.minimum, all_in_all.maximum, all_in_all.change.points) == (-5, 5, 2)
    assert floor.change.error == 4.5
    assert reach.change.error is None and stand.change.points is None, "nobody has told us"
    assert {each.every_days for each in MEASURES.values()} == {14, 28}


def test_a_bend_is_skipped_as_the_reference_says() -> None:
    named = {"osteoporosis", "vert_fracture", "disc_flex", "acute_injury", "acute_noinjury"}
    named |= {"vertigo", "glaucoma"}
    for name in ("fingertip_to_floor", "chair_reach"):
        assert named <= set(MEASURES[name].test.skip_if)
    assert {"falls", "cvd_stable"} <= set(MEASURES["chair_stand"].test.skip_if)


def test_every_text_reaches_the_translators() -> None:
    template = content_pot(CATALOGUE)
    for measure in MEASURES.values():
        test = measure.test
        texts = [measure.title, measure.about, measure.ask, measure.licence, measure.takes]
        texts += [item.text for item in measure.items] + [note.text for note in measure.notes]
        texts += [item.low for item in measure.items if item.low]
        if test is not None:
            texts += [*test.prepare, *test.warm_up, *test.steps, *test.stop]
            texts += [skip.plain for skip in test.skips]
        for text in texts:
            assert f'msgid "{text}"' in template, text


def written(name: str, change: Callable[[str], str]) -> str:
    """The file of one measure, changed."""
    before = (CONTENT / "measures" / f"{name}.toml").read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    return after


def said_of(name: str, change: Callable[[str], str]) -> str:
    """What is said of a measure whose file was changed."""
    try:
        measure = OutcomeMeasure.model_validate(tomllib.loads(written(name, change)))
    except ValidationError as broken:
        return str(broken)
    content = replace(CATALOGUE, outcome_measures={**MEASURES, name: measure})
    return "\n".join(map(str, (*check_measures(content), *check_sources(content))))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("peg", 'score = "mean"', 'score = "ticks"', "scales is scored by mean"),
        ("peg", "share_from = 2", "share_from = 0", "share_from must be above 0"),
        ("peg", "share_to = 10", "share_to = 12", "no score can be 12"),
        ("peg", 'source = ["V:Krebs2009"', 'source = ["V:Nobody1999"', "'Nobody1999' is not in"),
        ("rmdq", "points = 5", "points = 25", "no two scores are 25 apart"),
        ("rmdq", 'id = "r02"', 'id = "r01"', "an item stands here twice"),
        ("chair_stand", '"sit_to_stand"', '"sit_to_fly"', "there is no practice 'sit_to_fly'"),
        ("chair_stand", '"strength_work"', '"flying"', "there is no demand 'flying'"),
        ("chair_stand", '"cvd_stable"', '"flying"', "there is no condition 'flying'"),
        ("chair_stand", "chest_pain != 'no'", "chest_ache", "there is no question 'chest_ache'"),
        ("chair_stand", "order = 7", "order = 1", "two measures have the same place"),
        ("chair_reach", 'below = "Short of my toes"\n', "", "a length below zero says what it is"),
    ],
)
def test_a_broken_measure_is_named(name: str, old: str, new: str, said: str) -> None:
    assert said in said_of(name, lambda text: text.replace(old, new, 1))


def test_what_is_measured_on_the_body_is_a_self_test() -> None:
    said = said_of("fingertip_to_floor", lambda text: text.split("[test]")[0])
    assert "what is measured on the body is a self-test" in said


def test_a_prompt_reads_a_measure_that_there_is() -> None:
    prompt = CATALOGUE.prompts["everyday_life_same_after_eight_weeks"]
    for named in ("no_such", "chair_stand"):
        other = prompt.model_copy(update={"measure": named})
        content = replace(CATALOGUE, prompts={prompt.id: other})
        assert any(f"no measure {named!r}" in str(each) for each in check_measures(content))


def test_a_file_is_named_as_its_measure_and_checked_with_all_content(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    file = folder / "measures" / "rmdq.toml"
    file.write_text(written("rmdq", lambda text: text.replace('id = "rmdq"', 'id = "odi"')))
    with pytest.raises(BrokenContent, match="must be 'rmdq', as the file is named"):
        load(folder)
    file.write_text(written("rmdq", lambda text: text.replace("points = 5", "points = 25")))
    with pytest.raises(BrokenContent, match="no two scores are 25 apart"):
        load(folder)
