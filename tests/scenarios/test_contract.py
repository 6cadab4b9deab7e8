"""The command line's contract: JSON in, JSON out, exit codes, one line per problem."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from spineflow.__main__ import plan_verb
from spineflow.catalogue.check_cases import healthy_answers
from tests.command_line import ROOT, ask, run, run_process
from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
HEALTHY = healthy_answers(SAFETY)
EVERYTHING = {
    "equipment": ["heating_pad", "towel", "roller", "mat", "chair", "bed", "bike", "pool"],
    "minutes": 120,
}


def refused(verb: str, text: str | bytes) -> list[str]:
    done = run(verb, text)
    assert (done.returncode, done.stdout) == (2, b"")
    return done.stderr.decode().splitlines()


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        ("screen", f'{{"free_text": "Stiff, ein bißchen", "answers": {json.dumps(HEALTHY)}}}'),
        ("plan", json.dumps({"answers": HEALTHY, "profile": EVERYTHING, "on": "2026-11-25"})),
        ("script", json.dumps({"answers": HEALTHY, "profile": EVERYTHING, "on": "2026-11-25"})),
        ("schema", ""),
        ("screen", b"\xff\xfe"),
        ("plan", "{}"),
        ("fly", "{}"),
    ],
)
def test_a_process_says_what_the_function_says(verb: str, text: str | bytes) -> None:
    """The other tests here call the function; a process of its own answers to the byte alike."""
    assert run_process(verb, text) == run(verb, text)


def test_a_healthy_day_holds_every_practice_of_the_method() -> None:
    printed = ask("plan", answers=HEALTHY, profile=EVERYTHING, on="2026-11-25")  # a Wednesday
    assert printed["disposition"] == "OK"
    sittings = {each["id"]: each for each in printed["plan"]["sittings"]}
    mobility = [item["item"] for item in sittings["mobility"]["items"]]
    assert mobility == [
        "heating_pad", "breath_4_4_6", "pelvic_tilt", "cat_cow", "childs_pose",
        "supine_twist", "bridge", "cobra", "seated_forward_fold",
    ]  # fmt: skip
    rest = {item["item"] for each in sittings.values() for item in each["items"]} - set(mobility)
    assert {"walking", "foam_roller", "posture_sitting", "hydration_target"} <= rest
    assert (
        len([item for each in sittings.values() for item in each["items"] if "food" in item]) == 1
    )


def test_the_method_s_numbers_stand_in_the_plan() -> None:
    profile = {**EVERYTHING, "levels": {"walking": 3}}
    printed = ask("plan", answers=HEALTHY, profile=profile, on="2026-11-25")
    doses = {
        item["item"]: item["dose"]
        for sitting in printed["plan"]["sittings"]
        for item in sitting["items"]
    }
    assert doses["walking"] == {"minutes": 30}
    assert 15 <= doses["heating_pad"]["minutes"] <= 20
    assert 2 <= doses["breath_4_4_6"]["minutes"] <= 3
    assert doses["breath_4_4_6"]["hold_s"] == 4
    assert 6 <= doses["hydration_target"]["glasses"] <= 8


def test_an_empty_paper_is_not_screened_and_clears_nothing() -> None:
    printed = ask("plan", on="2026-11-23")
    assert printed["disposition"] is None
    assert "saddle_numbness" in printed["unanswered"]
    assert printed["plan"] is None
    assert printed["no_plan"]["reason"] == "not_screened"
    assert {each["clearance"] for each in printed["clearances"]} == {"barred"}
    assert len(printed["clearances"]) == 27


def test_an_emergency_stands_even_when_the_rest_is_missing() -> None:
    printed = ask("screen", answers={"saddle_numbness": True})
    assert printed["disposition"] == "EMERGENCY_NOW"
    assert printed["messages"][0] == "emergency_contact"
    assert "cauda_equina_words" in printed["messages"]
    assert "age" in printed["unanswered"]


def test_under_16_there_is_no_plan_and_no_clearance() -> None:
    clearance = {"who": "Dr Sample", "date": "2026-11-01"}
    printed = ask(
        "plan", answers={**HEALTHY, "age": 15}, profile={"clearance": clearance}, on="2026-11-23"
    )
    assert printed["no_plan"]["reason"] == "under_16"
    assert {each["clearance"] for each in printed["clearances"]} == {"barred"}


def test_the_hold_plan_while_a_clinician_is_awaited() -> None:
    printed = ask("plan", answers={**HEALTHY, "night_sweats": True}, on="2026-11-23")
    assert (printed["disposition"], printed["fired"]) == ("CLINICIAN_BEFORE_START", ["C03"])
    items = {i["item"]: i for s in printed["plan"]["sittings"] for i in s["items"]}
    assert {"walking", "breath_4_4_6", "posture_sitting", "hydration_target"} <= set(items)
    assert items["walking"]["dose"] == {}
    assert items["breath_4_4_6"]["level"] == 0
    assert not {"cobra", "heating_pad", "cat_cow", "foam_roller"} & set(items)


@pytest.mark.parametrize(
    ("on", "disposition"),
    [
        ("2026-05-01", "OK_WITH_MODIFICATIONS"),
        ("2026-10-31", "OK_WITH_MODIFICATIONS"),
        ("2026-11-01", "CLINICIAN_BEFORE_START"),
    ],
)
def test_a_clearance_ends_after_six_months(on: str, disposition: str) -> None:
    clearance = {"who": "Dr Sample", "date": "2026-05-01"}
    printed = ask(
        "screen",
        answers={**HEALTHY, "night_sweats": True},
        profile={"clearance": clearance},
        on=on,
    )
    assert printed["disposition"] == disposition


def test_a_clinician_s_limit_acts_as_a_condition_through_its_day() -> None:
    limits = [{"condition": "ext_worse", "until": "2026-11-23", "by": "A. Physio"}]
    asked = {"answers": HEALTHY, "profile": {"limits": limits}}
    assert "ext_worse" in ask("screen", on="2026-11-23", **asked)["conditions"]
    assert ask("screen", on="2026-11-24", **asked)["conditions"] == []


def test_free_text_raises_what_was_answered_milder() -> None:
    text = "No fever, but I can't feel when I wipe."
    printed = ask("screen", answers=HEALTHY, free_text=text)
    assert printed["disposition"] == "EMERGENCY_NOW" and printed["fired"] == ["E01"]
    (match,) = printed["text_matches"]
    assert match["sentence"] == text and match["key"] == "saddle_numbness"
    assert match["question"] == SAFETY.questions["saddle_numbness"].text
    assert (match["family"], match["value"], match["raised"]) == ("saddle_numbness", True, True)


def test_free_text_of_no_matter_changes_nothing() -> None:
    told = ask("plan", answers=HEALTHY, on="2026-11-23", free_text="My back is stiff.")
    assert told == ask("plan", answers=HEALTHY, on="2026-11-23") and told["text_matches"] == []


def test_free_text_that_nobody_reads_is_refused() -> None:
    foreign = refused("screen", json.dumps({"free_text": "Taub", "language": "de"}))
    assert len(foreign) == 1 and foreign[0].startswith("free_text: is read in en only")
    assert len(refused("screen", json.dumps({"language": "klingon"}))) == 1
    long = refused("plan", json.dumps({"free_text": "a" * 1_000_000, "on": "2026-11-23"}))
    assert long == ["free_text: longer than 5000 characters, which is the most that is read"]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        (b"{", ["input"]),
        (b"[]", ["input"]),
        (b"\xff\xfe", ["input"]),
        (b"", ["input"]),
        (b'{"answer": {}}', ["answer"]),
        (b'{"answers": {"pain": true, "age": "40"}}', ["answers.pain", "answers.age"]),
        (b'{"answers": {"age": true}}', ["answers.age"]),
        (b'{"answers": {"age": 40.5}}', ["answers.age"]),
        (b'{"answers": {"saddle_numbness": 1}}', ["answers.saddle_numbness"]),
        (b'{"answers": {"saddle_numbness": null}}', ["answers.saddle_numbness"]),
        (b'{"answers": {"bladder_change": true}}', ["answers.bladder_change"]),
        (b'{"answers": {"bladder_change": []}}', ["answers.bladder_change"]),
        (b'{"profile": {"minutes": "60"}}', ["profile.minutes"]),
        (b'{"profile": {"equipment": ["sauna"]}}', ["profile.equipment.0"]),
        (b'{"profile": {"wake": "7:00"}}', ["profile.wake"]),
        (b'{"profile": {"windows": [{"from": "08:00", "to": "07:00"}]}}', ["profile.windows.0"]),
        (b'{"profile": {"levels": {"flying": 1}}}', ["profile.levels.flying"]),
        (
            b'{"profile": {"limits": [{"condition": "x", "until": "2026-12-01", "by": "B"}]}}',
            ["profile.limits.0.condition"],
        ),
        (b'{"profile": {"clearance": {"who": "B", "date": "2026-12-01"}}}', ["on"]),
        (
            b'{"on": "2026-11-01", "profile": {"clearance": {"who": "B", "date": "2026-12-01"}}}',
            ["profile.clearance.date"],
        ),
        (b'{"on": "23.11.2026"}', ["on"]),
        (b'{"ill_until": "yesterday"}', ["ill_until"]),
        (b'{"flare_since": "2026-11-01", "flare_until": "9999-12-31"}', ["flare_until"]),
        (b'{"history": [{"on": "2026-11-01", "item": "walking", "hard": 1}]}', ["history.0.hard"]),
        (b'{"history": [{"on": "2026-11-01"}]}', ["history.0.item"]),
        (b'{"history": [{"on": "2026-11-01", "item": "yodel"}]}', ["history.0.item"]),
    ],
)
def test_bad_input_gets_one_line_per_problem_with_its_path(text: bytes, paths: list[str]) -> None:
    assert [line.split(":")[0] for line in refused("screen", text)] == paths


def test_planning_needs_a_date() -> None:
    assert refused("plan", "{}")[0].startswith("on: ")


def planned(**paper: Any) -> dict[str, Any]:
    """What `plan` answers for a healthy person with everything at home, without a new process."""
    whole = {"answers": HEALTHY, "profile": EVERYTHING, "on": "2026-11-25", **paper}
    return plan_verb(CATALOGUE, json.dumps(whole).encode())


def walk_of(history: list[dict[str, Any]], **more: Any) -> tuple[float, list[str]]:
    """Minutes of all walks of the day, and the rules of walking that gave as many."""
    sittings = planned(history=history, **more)["plan"]["sittings"]
    walks = [item for each in sittings for item in each["items"] if item["item"] == "walking"]
    rules = {reason["id"] for walk in walks for reason in walk["reasons"]}
    minutes = sum(walk["dose"]["minutes"] for walk in walks)
    return minutes, sorted(rule for rule in rules if rule.startswith("walking_"))


def test_what_lies_behind_changes_the_walk_and_nothing_told_changes_nothing() -> None:
    week = [{"on": f"2026-11-{day}", "item": "walking", "minutes": 20} for day in range(17, 25)]
    assert walk_of(week) == (24, ["walking_growth"])
    plain = [{**line, "hard": False, "eased": False} for line in week]
    assert walk_of(plain, ill_until=None, flare_until=None) == (24, ["walking_growth"])
    assert walk_of([*week[:-1], {**week[-1], "hard": True}]) == (20, ["walking_talk_test"])
    assert walk_of(week[:-2], ill_until="2026-11-23") == (10, ["walking_after_illness"])
    assert walk_of(week, ill_until="2026-11-25") == (24, ["walking_growth"]), "not over yet"


def test_a_sign_of_a_session_is_a_red_light() -> None:
    calm = {"pain_before": 2, "pain_after": 2, "pain_next_morning": 2}
    line = {"on": "2026-11-24", "item": "cat_cow", "minutes": 5, **calm}
    for told, light in (({}, "green"), ({"eased": True}, "red")):
        (step,) = planned(history=[{**line, **told}])["progress"]
        assert step["light"] == light


def test_the_way_back_from_a_flare_up_begins_on_the_day_that_was_told() -> None:
    week = [{"on": f"2026-11-{day}", "item": "walking", "minutes": 24} for day in range(11, 24)]
    flare = {"flare_since": "2026-11-23"}
    short_and_often, _ = walk_of(week, **flare)
    back, _ = walk_of(week, **flare, flare_until="2026-11-24")
    assert back not in (short_and_often, 24), "neither the flare-up's walk nor the usual one"
    earlier, _ = walk_of(week, **flare, flare_until="2026-11-22")
    assert earlier == short_and_often, "of another flare-up"


def test_an_unknown_verb_names_the_verbs() -> None:
    done = run("fly", "{}")
    assert done.returncode == 2
    assert b"screen|plan|script|schema|content-check" in done.stderr


def test_broken_content_is_refused_by_file_key_and_reason(tmp_path: Path) -> None:
    copy = tmp_path / "content"
    subprocess.run(["cp", "-r", str(ROOT / "content"), str(copy)], check=True)
    rules = copy / "screening" / "rules.toml"
    rules.write_text(rules.read_text().replace('when = "saddle_numbness"', 'when = "import os"'))
    done = run("screen", "{}", SPINEFLOW_CONTENT=str(copy))
    assert done.returncode == 3
    assert "rule.E01: not an expression" in done.stderr.decode()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"clearance_lasts"', '"clearance"', "clearance_lasts: screening names it"),
        ('"clearance_lasts"', '"clearance"', "clearance: nothing reads it"),
        ('"months"', '"days"', "clearance_lasts.unit: must be months"),
        ("value = 4", "value = 0", "limit.1.value"),
    ],
)
def test_a_broken_limit_is_refused(tmp_path: Path, old: str, new: str, line: str) -> None:
    copy = tmp_path / "content"
    subprocess.run(["cp", "-r", str(ROOT / "content"), str(copy)], check=True)
    limits = copy / "screening" / "limits.toml"
    limits.write_text(limits.read_text().replace(old, new, 1))
    done = run("screen", "{}", SPINEFLOW_CONTENT=str(copy))
    assert done.returncode == 3
    assert f"screening/limits.toml: {line}" in done.stderr.decode()


def test_a_clearance_lasts_as_long_as_content_says(tmp_path: Path) -> None:
    copy = tmp_path / "content"
    subprocess.run(["cp", "-r", str(ROOT / "content"), str(copy)], check=True)
    limits = copy / "screening" / "limits.toml"
    limits.write_text(limits.read_text().replace("value = 6", "value = 2", 1))
    clearance = {"who": "Dr Sample", "date": "2026-05-01"}
    paper = {"answers": {**HEALTHY, "night_sweats": True}, "profile": {"clearance": clearance}}
    for on, disposition in (("2026-06-30", "OK_WITH_MODIFICATIONS"), ("2026-07-01", "CLINICIAN_")):
        done = run("screen", json.dumps({**paper, "on": on}), SPINEFLOW_CONTENT=str(copy))
        assert json.loads(done.stdout)["disposition"].startswith(disposition)


def test_the_schemas_describe_what_is_read_and_printed() -> None:
    done = run("schema", "")
    schemas = json.loads(done.stdout)
    assert b"spineflow__" not in done.stdout, "two shapes with one name would carry module names"
    assert set(schemas) == {"input", "screen", "plan", "script"}
    assert set(schemas["input"]["properties"]["answers"]["properties"]) == set(SAFETY.questions)
    printed = ask("plan", answers=HEALTHY, on="2026-11-23")
    assert set(schemas["plan"]["properties"]) == set(printed)
