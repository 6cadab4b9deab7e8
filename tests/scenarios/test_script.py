"""The verb `script`: what `plan` prints, and what to do second by second."""

import json
from typing import Any

import pytest

from spineflow.catalogue.check_cases import healthy_answers
from tests.command_line import ask, run
from tests.the_catalogue import CATALOGUE

HEALTHY = healthy_answers(CATALOGUE.safety)
KINDS = {
    "ready", "move", "hold", "rest", "switch", "breathe", "heat", "check", "walk", "roll",
}  # fmt: skip
HOME = {"equipment": ["heating_pad", "roller", "chair", "bike"], "minutes": 120}


def test_script_prints_what_plan_prints_and_the_script() -> None:
    paper = {"answers": HEALTHY, "profile": HOME, "on": "2026-11-25"}
    planned, scripted = ask("plan", **paper), ask("script", **paper)
    script = scripted.pop("script")
    assert scripted == planned
    assert set(script) == {"sittings"}
    assert [sitting["id"] for sitting in script["sittings"]] == [
        "mobility", "sitting_breaks", "walk", "rolling",
    ]  # fmt: skip
    assert ask("script", **paper)["script"] == script


def test_every_step_has_the_shape_of_the_contract() -> None:
    script = ask("script", answers=HEALTHY, profile=HOME, on="2026-11-25")["script"]
    steps = [step for sitting in script["sittings"] for step in sitting["steps"]]
    assert {step["kind"] for step in steps} == KINDS - {"rest"}
    for step in steps:
        assert set(step) - {"phases", "side"} in (
            {"item", "kind", "seconds", "cues", "frames"},
            {"item", "kind", "reps", "cues", "frames"},
        )
        assert step["cues"]


def test_4_4_6_is_the_default_and_the_hold_goes_where_it_is_barred() -> None:
    def ring(**changed: Any) -> list[tuple[str, int]]:
        answers = {**HEALTHY, **changed}
        script = ask("script", answers=answers, profile=HOME, on="2026-11-25")["script"]
        steps = script["sittings"][0]["steps"]
        step = next(step for step in steps if step["kind"] == "breathe")
        return [(phase["breath"], phase["seconds"]) for phase in step["phases"]]

    assert ring() == [("in", 4), ("hold", 4), ("out", 6)]
    assert ring(hypertension=True) == [("in", 4), ("out", 6)]


@pytest.mark.parametrize(
    "answers",
    [{}, {**HEALTHY, "age": 15}, {**HEALTHY, "saddle_numbness": True}],
    ids=["not screened", "under 16", "emergency"],
)
def test_without_a_plan_there_is_no_script(answers: dict[str, Any]) -> None:
    printed = ask("script", answers=answers, on="2026-11-25")
    assert printed["plan"] is None and printed["no_plan"] is not None
    assert printed["script"] is None


def test_the_hold_plan_has_a_walk_without_a_number() -> None:
    printed = ask("script", answers={**HEALTHY, "night_sweats": True}, on="2026-11-25")
    steps = [step for sitting in printed["script"]["sittings"] for step in sitting["steps"]]
    assert {step["item"] for step in steps} == {"walking", "breath_4_4_6", "posture_sitting"}
    walk = next(step for step in steps if step["kind"] == "walk")
    assert walk["reps"] == 1 and "seconds" not in walk
    assert not any(step.get("phases") for step in steps)


def test_script_needs_a_date_and_refuses_bad_input_like_plan() -> None:
    for text in ("{}", "{", '{"answers": {"age": "40"}}'):
        planned, scripted = run("plan", text), run("script", text)
        assert (scripted.returncode, scripted.stdout) == (2, b"")
        assert scripted.stderr == planned.stderr


def test_the_schema_describes_the_script() -> None:
    schema = json.loads(run("schema", "").stdout)["script"]
    printed = ask("script", answers=HEALTHY, on="2026-11-25")
    assert set(schema["properties"]) == set(printed)
