"""The library and the pages of practices: what is open, and a gate no address goes around."""

from __future__ import annotations

import gzip
import html
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from spineflow_web.actions.library import Library, Standing, library
from spineflow_web.actions.screening import current_screening
from spineflow_web.pages.learn import bibliography, table, topics
from spineflow_web.pages.practices import beside, cards, filters, search
from spineflow_web.pages.practices.practice_view import shown_form
from spineflow_web.pages.practices.search import found
from spineflow_web.store.catalogue import catalogue
from spineflow_web.store.models import Person, Preference
from spineflow_web.store.people import person_of
from spineflow_web.store.preferences import preferences_of
from tests.household import accept, add_account, settle
from tests.web.pseudo_locale import bare_words, pseudo_locale

pytestmark = pytest.mark.django_db
BARRED = "Not part of your plan for now"
CONDITIONS: list[dict[str, Any]] = [
    {"osteoporosis": True},
    {"anticoagulant": True},
    {"cannot_get_to_floor": True},
    {"pregnancy_status": "pregnant", "trimester": 2},
    {"heart_failure": True},
    {"hernia_or_prolapse": True, "wrist_shoulder_problem": True},
    {"stenosis": True, "cannot_kneel": True},
    {"leg_numbness": "stable_not_assessed"},
]
STOPPED: list[dict[str, Any]] = [{"stroke_signs": True}, {"calf_swelling": True}, {"age": 15}]


def enter(client: Any, **answers: Any) -> None:
    account = add_account("maria")
    settle(account, **answers)
    client.force_login(account)


