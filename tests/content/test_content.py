"""What the knowledge base promises as a whole."""

import re

import pytest

from spineflow.catalogue.load import CONTENT
from spineflow.knowledge.practice import Practice
from tests.the_catalogue import CATALOGUE

SAFETY = CATALOGUE.safety
METHOD = {"stretching", "cardio", "heat", "massage", "posture", "nutrition", "breathing"}

FORBIDDEN = re.compile(
    r"\b(cure[sd]?|heals?|healed|detox\w*|feeds? your discs?|proven to|all clear|low risk|"
    r"safe for you|no pain,? no gain|wear and tear|crumbling|degenerat\w+|misalign\w+|"
    r"damage[ds]?|slip(s|ped) out|bad back|wrong posture|push through)\b|!",
    re.IGNORECASE,
)
"""Claims and tones that the wording rules refuse (clinical reference G.2, G.4)."""


def shown_sentences() -> list[tuple[str, str]]:
    """Every sentence of content that a person may read, with where it stands."""
    shown = [(f"token {each.id}", each.sentence) for each in SAFETY.tokens.values()]
    shown += [(f"rule {each.id}", each.topic) for each in SAFETY.rules.values()]
    shown += [(f"condition {each.id}", each.plain) for each in SAFETY.conditions.values()]
    shown += [(f"message {each.id}", each.text) for each in SAFETY.messages.values()]
    shown += [(f"constraint {c.id}", c.sentence) for c in CATALOGUE.constraints.values()]
    for question in SAFETY.questions.values():
        texts = [question.text, question.short, question.hint or ""]
        texts += [choice.label for choice in question.choices]
        shown += [(f"question {question.key}", text) for text in texts]
        shown += [(f"question {question.key}", line.label) for line in question.counted]
    for practice in CATALOGUE.practices.values():
        texts = [practice.purpose, practice.feel, practice.breath, *practice.words]
        texts += [*practice.prepare, *practice.after, *practice.errors, *practice.stop]
        texts += [variant.start for variant in practice.variants]
        texts += [step for variant in practice.variants for step in variant.steps]
        texts += [text for level in practice.levels for text in (level.sentence, level.start)]
        texts += [step for level in practice.levels for step in level.steps]
        shown += [(f"practice {practice.id}", text) for text in texts]
    skins = CATALOGUE.sessions.warm_skins.values()
    shown += [(f"skin {each.id}", text) for each in skins for text in (each.sentence, each.topic)]
    findings = CATALOGUE.sessions.therapist_findings.values()
    shown += [(f"finding {each.id}", text) for each in findings for text in (each.text, each.topic)]
    shown += [(f"claim {c.id}", c.sentence) for c in CATALOGUE.claims.values()]
    shown += [(f"family {f.id}", f.truth) for f in CATALOGUE.families.values()]
    shown += [(f"prompt {each.id}", each.text) for each in CATALOGUE.prompts.values()]
    shown += [(f"ask again {each.id}", each.sentence) for each in CATALOGUE.due_rules]
    shown += [(f"desk {each.id}", each.text) for each in CATALOGUE.check_points]
    for programme in CATALOGUE.weekly.values():
        steps = [step.sentence for track in programme.tracks for step in track.steps]
        shown += [(f"weeks {programme.id}", text) for text in (*programme.rules, *steps)]
    return shown


def test_all_seven_practices_of_the_method_are_there() -> None:
    assert {practice.family for practice in CATALOGUE.practices.values()} == METHOD
    planned = {
        item
        for sitting in CATALOGUE.programme.sittings
        for slot in sitting.slots
        if not slot.day_types  # what only a flare-up holds comes beside the method
        for item in slot.practices
    }
    supplements = {p.id for p in CATALOGUE.practices.values() if p.supplement}
    assert planned == SAFETY.matrix_items - supplements
    assert len(SAFETY.matrix_items) == 27


