"""The pictures: well-formed, without colours, small, the same every time, mirrored exactly."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from spineflow.catalogue.check_figures import NO_BODY, drawn_forms, forms_of
from spineflow.figures.draw import moves, moving_svg, still_svg
from spineflow.figures.load import load_figures
from spineflow.figures.pace import CYCLE, eased, shares
from tests.the_catalogue import CATALOGUE

CONTENT = Path(__file__).resolve().parents[2] / "content"
GOLDEN = Path(__file__).parent / "golden" / "figures"
FIGURES = load_figures(CONTENT)
STYLES = (CONTENT.parent / "frontend" / "styles" / "figure.css").read_text(encoding="utf-8")

LARGEST = 40_000
"""Bytes of one moving figure."""

ALLOWED = {
    "svg": {"class", "viewBox", "role", "aria-label", "data-loop-seconds"},
    "path": {"class", "d"},
    "g": {"class"},
    "animate": {
        *("attributeName", "begin", "dur", "repeatCount", "values"),
        *("calcMode", "keyTimes", "keySplines"),
    },
}


PRACTICES = CATALOGUE.practices.values()
FORMS = drawn_forms(PRACTICES)
UNMOVED = [form for each in PRACTICES if each.group == NO_BODY for form in forms_of(each)]


def one_form_each():
    """One form of every movement: the others share its picture."""
    seen = {}
    for form in FORMS:
        seen.setdefault(id(FIGURES.movement(*form)), form)
    return list(seen.values())


SHOWN = one_form_each()


SVG = "{http://www.w3.org/2000/svg}"


def tag(element):
    return element.tag.removeprefix(SVG)


def moving(form, **options):
    return moving_svg(FIGURES, *form, seconds_per_move=3, **options)


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_form_with_a_body_has_a_figure_in_words_too(form):
    root = ElementTree.fromstring(still_svg(FIGURES, *form))
    assert root.get("role") == "img"
    assert len(root.get("aria-label")) > 20
    assert not root.get("aria-label").startswith("Picture")


@pytest.mark.parametrize("form", UNMOVED, ids=str)
def test_food_and_water_have_none(form):
    assert still_svg(FIGURES, *form) is None
    assert moving(form) is None
    assert moves(FIGURES, *form) == 0


def test_no_movement_is_for_a_form_that_does_not_exist():
    known = {(practice, variant) for practice, variant, _ in FORMS}
    for entry in FIGURES.movements:
        assert (entry.practice, entry.variant) in known
        for level in entry.levels:
            assert (entry.practice, entry.variant, level) in FORMS


def test_no_frame_is_unused_but_those_of_the_reference():
    used = {name for entry in FIGURES.movements for name in entry.frames}
    used |= {getattr(frame, "partner", None) for frame in FIGURES.frames.values()}
    drawn = {
        name
        for name, frame in FIGURES.frames.items()
        if frame.source == ("D: drawn by the project",)
    }
    assert drawn - used == set()


@pytest.mark.parametrize("form", SHOWN, ids=str)
def test_pictures_are_xml_with_classes_and_without_colours(form):
    for picture in (still_svg(FIGURES, *form), moving(form)):
        for element in ElementTree.fromstring(picture).iter():
            assert set(element.attrib) <= ALLOWED[tag(element)], tag(element)
            for name in (element.get("class") or "").split():
                assert f".{name}" in STYLES, f"no style for {name}"


@pytest.mark.parametrize("form", SHOWN, ids=str)
def test_a_moving_figure_starts_as_the_still_one_and_is_small(form):
    picture = moving(form)
    assert len(picture.encode()) <= LARGEST
    bare = re.sub(r"<animate [^>]*/>", "", picture).replace("></path>", "/>")
    bare = re.sub(r' data-loop-seconds="[^"]*"', "", bare)
    assert bare == still_svg(FIGURES, *form, frame=0)


@pytest.mark.parametrize("form", SHOWN, ids=str)
def test_samples_can_be_blended(form):
    """Each animation has one list of commands, begins at 0 s and closes its loop."""
    root = ElementTree.fromstring(moving(form))
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        for animate in path:
            values = animate.get("values").split(";")
            assert len({re.sub(r"[-.\d ]", "", value) for value in values}) == 1
            assert values[0] == values[-1] == path.get("d")
            assert (animate.get("begin"), animate.get("repeatCount")) == ("0s", "indefinite")
            assert animate.get("dur") == root.get("data-loop-seconds") + "s"


@pytest.mark.parametrize("form", SHOWN, ids=str)
def test_the_times_of_the_samples_are_told_to_the_animation(form):
    """One wrong number and a browser shows no movement at all."""
    frames = len(FIGURES.movement(*form).frames)
    for animate in ElementTree.fromstring(moving(form)).iter(f"{SVG}animate"):
        count = len(animate.get("values").split(";"))
        if frames >= CYCLE:
            assert animate.get("calcMode") is animate.get("keyTimes") is None
            continue
        times = [float(time) for time in animate.get("keyTimes").split(";")]
        assert len(times) == count and (times[0], times[-1]) == (0, 1)
        assert times == sorted(set(times))
        splines = [each.split() for each in animate.get("keySplines").split(";")]
        assert len(splines) == count - 1 and {len(each) for each in splines} == {4}
        assert all(0 <= float(number) <= 1 for each in splines for number in each)


def test_a_move_begins_and_ends_at_rest():
    """Half of the way is done after half of the time, and the key frames are samples."""
    for frames in (2, 3):
        within = shares(frames)
        assert within[0] == 0 and within == sorted(within)
        ways = [eased(share) for share in within]
        assert ways == pytest.approx([at / len(within) for at in range(len(within))])
        assert eased(0.5) == pytest.approx(0.5)


def test_the_loop_lasts_as_long_as_its_moves():
    form = ("cat_cow", "floor", 2)
    assert moves(FIGURES, *form) == 3
    picture = moving_svg(FIGURES, *form, seconds_per_move=3.5)
    assert 'data-loop-seconds="10.5"' in picture


def test_a_pose_that_is_held_stands_still():
    form = ("bridge", "bed", 0)
    assert moves(FIGURES, *form) == 0
    assert "<animate" not in moving(form)
    assert "data-loop-seconds" not in moving(form)


@pytest.mark.parametrize("form", SHOWN, ids=str)
def test_the_mirrored_figure_is_the_mirror(form):
    for frame in range(len(FIGURES.movement(*form).frames)):
        plain = points(still_svg(FIGURES, *form, frame=frame))
        mirrored = points(still_svg(FIGURES, *form, frame=frame, flip=True))
        assert len(plain) > 100
        assert len(plain) == len(mirrored)
        for (x, y), (mirrored_x, mirrored_y) in zip(plain, mirrored, strict=True):
            assert mirrored_x == pytest.approx(200 - x, abs=1e-6)
            assert mirrored_y == pytest.approx(y, abs=1e-6)


@pytest.mark.parametrize("form", SHOWN, ids=str)
def test_the_person_is_inside_the_picture(form):
    for frame in range(len(FIGURES.movement(*form).frames)):
        picture = ElementTree.fromstring(still_svg(FIGURES, *form, frame=frame))
        for path in picture.iter("{http://www.w3.org/2000/svg}path"):
            if "fig-near" in (path.get("class") or ""):
                for x, y in points(f'd="{path.get("d")}"'):
                    assert -1 <= x <= 201
                    assert -1 <= y <= 161


def test_the_mirror_turns_every_arc_the_other_way():
    form = ("walking", "standing", 2)
    plain, mirrored = (
        set(re.findall(r"a[\d.]+ [\d.]+ 0 0 ([01])", still_svg(FIGURES, *form, flip=flip)))
        for flip in (False, True)
    )
    assert (plain, mirrored) == ({"0"}, {"1"})


def points(picture):
    """Every end point and control point, absolute."""
    out = []
    for data in re.findall(r'\bd="([^"]*)"', picture):
        x = y = x0 = y0 = 0.0
        for command, body in re.findall(r"([MlqazA-Z])([^MlqazA-Z]*)", data):
            numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", body)]
            if command == "M":
                x, y = x0, y0 = numbers
            elif command == "z":
                x, y = x0, y0
            elif command == "q":
                while numbers:
                    out.append((x + numbers[0], y + numbers[1]))
                    x, y = x + numbers[2], y + numbers[3]
                    numbers = numbers[4:]
                    out.append((x, y))
                continue
            else:
                x, y = x + numbers[-2], y + numbers[-1]
            out.append((x, y))
    return out


def test_words_are_escaped():
    picture = still_svg(FIGURES, "bridge", "floor", 2, alt='<b>"Brücke" & mehr')
    assert ElementTree.fromstring(picture).get("aria-label") == '<b>"Brücke" & mehr'


def test_the_same_every_time():
    again = load_figures(CONTENT)
    for form in FORMS[::7]:
        assert moving(form) == moving_svg(again, *form, seconds_per_move=3)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("cat", ("cat_cow", "floor", 2)),
        ("bridge", ("bridge", "floor", 2)),
        ("twist", ("supine_twist", "floor", 2)),
        ("curl_from_above", ("side_lying_curl", "bed", 0)),
        ("side_reach_from_above", ("childs_pose", "floor", 3)),
        ("lifting", ("posture_lifting", "standing", 1)),
    ],
)
def test_golden_pictures(name, form):
    """Whoever changes the drawing looks at the pictures and writes these files anew."""
    golden = (GOLDEN / f"{name}.svg").read_text(encoding="utf-8")
    assert still_svg(FIGURES, *form).replace("><", ">\n<") + "\n" == golden


def test_every_form_done_on_each_side_names_the_side_its_picture_shows():
    """Without it the picture for the other side could not be the mirror."""
    nameless = [
        (each.id, level.variant, level.level)
        for each in PRACTICES
        for level in each.levels
        if level.dose.each_side
        if (movement := FIGURES.movement(each.id, level.variant, level.level))
        if not movement.side
    ]
    assert not nameless
