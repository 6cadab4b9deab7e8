"""The desk page: it can stay open, and works without a script as a list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spineflow_web.actions.desk import LONGEST_BREAK_S, SITTING, breaks_told, desk_of, tell_break
from spineflow_web.pages.desk.break_view import (
    break_view,
    clock_data,
    day_bars,
    let_go_words,
    stop_words,
    told_words,
)
from spineflow_web.pages.desk.set_up import PARTS, points_of, set_up_figure
from spineflow_web.pages.doors import ScreenedRequest, for_screened
from spineflow_web.pages.learn.views import PLAINLY
from spineflow_web.pages.practices.practice_view import evidence_of
from spineflow_web.pages.practices.words import first_sentence
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.sentences import cautions_of, say
from spineflow_web.pages.whole_number import whole_number
from spineflow_web.store import summaries
from spineflow_web.store.catalogue import catalogue


@for_screened
@require_safe
def desk(request: ScreenedRequest) -> HttpResponse:
    """Breaks of the person's own, what was done, and what to look at."""
    sitting = catalogue().practices[SITTING]
    found = desk_of(request.person, request.screened, request.now.date())
    told = breaks_told(request.person, request.now.date())
    marks = summaries.of_day(request.person.id, request.now.date()).of("break", "break_skipped")
    context = {
        "breaks": [break_view(each) for each in found.breaks],
        "stops": list(dict.fromkeys(line for each in found.breaks for line in stop_words(each))),
        "minutes": found.minutes,
        "cautions": cautions_of(found.sitting.tokens),
        "told": told_words(told),
        "let_go": let_go_words(told),
        "bars": day_bars(told.by_day),
        "undo": marks[-1].id if marks else None,
        "figure": set_up_figure(),
        "points": {part: points_of(part) for part in PARTS},
        "purpose": first_sentence(say(sitting.purpose)),
        "longest": catalogue().break_timings["longest"].seconds[0] // 60,
        "practice": {"evidence": evidence_of(sitting)},
        "plainly": say(catalogue().claims[PLAINLY].sentence),
        "data": clock_data(request, found) if found.breaks else None,
    }
    return show_page(request, "desk/desk.html", context)


@for_screened
@require_POST
def desk_log(request: ScreenedRequest) -> HttpResponse:
    """A break that was taken. What happened is kept, also where it is not open any more."""
    item = request.POST.get("item") or None
    if item is not None and item not in catalogue().micro_breaks:
        messages.error(request, _("That is no break of the list. Choose one of these."))
        return redirect("desk")
    given = request.POST.get("seconds", "").strip()
    seconds = whole_number(given, 1, LONGEST_BREAK_S)
    if given and seconds is None:
        sentence = _("Give the seconds of your break, from 1 to %(most)d.")
        messages.error(request, sentence % {"most": LONGEST_BREAK_S})
        return redirect("desk")
    tell_break(request.person, item, taken=True, seconds=seconds, now=request.now)
    messages.success(request, _("Noted."))
    return redirect("desk")
