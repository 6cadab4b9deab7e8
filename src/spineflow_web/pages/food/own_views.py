"""Foods and recipes of one's own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from spineflow.records.payload import FoodEaten
from spineflow_web.actions import food as actions
from spineflow_web.actions.food import Diary
from spineflow_web.pages.doors import ScreenedRequest
from spineflow_web.pages.food.forms import OwnFoodForm
from spineflow_web.pages.food.rows import entry_rows
from spineflow_web.pages.food.views import for_diary
from spineflow_web.pages.rendering import show_page
from spineflow_web.store import own_foods

LONGEST_NAME = 80
MOST_PARTS = 40


@for_diary
@require_http_methods(["GET", "HEAD", "POST"])
def food_own(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """The list, the form for one more, and recipes from what was eaten today."""
    form = OwnFoodForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        has_room = own_foods.add_own_food(
            request.person.id,
            given["name"],
            given["portion_g"],
            form.amounts,
            given["is_supplement"],
        )
        _say_kept(request, has_room)
        return redirect("food_own")
    return _page(request, form, 422 if form.is_bound else 200)


@for_diary
@require_POST
def food_own_away(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """A food of one's own is offered no more."""
    if own_foods.put_away(request.person.id, request.POST.get("food", "")[:64]):
        messages.success(request, _("Put away. What you ate of it stays in your diary."))
    return redirect("food_own")


@for_diary
@require_POST
def food_recipe(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """A recipe of ticked entries of today, under a name."""
    name, ticked = request.POST.get("name", "").strip(), set(request.POST.getlist("entry"))
    problem = _name_problem(name)
    told = actions.eaten_on(request.person, request.now.date())
    said = [event.said() for event in told if str(event.id) in ticked]
    parts = [
        part.model_dump() for each in said if isinstance(each, FoodEaten) for part in each.parts
    ]
    if not problem and not 2 <= len(parts) <= MOST_PARTS:
        problem = _("Tick what belongs to it: from 2 to %(most)d foods.") % {"most": MOST_PARTS}
    if problem:
        again: dict[str, object] = {
            "recipe_problem": problem,
            "recipe_name": name[:LONGEST_NAME],
            "ticked": ticked,
        }
        return _page(request, OwnFoodForm(), 422, again)
    _say_kept(request, own_foods.add_recipe(request.person.id, name, parts))
    return redirect("food_own")


@for_diary
@require_POST
def food_recipe_eat(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """All of a recipe, eaten once: one entry, taken back as one."""
    key = request.POST.get("recipe", "")[:32]
    known = own_foods.recipes(request.person.id).get(key)
    if known is None:
        messages.info(request, _("This recipe is gone."))
    else:
        actions.eat(request.person, known.parts, now=request.now, recipe=known.key)
        messages.success(request, _("Saved: %(food)s.") % {"food": known.name})
    return redirect("food_diary")


@for_diary
@require_POST
def food_recipe_remove(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """A recipe goes; what was eaten from it stays."""
    if own_foods.remove_recipe(request.person.id, request.POST.get("recipe", "")[:32]):
        messages.success(request, _("Removed. What you ate of it stays in your diary."))
    return redirect("food_own")


def _page(
    request: ScreenedRequest, form: OwnFoodForm, status: int, more: dict[str, object] | None = None
) -> HttpResponse:
    person = request.person
    own, recipes = own_foods.own_foods(person.id), own_foods.recipes(person.id)
    told = actions.eaten_on(person, request.now.date())
    context = {
        "form": form,
        "own": [each for each in own.values() if not each.put_away],
        "recipes": list(recipes.values()),
        "entries": [(str(row.event), row) for row in entry_rows(told, own, recipes, person)],
        **(more or {}),
    }
    return show_page(request, "food/own.html", context, status=status)


def _name_problem(name: str) -> str:
    if not name:
        return _("Give it a name.")
    if len(name) > LONGEST_NAME:
        return _("The name is too long. Use at most 80 letters.")
    return ""


def _say_kept(request: ScreenedRequest, has_room: bool) -> None:
    if has_room:
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("There are too many. Put one away first."))
