"""Progress: the last fourteen days, and what changed over weeks."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spineflow.measures.taken import Taken
from spineflow_web.actions.beside_plan import prompts_today
from spineflow_web.actions.desk import breaks_of
from spineflow_web.actions.measured import taken_by
from spineflow_web.actions.measures import any_due
from spineflow_web.actions.screening import current_screening
from spineflow_web.pages.desk.break_view import told_words
from spineflow_web.pages.doors import PersonRequest, for_person
from spineflow_web.pages.measures.changed import looks_back_to, what_changed
from spineflow_web.pages.pain_map.map_view import bodies, small_maps
from spineflow_web.pages.progress.chart import Chart, bar_chart, line_chart
from spineflow_web.pages.progress.days import (
    DayRow,
    day_rows,
    kept_days,
    last_days,
    practice_bars,
    sessions_words,
)
from spineflow_web.pages.rendering import show_page
from spineflow_web.pages.safety.gate import is_closed
from spineflow_web.pages.setup.steps import is_first_run
from spineflow_web.pages.today.log_view import counts_water
from spineflow_web.pages.today.notes import Prompt, prompt_views
from spineflow_web.store import plans, summaries
from spineflow_web.store.people import KnownPerson
from spineflow_web.store.screening import Screened


@for_person
@require_safe
def progress(request: PersonRequest) -> HttpResponse:
    """What happened is the person's own, also while the gate keeps the plan closed."""
    if is_first_run(request.person):
        return redirect("today")
    on, person = request.now.date(), request.person
    days = last_days(on)
    taken = taken_by(person.id)
    lived = summaries.between(person.id, min(days[0], looks_back_to(taken, on)), on)
    found = {day: summary for day, summary in lived.items() if day >= days[0]}
    screened = current_screening(person, on)
    is_open = screened is not None and screened.is_settled and not is_closed(screened)
    with_water = screened is not None and counts_water(screened)
    rows = day_rows(person, days, found)
    context = {
        "rows": rows[::-1],
        "is_empty": not found,
        "kept": kept_days(days, plans.planned_days(person.id, days[0], on), found),
        "sessions": sessions_words(found),
        "practices": practice_bars(found),
        "charts": _charts(rows, with_water, any(day.of("drink") for day in found.values())),
        "with_water": with_water,
        "prompts": _prompts(person, on, screened, taken),
        "changed": what_changed(taken, lived, on),
        "may_take": is_open,
        "is_due": screened is not None and is_open and any_due(screened, taken, on),
        "maps": small_maps(person),
        "bodies": bodies(),
        "breaks": told_words(breaks_of(found, on)),
    }
    return show_page(request, "progress/progress.html", context)


def _charts(rows: list[DayRow], with_water: bool, other_drinks: bool) -> list[Chart]:
    days = [date_format(row.on, "j M") for row in rows]
    pain = [
        ("before", _("before"), [row.before for row in rows]),
        ("after", _("after"), [row.after for row in rows]),
    ]
    charts = [
        line_chart(
            _("Pain, 0 to 10"), _("Round dots before, square dots after a session"), pain, days, 10
        ),
        bar_chart(_("Minutes of practice"), "", [row.minutes for row in rows], days),
        bar_chart(_("Minutes walked"), "", [row.walked for row in rows], days),
    ]
    if with_water:
        note = _("Other drinks are counted in") if other_drinks else ""
        glasses = [row.glasses for row in rows]
        charts.append(bar_chart(_("Glasses of water"), note, glasses, days))
    return [chart for chart in charts if chart is not None]


def _prompts(
    person: KnownPerson, on: date, screened: Screened | None, taken: Mapping[str, list[Taken]]
) -> list[Prompt]:
    """Good reasons to see a clinician; while the gate is closed, it speaks alone."""
    if screened is None or not screened.is_settled or is_closed(screened):
        return []
    return prompt_views(prompts_today(person, screened, on, taken), person)