def test_the_method_s_numbers() -> None:
    number = CATALOGUE.planning.number
    assert number("walking_goal") == 30
    assert (number("walking_growth_percent"), number("walking_growth_minutes")) == (20, 2)
    assert (number("heat_minutes_default"), number("heat_minutes_max")) == (15, 20)
    assert number("heat_ends_before_stretching") == 5
    assert (number("water_glasses_min"), number("water_glasses_max")) == (6, 8)
    assert (number("glass_ml"), number("water_extra_glasses_max")) == (250, 2)
    assert (number("breathing_minutes_min"), number("breathing_minutes_max")) == (2, 3)
    for item in ("heating_pad", "warm_towel"):
        minutes = [level.dose.minutes for level in CATALOGUE.practices[item].levels]
        assert max(minutes) <= 20
    breath = CATALOGUE.practices["breath_4_4_6"]
    assert all(2 <= level.dose.minutes <= 3 for level in breath.levels)
    for item in ("massage_therapist", "foam_roller", "massage_gun"):
        zones = CATALOGUE.practices[item].choices["zone"]
        assert set(zones) == {"lower_back", "glutes", "hamstrings"}


@pytest.mark.parametrize(
    "item",
    [
        item
        for item in sorted(SAFETY.matrix_items)
        if CATALOGUE.practices[item].group in {"stretch", "yoga"}
    ],
)
def test_every_movement_has_a_form_off_the_floor(item: str) -> None:
    practice = CATALOGUE.practices[item]
    easiest = {level.variant for level in practice.levels if level.level == 0}
    assert easiest & {"chair", "bed"}
    assert "floor" not in easiest


def test_no_sentence_promises_or_frightens() -> None:
    found = [(where, text) for where, text in shown_sentences() if FORBIDDEN.search(text)]
    assert found == []


def test_no_practice_claims_flow_inside_the_spine() -> None:
    """F.2, second column: sure only about working muscles and skin, never about the low back."""
    sure = {"working_muscles_flow", "heat_flow_skin"}
    for practice in CATALOGUE.practices.values():
        flow = [CATALOGUE.claims[name] for name in practice.blood_flow]
        assert flow[0].certainty in {"none", "very low", "low"}, "the label is about the low back"
        for claim in flow:
            assert claim.certainty in {"none", "very low", "low"} or claim.id in sure
    inside = CATALOGUE.claims["inside_the_spine_flow"]
    assert (inside.certainty, inside.direction, inside.whole_method) == ("none", "unknown", True)


@pytest.mark.parametrize(
    ("claim", "certainty", "up_to", "direction"),
    [
        ("exercise_pain", "moderate", None, "better"),
        ("stretching_alone_pain", "low", None, "no difference"),
        ("bending_flow", "low", None, "mixed"),
        ("stretching_flow_long_run", "none", None, "unknown"),
        ("walking_recurrence", "moderate", None, "better"),
        ("cardio_pain", "low", "moderate", "no difference"),
        ("working_muscles_flow", "high", None, "better"),
        ("lumbar_flow_in_cardio", "very low", None, "unknown"),
        ("heat_new_pain", "moderate", None, "better"),
        ("heat_lasting_pain", "low", None, "unknown"),
        ("heat_flow_skin", "high", None, "better"),
        ("heat_flow_muscle", "low", None, "better"),
        ("heat_flow_disc", "none", None, "unknown"),
        ("massage_pain", "very low", "low", "better"),
        ("rolling_pain", "none", "very low", "unknown"),
        ("rolling_flow", "very low", None, "better"),
        ("posture_pain", "very low", None, "unknown"),
        ("breaks_pain", "low", "moderate", "better"),
        ("bent_sitting_flow", "very low", None, "unknown"),
        ("nutrition_flow", "none", None, "unknown"),
        ("yoga_pain", "low", "moderate", "better"),
        ("yoga_against_exercise_pain", "low", "moderate", "no difference"),
        ("breathing_pain", "very low", "low", "unknown"),
        ("breathing_circulation", "low", "moderate", "better"),
        ("breathing_flow", "none", None, "unknown"),
        ("routine_pain", "moderate", None, "better"),
        ("routine_flow", "none", None, "unknown"),
    ],
)
def test_claims_say_what_the_reference_says(
    claim: str, certainty: str, up_to: str | None, direction: str
) -> None:
    """Clinical reference F.2, cell by cell."""
    found = CATALOGUE.claims[claim]
    assert (found.certainty, found.up_to, found.direction) == (certainty, up_to, direction)