def look(client: Any, name: str, *arguments: str, **query: str) -> str:
    answer = client.get(reverse(name, args=arguments), query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def count_of(page: str) -> int:
    return page.count('class="p-card')


def forget_drawings() -> None:
    """Parts drawn once per language would otherwise stay in the one of the test before."""
    for drawn in (cards._open, cards._shut, filters._drawn, search._index, beside._map):
        drawn.cache_clear()
    for made in (topics._topics, table._rows, bibliography._bibliography):
        made.cache_clear()


def told(page: str) -> str:
    """The part of a page that guides."""
    return page.partition('class="practice-body"')[2].partition('id="evidence"')[0]


def texts_of(item: str) -> set[str]:
    """Every start, step and sentence of a practice: what guides somebody through it."""
    practice = catalogue().practices[item]
    forms: list[Any] = [*practice.variants, *practice.levels]
    said = {step for form in forms for step in form.steps} | {form.start for form in forms}
    return {text for text in said | {level.sentence for level in practice.levels} if text}


# ---- what is there -------------------------------------------------------------------------------
def test_everything_is_there_with_a_figure_a_line_and_a_word(client: Any) -> None:
    enter(client)
    page = look(client, "practices")
    assert count_of(page) == len(catalogue().practices)
    assert all(practice.title in page for practice in catalogue().practices.values())
    assert all(family.title in page for family in catalogue().families.values())
    assert page.count('class="fig"') + page.count("still-life") == count_of(page)
    assert page.count("Fits your answers") > 40


def test_words_find_and_forgive(client: Any) -> None:
    enter(client)
    for typed in ("tight hamstrings", "tihgt hamstrngs"):
        page = look(client, "practices", q=typed)
        assert catalogue().practices["strap_hamstring_stretch"].title in page
        assert 0 < count_of(page) < 12
    assert count_of(look(client, "practices", q="xylophone")) == 0
    assert '"xy&quot;' not in client.get(reverse("practices"), {"q": '"xy<'}).content.decode()
    assert "xy&lt;" in client.get(reverse("practices"), {"q": "xy<"}).content.decode()


def test_filters_narrow_and_show_the_form_that_was_asked_for(client: Any) -> None:
    enter(client)
    everything = count_of(look(client, "practices"))
    for name, value in [
        ("family", "heat"), ("position", "bed"), ("thing", "strap"), ("minutes", "2"),
        ("region", "calves"), ("thing", "nothing"), ("thing", "home"),
    ]:  # fmt: skip
        assert 0 < count_of(look(client, "practices", **{name: value})) < everything, name
    page = look(client, "practices", family="stretching", position="bed")
    assert page.count(">In bed</span>") == count_of(page)
    assert count_of(look(client, "practices", family="nonsense", minutes="-1")) == everything


def test_for_me_today_follows_the_plan_and_makes_none(client: Any) -> None:
    enter(client)
    page = look(client, "practices", today="1")
    assert count_of(page) == 0 and "Open Today first" in page
    client.get(reverse("today"))
    page = look(client, "practices", today="1")
    assert count_of(page) == page.count("In your plan today") > 5


def test_a_never_is_not_planned(client: Any) -> None:
    enter(client)
    client.get(reverse("today"))
    assert "In your plan today" in look(client, "practice", "cat_cow")
    client.post(reverse("practice_feeling", args=["cat_cow"]), {"said": "never"})
    client.post(reverse("replan"))
    page = look(client, "practice", "cat_cow")
    assert "In your plan today" not in page
    assert catalogue().constraints["never_asked_for"].sentence in page


def test_every_practice_that_names_words_is_found_by_them() -> None:
    for practice in catalogue().practices.values():
        for words in practice.words:
            assert practice.id in found(words), (practice.id, words)


# ---- the gate ------------------------------------------------------------------------------------
def looked_up() -> Library:
    """The library of the only person there is."""
    person = person_of(Person.objects.get().account_id)
    assert person is not None
    today = datetime.now(UTC).date()
    screened = current_screening(person, today)
    assert screened is not None
    return library(person, screened, today)


@pytest.mark.parametrize("answers", CONDITIONS, ids=lambda answers: "-".join(answers))
def test_no_address_shows_a_step_of_what_is_not_open(client: Any, answers: Any) -> None:
    enter(client, **answers)
    shelves = look(client, "practices")
    shut = [each.practice for each in looked_up().all if not each.ways.forms]
    assert shelves.count("standing barred") + shelves.count("standing ask") == len(shut) > 0
    for practice in shut:
        assert practice.purpose.partition(". ")[0] not in shelves
    for practice in shut[:12]:
        form = practice.forms[-1]
        way = f"{form.variant.id}.{form.level.level}"
        page = look(client, "practice", practice.id, way=way)
        assert BARRED in page and 'class="steps"' not in page and 'class="fig' not in page
        assert not [text for text in texts_of(practice.id) if text in page]
        assert practice.purpose not in page


@pytest.mark.parametrize("answers", CONDITIONS[:5], ids=lambda answers: "-".join(answers))
def test_a_closed_way_cannot_be_asked_for(client: Any, answers: Any) -> None:
    enter(client, **answers)
    narrowed = []
    for each in looked_up().all:
        if not each.ways.forms:
            continue
        left = {(form.variant.id, form.level.level) for form in each.ways.forms}
        forms = {(form.variant.id, form.level.level) for form in each.practice.forms}
        for variant, level in forms - left:
            assert shown_form(each, f"{variant}.{level}") == shown_form(each, "")
            narrowed.append((each.practice.id, f"{variant}.{level}"))
    for item, way in narrowed[:: max(1, len(narrowed) // 5)]:
        page, own = look(client, "practice", item, way=way), look(client, "practice", item)
        assert told(page) == told(own) and f"way={way}" not in own


@pytest.mark.parametrize("answers", STOPPED, ids=lambda answers: "-".join(answers))
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("practices", []), ("practice", ["cat_cow"]), ("print_day", []), ("learn", []),
        ("evidence", []), ("sources", []), ("learn_topic", ["supports"]),
    ],
)  # fmt: skip
def test_who_is_stopped_sees_no_practice(
    client: Any, answers: Any, name: str, arguments: list[str]
) -> None:
    enter(client, **answers)
    page = look(client, name, *arguments)
    assert not [each.title for each in catalogue().practices.values() if each.title in page]
    assert 'class="fig' not in page


def test_who_is_not_screened_is_asked_first(client: Any) -> None:
    account = add_account("maria")
    accept(account)
    client.force_login(account)
    for name, arguments in (("practices", []), ("practice", ["cat_cow"]), ("learn", [])):
        answer = client.get(reverse(name, args=arguments))
        assert answer.status_code == 302 and answer["Location"] == reverse("about")


def test_what_is_barred_says_why_and_what_instead(client: Any) -> None:
    enter(client, pregnancy_status="pregnant", trimester=2, anticoagulant=True)
    shut = {each.practice.id: each for each in looked_up().all if not each.ways.forms}
    offered = [item for item, each in shut.items() if each.cleared.replacements]
    assert offered
    for item in offered[:4]:
        page = look(client, "practice", item)
        assert '<h2 id="why">' in page and "What you can do instead" in page
        names = catalogue().safety.replacements[item].instead
        linked = {name for name in names if f'href="{reverse("practice", args=[name])}"' in page}
        assert linked and not linked & set(shut), "what is offered is open itself"


def test_a_direction_that_is_closed_takes_its_steps_and_pictures(client: Any) -> None:
    practice = catalogue().practices["cat_cow"]
    parts = [part for part in catalogue().sessions.parts if part.practice == "cat_cow"]
    enter(client, extension_worse=True, stenosis=True)
    for way, variant in (("chair.0", "chair"), ("floor.1", "floor")):
        page = look(client, "practice", "cat_cow", way=way)
        steps = next(each.steps for each in practice.variants if each.id == variant)
        kept = {part.word: part.steps for part in parts if part.variant == variant}
        assert not [at for at in kept["extension"] if steps[at - 1] in page if at != 8]
        assert all(steps[at - 1] in page for at in kept["flexion"])
        assert "<animate" not in page and "fig-ghost" not in told(page).partition('id="how"')[0]


# ---- the page ------------------------------------------------------------------------------------
def test_a_page_holds_all_there_is_to_know(client: Any) -> None:
    enter(client)
    client.get(reverse("today"))
    page = look(client, "practice", "cat_cow")
    practice = catalogue().practices["cat_cow"]
    form = practice.levels[2]
    assert form.title in page and form.sentence in page
    variant = next(each for each in practice.variants if each.id == form.variant)
    for text in (practice.purpose, practice.breath, practice.feel, variant.start, *variant.steps):
        assert text in page
    assert all(text in page for text in (*practice.errors, *practice.stop))
    assert all(level.title in page for level in practice.levels)
    assert page.count("Blood flow</h3>") == page.count("Pain or function</h3>") == 1
    for claim in (*practice.blood_flow, *practice.pain):
        entry = catalogue().claims[claim]
        assert entry.sentence in page and entry.population in page
    assert f"{reverse('sources')}#source-" in page
    assert catalogue().claims["inside_the_spine_flow"].sentence in page
    assert "Why is it in my plan?" in page and "This is part of the daily routine." in page
    assert "<animate" in page and "In your plan today" in page


def test_tokens_are_said_in_their_sentences(client: Any) -> None:
    enter(client, osteoporosis=True)
    careful = [each for each in looked_up().all if each.standing is Standing.CARE]
    careful = [each for each in careful if each.cleared.tokens]
    assert careful
    for each in careful[:6]:
        page = look(client, "practice", each.practice.id)
        tokens = catalogue().safety.tokens
        assert all(tokens[token].sentence in page for token in each.cleared.tokens)
        assert "With care" in page


def test_every_page_opens(client: Any) -> None:
    enter(client)
    for item, practice in catalogue().practices.items():
        page = look(client, "practice", item)
        assert practice.title in page and practice.purpose in page


def test_unknown_things_are_not_there(client: Any) -> None:
    enter(client)
    for name, argument in (("practice", "nothing"), ("learn_topic", "nothing")):
        assert client.get(reverse(name, args=[argument])).status_code == 404
    assert client.post(reverse("practice_feeling", args=["nothing"])).status_code == 404


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("practices", []), ("practice", ["foam_roller"]), ("practice", ["walking"]),
        ("practice", ["iron_supplement"]), ("learn", []), ("learn_topic", ["against"]),
        ("evidence", []), ("print_day", []),
    ],
)  # fmt: skip
def test_no_bare_word(client: Any, name: str, arguments: list[str]) -> None:
    enter(client)
    client.get(reverse("today"))
    forget_drawings()
    with pseudo_locale():
        page = client.get(reverse(name, args=arguments)).content.decode()
    references = {word for each in catalogue().sources.values() for word in each.reference.split()}
    forget_drawings()
    bare = [words for words in bare_words(page) if not set(words.split()) <= references]
    assert [words for words in bare if any(letter.isalpha() for letter in words)] == []


