"""The diary of a day: look, log, change, take back, copy."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from spineflow_web.actions import food as actions
from spineflow_web.actions.food import Diary
from spineflow_web.actions.recording import undo
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.food.amount import WrongAmount, read_grams
from spineflow_web.pages.food.day import BACK_DAYS, day_context, idea_names, tapped
from spineflow_web.pages.food.forms import NeedsForm
from spineflow_web.pages.food.rows import food_row
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import say
from spineflow_web.store import own_foods
from spineflow_web.store.catalogue import catalogue

PLAIN_IDEAS = 12


def for_diary(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Opens where this person may count food; everybody else reads the plain list of ideas."""

    @wraps(view)
    @for_screened
    def opened(request: ScreenedRequest) -> HttpResponse:
        its = actions.diary(request.person, request.screened, request.now.date())
        return view(request, its) if its.tracks else redirect("food_diary")

    return opened


@for_screened
@require_safe
def food_diary(request: ScreenedRequest) -> HttpResponse:
    """A day, the newest by default; without any number where numbers do harm."""
    on = request.now.date()
    its = actions.diary(request.person, request.screened, on)
    if not its.tracks:
        names = dict.fromkeys(
            name
            for turn in range(3)
            for name in idea_names(its, list(its.practices), on + timedelta(days=turn))
        )
        return show_page(request, "food/ideas.html", {"ideas": list(names)[:PLAIN_IDEAS]})
    day = _day(request.GET.get("day", ""), on)
    context = day_context(request, its, day, request.GET.get("find", "")[:80])
    return show_page(request, "food/diary.html", context)


@for_diary
@require_POST
def food_eat(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """One food and its amount, new or in place of an entry of today."""
    person, given = request.person, request.POST
    own = own_foods.own_foods(person.id)
    row = food_row(given.get("food", "")[:64], own, set(), person)
    if row is None:
        messages.error(request, _("Choose a food from the list."))
        return redirect("food_diary")
    entry = _entry(request, given.get("entry", ""))
    try:
        grams = read_grams(given.get("amount", ""), given.get("unit", ""), row.units)
    except WrongAmount as problem:
        asked = given.get("find", "")[:80]
        context = day_context(request, its, request.now.date(), asked)
        chosen = {"row": row, "amount": given.get("amount", "")[:20], "unit": given.get("unit")}
        again = {**chosen, "problem": str(problem), "entry": entry}
        return show_page(request, "food/diary.html", {**context, "again": again}, status=422)
    part = {"food": row.key, "grams": grams}
    actions.eat(person, [part], now=request.now, replaces=entry)
    messages.success(request, _("Saved: %(food)s.") % {"food": row.name})
    return redirect("food_diary")


@for_diary
@require_POST
def food_quick(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """One tap for fish, greens, berries or whole grains."""
    found = tapped(its, request.POST.get("tap", "")[:40])
    if found is None:
        messages.info(request, _("Nothing of this suits what you told us."))
        return redirect("food_diary")
    food, grams = found
    actions.eat(request.person, [{"food": food, "grams": grams}], now=request.now)
    name = say(catalogue().foods[food].name)
    messages.success(request, _("Saved: %(food)s.") % {"food": name})
    return redirect("food_diary")


@for_diary
@require_POST
def food_copy(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """All of yesterday once more."""
    yesterday = request.now.date() - timedelta(days=1)
    count = actions.copy_day(request.person, yesterday, now=request.now)
    if count:
        words = ngettext("%(n)d entry copied.", "%(n)d entries copied.", count)
        messages.success(request, words % {"n": count})
    else:
        messages.info(request, _("Nothing is written down for yesterday."))
    return redirect("food_diary")


@for_diary
@require_POST
def food_undo(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """Take back an entry of some day, named in the form."""
    day = _day(request.POST.get("day", ""), request.now.date())
    entry = _entry(request, request.POST.get("entry", ""), day)
    if entry is not None and undo(request.person, entry, now=request.now):
        messages.success(request, _("Taken back."))
    else:
        messages.info(request, _("That is taken back already."))
    return redirect("food_diary")


@for_diary
@require_POST
def food_about(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """What the person tells of themselves that moves a number."""
    form = NeedsForm(request.POST, told=its.eater.told, sex=its.eater.sex)
    if form.is_valid():
        actions.tell_needs(request.person, form.told, now=request.now)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Please tap one of these."))
    return redirect("food_diary")


@for_diary
@require_POST
def food_favourite(request: ScreenedRequest, its: Diary) -> HttpResponse:
    """A food becomes a favourite, or stops being one."""
    key = request.POST.get("food", "")[:64]
    own = own_foods.own_foods(request.person.id)
    if food_row(key, own, set(), request.person) is not None:
        is_one = own_foods.turn_favourite(request.person.id, key)
        words = _("It stands with your favourites.") if is_one else _("It is no favourite now.")
        messages.success(request, words)
    return redirect("food_diary")


def _entry(request: ScreenedRequest, named: str, day: date | None = None) -> UUID | None:
    """An entry of a day that stands, by the id in the form; None for anything else."""
    if not named:
        return None
    told = actions.eaten_on(request.person, day or request.now.date())
    return next((event.id for event in told if str(event.id) == named), None)


def _day(named: str, today: date) -> date:
    """The day in the address: today where it says none, lies ahead, or is long past."""
    try:
        day = date.fromisoformat(named[:10])
    except ValueError:
        return today
    return day if today - timedelta(days=BACK_DAYS) <= day <= today else today