def test_honest_passports() -> None:
    entries = [*SAFETY.rules.values(), *SAFETY.tokens.values(), *CATALOGUE.practices.values()]
    entries += CATALOGUE.claims.values()
    assert {entry.review for entry in entries} == {"draft"}, "nobody has reviewed anything yet"


@pytest.mark.parametrize("country", ["GB", "IE", "US", "CA", "AU", "IN", "DE", "other"])
def test_whom_to_call(country: str) -> None:
    numbers = SAFETY.countries[country]
    assert numbers.emergency and numbers.urgent and numbers.crisis


def test_fish_is_never_hidden_in_the_flags() -> None:
    for food in CATALOGUE.foods.values():
        words = f"{food.name} {food.usda_name}".lower()
        if re.search(r"\b(salmon|tuna|cod|mackerel|sardine|herring|trout|anchov\w+)\b", words):
            assert "fish" in food.flags, food.id
        if re.search(r"\b(shrimp|prawn|crab|mussel|oyster|clam|scallop)s?\b", words):
            assert "shellfish" in food.flags, food.id
        if re.search(r"\bliver\b", words) and "cod liver" not in words:
            assert "liver" in food.flags, food.id


def test_every_content_file_is_toml_that_somebody_reads() -> None:
    """A file outside the folders the catalogue reads would be reviewed in vain."""
    folders = {
        "practices",
        "programmes",
        "planning",
        "foods",
        "evidence",
        "screening",
        "locale",
        "figures",
        "sessions",
        "pain_map",
        "sitting",
        "measures",
        "schemas",
        "outside",
    }
    names = {path.name for path in CONTENT.iterdir()}
    assert names - {"LICENSE", "README.md", "review.toml"} <= folders


@pytest.mark.parametrize("condition", ["si_joint", "osteoporosis", "preg_t1", "preg_t23", "hernia"])
def test_who_does_not_bridge_on_one_leg(condition: str) -> None:
    """Level 5: not with SI pain, osteoporosis, pregnancy, hernia (clinical reference C.4.5)."""
    barred = SAFETY.barred_by[condition]
    forms = {(f.variant.id, f.level.level): f for f in CATALOGUE.practices["bridge"].forms}
    assert forms["floor", 5].words & barred
    assert forms["floor", 1].words.isdisjoint(barred) or condition == "preg_t23"


def test_sacroiliac_pain_keeps_both_legs_long() -> None:
    barred = SAFETY.barred_by["si_joint"]
    forms = {
        (f.variant.id, f.level.level): f for f in CATALOGUE.practices["seated_forward_fold"].forms
    }
    assert forms["floor", 3].words & barred and not forms["floor", 2].words & barred


def test_nobody_with_thin_bones_is_offered_the_curl() -> None:
    """B.4: side-lying curl, not with osteoporosis."""
    barred = SAFETY.barred_by["osteoporosis"]
    assert all(f.words & barred for f in CATALOGUE.practices["side_lying_curl"].forms)


SEVEN = (
    "cat_cow", "childs_pose", "pelvic_tilt", "seated_forward_fold", "bridge", "cobra",
    "supine_twist",
)  # fmt: skip