# ---- like, dislike, never ------------------------------------------------------------------------
def test_what_one_thinks_is_kept_changed_and_taken_back(client: Any) -> None:
    enter(client)
    address = reverse("practice_feeling", args=["cat_cow"])
    person = Person.objects.get()
    for said, kept in (
        ("like", ({"cat_cow"}, set(), set())),
        ("dislike", (set(), {"cat_cow"}, set())),
        ("never", (set(), set(), {"cat_cow"})),
    ):
        answer = client.post(address, {"said": said}, follow=True)
        assert "Saved." in answer.content.decode()
        told = preferences_of(person.id)
        assert (told.likes, told.dislikes, told.nevers) == kept
    assert "You never want it" in look(client, "practices")
    assert client.post(address, {"said": "nonsense"}).status_code == 302
    assert Preference.objects.count() == 1
    client.post(address, {"said": "nothing"})
    assert Preference.objects.count() == 0
    assert client.get(address).status_code == 405


def test_what_one_thinks_is_ones_own(client: Any) -> None:
    enter(client)
    client.post(reverse("practice_feeling", args=["cat_cow"]), {"said": "never"})
    eve = add_account("eve")
    settle(eve)
    client.force_login(eve)
    assert "You never want it" not in look(client, "practices")
    client.post(reverse("practice_feeling", args=["cat_cow"]), {"said": "nothing"})
    maria = Preference.objects.get().person
    assert maria.account.username == "maria"
    other = person_of(eve.pk)
    assert other is not None and preferences_of(other.id).by_practice == {}


# ---- what it weighs ------------------------------------------------------------------------------
def test_the_library_with_all_its_figures_is_light(client: Any) -> None:
    enter(client)
    client.get(reverse("today"))
    answer = client.get(reverse("practices"), headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 150_000 * 0.8
    assert gzip.decompress(answer.content).count(b'class="fig"') > 50
