"""The food diary: logging, undo, walls between people, hidden numbers, bad input."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from spineflow_web.actions.food import eat
from spineflow_web.actions.recording import differences, rebuild
from spineflow_web.store import own_foods, summaries
from spineflow_web.store.models import EventRecord, OwnFood, Recipe
from spineflow_web.store.people import KnownPerson
from tests.household import add_account, settle

pytestmark = pytest.mark.django_db
POSTS = [
    "food_eat", "food_quick", "food_copy", "food_undo", "food_favourite", "food_own",
    "food_own_away", "food_recipe", "food_recipe_eat", "food_recipe_remove",
]  # fmt: skip


def enter(client: Any, name: str = "maria", **answers: Any) -> KnownPerson:
    account = add_account(name)
    person = settle(account, **answers)
    client.force_login(account)
    return person


def page(client: Any, name: str = "food_diary", **given: str) -> str:
    answer = client.get(reverse(name), given)
    assert answer.status_code == 200
    return str(answer.content.decode())


def log(client: Any, food: str = "orange", amount: str = "1", unit: str = "m0", **more: str) -> Any:
    told = {"food": food, "amount": amount, "unit": unit, **more}
    return client.post(reverse("food_eat"), told)


def foods_today(person: KnownPerson) -> dict[str, int]:
    return dict(summaries.of_day(person.id, timezone.now().date()).foods)


def ids_of_food() -> list[str]:
    return [str(event.pk) for event in EventRecord.objects.filter(kind="food_eaten")]


def test_a_food_is_found_with_a_slip_logged_changed_and_taken_back(client: Any) -> None:
    person = enter(client)
    assert "Salmon, Atlantic" in page(client, find="samlon")
    assert log(client, amount="1/2").status_code == 302
    assert foods_today(person) == {"orange": 655}
    entry = str(EventRecord.objects.get(kind="food_eaten").pk)
    log(client, amount="200", unit="g", entry=entry)
    assert foods_today(person) == {"orange": 2000}
    newest = str(EventRecord.objects.filter(kind="food_eaten").latest("seq").pk)
    client.post(reverse("food_undo"), {"entry": newest, "day": ""})
    assert foods_today(person) == {} and not differences(person.id) and rebuild(person.id) == 0


def test_totals_stand_against_the_reference_values(client: Any) -> None:
    enter(client, sex="male")
    log(client, "orange", "2")
    assert "139 of about 110 mg" in page(client)
    assert "reached" in page(client)


def test_a_smoker_and_a_woman_after_her_last_period_have_their_own_numbers(client: Any) -> None:
    enter(client, sex="female", age=45, told={"country": "US"})
    assert "of about 75 mg" in page(client) and "of about 18 mg" in page(client)
    told = {"smokes": "on", "menopause": "after_menopause"}
    assert client.post(reverse("food_about"), told)["Location"] == reverse("food_diary")
    shown = page(client)
    assert "of about 110 mg" in shown and "of about 8 mg" in shown
    assert re.search(r'value="after_menopause"[^>]*checked', shown)
    client.post(reverse("food_about"), {})
    assert "of about 75 mg" in page(client) and "of about 18 mg" in page(client)
    client.post(reverse("food_about"), {"menopause": "whenever"})
    assert EventRecord.objects.filter(kind="needs_told").count() == 2


def test_who_is_to_see_no_numbers_is_not_asked_what_moves_them(client: Any) -> None:
    enter(client, eating_disorder=True)
    client.post(reverse("food_about"), {"smokes": "on"})
    assert not EventRecord.objects.filter(kind="needs_told").exists()
    assert "I smoke" not in page(client)


def test_a_man_is_not_asked_about_periods(client: Any) -> None:
    enter(client, sex="male")
    assert "I smoke" in page(client) and "periods" not in page(client)


@pytest.mark.parametrize(
    ("amount", "unit", "sentence"),
    [
        ("4000", "g", "more than 2000 g at once"), ("-2", "m0", "above 0"), ("NaN", "g", "above 0"),
        ("1e309", "g", "above 0"), ("9" * 50_000, "g", "above 0"), ("0", "g", "above 0"),
        ("1/0", "g", "above 0"), ("1", "barrel", "one of the measures"), ("", "g", "above 0"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_answered_with_a_sentence(
    client: Any, amount: str, unit: str, sentence: str
) -> None:
    enter(client)
    answer = log(client, "beef_liver_braised", amount, unit)
    shown = answer.content.decode()
    assert answer.status_code == 422 and sentence in shown and "Beef liver" in shown
    assert not EventRecord.objects.filter(kind="food_eaten").exists()
    assert len(amount) > 20 or f'value="{amount}"' in shown or not amount


def test_an_endless_name_is_refused_and_the_rest_is_kept(client: Any) -> None:
    person = enter(client)
    given = {"name": "a" * 50_000, "portion_g": "30", "iron_mg": "nan"}
    answer = client.post(reverse("food_own"), given)
    shown = answer.content.decode()
    assert answer.status_code == 422 and "at most 80 letters" in shown
    assert 'value="30"' in shown and "Type a number, such as 2.5." in shown
    assert not OwnFood.objects.filter(person_id=person.id).exists()


def test_a_million_letters_are_refused_before_they_are_read(client: Any) -> None:
    enter(client)
    answer = client.post(reverse("food_own"), {"name": "a" * 1_000_000, "portion_g": "30"})
    shown = answer.content.decode()
    assert answer.status_code == 413 and "One of the fields held more text than fits." in shown
    assert "Nothing was saved." in shown
    assert not OwnFood.objects.exists()


def test_own_foods_recipes_favourites_and_yesterday(client: Any) -> None:
    person = enter(client)
    client.post(reverse("food_own"), {"name": "Home bread", "portion_g": "50", "iron_mg": "2,5"})
    (own,) = own_foods.own_foods(person.id)
    assert "Home bread" in page(client, find="bread")
    log(client, own, "2", "portion")
    log(client, "orange")
    client.post(reverse("food_favourite"), {"food": "orange"})
    assert "Favourites" in page(client)
    entries = ids_of_food()
    client.post(reverse("food_recipe"), {"name": "Breakfast", "entry": entries})
    recipe = Recipe.objects.get(person_id=person.id)
    client.post(reverse("food_recipe_eat"), {"recipe": recipe.pk.hex})
    assert foods_today(person) == {"orange": 2620, own: 2000}
    eat(person, [{"food": "kale_raw", "grams": 67.0}], now=timezone.now() - timedelta(days=1))
    client.post(reverse("food_copy"))
    assert foods_today(person)["kale_raw"] == 670
    client.post(reverse("food_own_away"), {"food": own})
    assert "Home bread" in page(client), "what was eaten keeps its name"
    assert page(client, "food_week").count("progress") >= 5
    assert "Home bread" in page(client, "diary")
    assert not differences(person.id)


def test_nobody_reaches_the_foods_of_another(client: Any) -> None:
    maria = enter(client)
    client.post(reverse("food_own"), {"name": "Secret soup", "portion_g": "50"})
    log(client), log(client, "apple")
    entries = ids_of_food()
    client.post(reverse("food_recipe"), {"name": "Secret stew", "entry": entries})
    (own,) = own_foods.own_foods(maria.id)
    recipe = Recipe.objects.get().pk.hex
    before = foods_today(maria)
    eve = enter(client, "eve")
    log(client, own)
    log(client, "apple", entry=entries[0])
    for name, given in [
        ("food_own_away", {"food": own}), ("food_recipe_eat", {"recipe": recipe}),
        ("food_recipe_remove", {"recipe": recipe}), ("food_undo", {"entry": entries[0]}),
        ("food_favourite", {"food": own}), ("food_recipe", {"name": "x", "entry": entries}),
    ]:  # fmt: skip
        client.post(reverse(name), given)
    assert foods_today(maria) == before and foods_today(eve) == {"apple": 1820}
    assert Recipe.objects.count() == 1 and not OwnFood.objects.get().put_away
    for name in ("food_diary", "food_own", "food_week"):
        assert "Secret" not in page(client, name)
    assert "Secret" not in page(client, find="secret")


def test_an_eating_disorder_sees_a_plain_list_and_nothing_is_kept(client: Any) -> None:
    person = enter(client, eating_disorder=True)
    eat(person, [{"food": "orange", "grams": 131.0}], now=timezone.now())
    shown = page(client, find="orange")
    body = shown[shown.index("<h1") : shown.index("</main>")]
    words = re.sub(r"<[^>]*>", "", body)
    assert "Food ideas" in words and not any(letter.isdigit() for letter in words)
    assert "<progress" not in body and "<input" not in body
    before = EventRecord.objects.count()
    for name in POSTS:
        client.post(reverse(name), {"food": "orange", "amount": "1", "unit": "g", "tap": "fish"})
    client.post(reverse("drinks"), {"drink": "tea", "amount": "250", "unit": "ml"})
    client.post(reverse("drinks_heat"), {"minutes": "20"})
    assert EventRecord.objects.count() == before
    assert "Nothing is counted here" in page(client, "drinks")


def test_iron_overload_sees_no_iron(client: Any) -> None:
    enter(client, haemochromatosis=True)
    log(client, "lentils_boiled")
    shown = page(client)
    assert ">Iron<" not in shown and "Vitamin C" in shown
    assert "no iron amount is shown" in shown


def test_warfarin_keeps_greens_steady_and_the_tap_brings_few_vitamin_k(client: Any) -> None:
    person = enter(client, anticoagulant=True, warfarin=True)
    client.post(reverse("food_quick"), {"tap": "greens"})
    assert foods_today(person) in ({"romaine_raw": 470}, {"arugula_raw": 200})
    assert "about the same each week" in page(client)
    assert "The seven days before" in page(client, "food_week")


def test_a_vegan_is_offered_no_fish(client: Any) -> None:
    person = enter(client, vegan=True)
    client.post(reverse("food_quick"), {"tap": "fish"})
    assert foods_today(person) == {} and "Salmon" not in page(client)


def test_severe_kidney_disease_shows_no_magnesium(client: Any) -> None:
    enter(client, kidney_disease="severe_or_dialysis")
    shown = page(client)
    assert "What it comes to" in shown and ">Magnesium<" not in shown
    assert "Follow your dietitian" in shown


def test_drinks_count_heat_adds_and_all_can_be_taken_back(client: Any) -> None:
    person = enter(client)
    before = page(client, "today")
    for drink in ("tea", "alcohol"):
        client.post(reverse("drinks"), {"drink": drink, "amount": "250", "unit": "ml"})
    assert "1 of " in page(client, "today")
    client.post(reverse("drinks_heat"), {"minutes": "40"})
    glasses = 'class="glass'
    assert page(client, "today").count(glasses) == before.count(glasses) + 2
    for amount in ("30000", "-2", "nan", "1e309", "x" * 50_000):
        answer = client.post(reverse("drinks"), {"drink": "tea", "amount": amount, "unit": "ml"})
        assert answer.status_code == 422 and b"up to 2000 mL" in answer.content
    marks = summaries.of_day(person.id, timezone.now().date()).of("drink", "sweat")
    assert len(marks) == 3
    for mark in marks:
        client.post(reverse("log_undo"), {"event": str(mark.id), "from": "drinks"})
    assert not summaries.of_day(person.id, timezone.now().date()).marks


def test_the_gate_stands_before_the_diary(client: Any) -> None:
    enter(client, saddle_numbness=True)
    for name in ("food_diary", "food_own", "food_week", "drinks"):
        assert "Please stop here" in page(client, name)
    client.post(reverse("food_eat"), {"food": "orange", "amount": "1", "unit": "m0"})
    assert not EventRecord.objects.filter(kind="food_eaten").exists()