@pytest.mark.parametrize("item", SEVEN)
def test_the_seven_movements_have_four_true_levels(item: str) -> None:
    """At least four, each with its own sentence and its own dose, range, variant or steps."""
    levels = CATALOGUE.practices[item].levels
    assert len({level.level for level in levels}) >= 4
    assert {level.variant for level in levels if level.level == 0} & {"chair", "bed"}
    told = [(x.variant, x.dose, x.range_fraction, x.steps, x.sentence) for x in levels]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("practice", CATALOGUE.practices.values(), ids=lambda each: each.id)
def test_every_practice_can_be_done_from_its_entry_alone(practice: Practice) -> None:
    """Words to find it, regions, start, at least two steps, and what each form asks of the body."""
    assert practice.words and practice.regions
    for form in practice.forms:
        assert form.variant.start
        if practice.group != "nutrition":
            assert form.words - {form.variant.id}, (form.variant.id, form.level.level)
            assert practice.feel and practice.errors and practice.stop
            assert len(practice.steps_of(form.variant, form.level)) >= 2


GATED = {
    "heat_on_skin", "electric_heat", "vibration_on_tissue", "massage_by_another", "drinking",
    "breath_hold", "supplement_omega3", "supplement_vitamin_c", "supplement_iron",
    "supplement_magnesium",
}  # fmt: skip
"""What carries temperatures, places or numbers for single conditions: the matrix holds those."""


def test_what_needs_the_matrix_stays_in_the_matrix() -> None:
    for practice in CATALOGUE.practices.values():
        if practice.id not in SAFETY.matrix_items:
            assert practice.demands.isdisjoint(GATED), practice.id


def test_every_replacement_of_the_reference_is_there_in_its_order() -> None:
    """Clinical reference B.4; chair, bed and wall forms are variants of the practice itself."""
    told = {item: each.instead for item, each in SAFETY.replacements.items()}
    assert told["seated_forward_fold"] == (
        "strap_hamstring_stretch", "chair_hip_hinge", "standing_hip_hinge",
    )  # fmt: skip
    assert told["childs_pose"] == ("side_lying_curl", "ninety_ninety_rest")
    assert told["cat_cow"] == ("pelvic_tilt", "standing_pelvic_rock")
    assert told["cobra"] == ("sphinx", "standing_chest_lift", "bridge")
    assert told["bridge"] == ("glute_squeeze", "sit_to_stand")
    assert told["supine_twist"] == ("seated_rotation", "open_book")
    assert told["walking"] == (
        "march_on_the_spot", "water_walking", "seated_march", "arm_ergometer",
    )  # fmt: skip
    assert told["heating_pad"] == ("warm_towel", "warm_clothing", "gentle_movement")
    for tool in ("foam_roller", "massage_gun"):
        assert told[tool] == ("hand_self_massage", "ball_at_wall", "massage_therapist")
    assert told["breath_4_4_6"] == ("breath_4_6", "breath_3_4", "notice_the_breath")
    assert told["omega3_food"] == ("plant_omega3_food",)


def test_the_weeks_of_walking_say_when_one_goes_on() -> None:
    """The lines ask for 5 days and more; from how many on a week may grow is said beside them."""
    enough = CATALOGUE.planning.minutes("walking_week_not_full")
    walking = CATALOGUE.weekly["walking"]
    assert any(f"on {enough} days is enough" in rule for rule in walking.rules)
    assert all(step.days >= enough for track in walking.tracks for step in track.steps)


def test_weekly_programmes_reach_the_method_s_goal() -> None:
    walking = CATALOGUE.weekly["walking"]
    assert {track.id for track in walking.tracks} == {"gentle", "usual", "active"}
    for track in walking.tracks:
        assert len(track.steps) == 12
        assert track.steps[-1].minutes == CATALOGUE.planning.number("walking_goal")
    assert [
        CATALOGUE.weekly[each].tracks[0].steps[0].minutes for each in ("swimming", "cycling")
    ] == [10, 5]
    assert {
        CATALOGUE.weekly[each].tracks[0].steps[-1].minutes for each in ("swimming", "cycling")
    } == {30}
